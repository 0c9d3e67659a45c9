import LayerOutput
package import OutputSchema
import SurveyMath
package import SurveyModel
package import TextKit

/// A table of the layers and tables that `process` and `snap` write.
package func describeOutputs() -> TextTable { layerTable(LayerSchema.all) }

/// The names of all layers and tables.
package let outputNames = LayerSchema.all.map(\.name)

/// A table of the properties of one layer.
/// - Parameter name: the name of the layer, or its file: `outlets`, `summary/rivers.csv`.
/// - Throws: `InputError(.usage)` when there is no such layer.
package func describeOutput(_ name: String) throws(InputError) -> TextTable { propertyTable(try LayerSchema.named(name)) }

/// JSON Schema (draft 2020-12) of the properties of one feature of a layer, or of one row of a table, in which an empty cell is null.
/// - Parameter name: as for ``describeOutput(_:)``; nil for an object with the schema of each layer by its name.
/// - Throws: `InputError(.usage)` when there is no such layer.
package func jsonSchema(ofOutput name: String?) throws(InputError) -> String {
  guard let name else { return jsonSchemaText(LayerSchema.all) }
  return jsonSchemaText(try LayerSchema.named(name))
}

extension LayerSchema {
  /// The layer of this name or file.
  /// - Throws: `InputError(.usage)`, which names the layer that is spelled most like it.
  package static func named(_ name: String) throws(InputError) -> LayerSchema {
    let known = all + DistrictLevel.allCases.map { OutputLayers.districtSummary(by: $0).schema }
    if let layer = known.first(where: { $0.name == name || $0.file == name }) { return layer }
    let nearest = nearestWord(to: name, among: known.flatMap { [$0.name, $0.file] })
    var error = InputError(
      .usage,
      "there is no layer or table \"\(name)\"; there are \(known.map(\.name).joined(separator: ", "))"
        + (nearest.map { "; did you mean \($0)?" } ?? ""))
    error.correction = nearest.map { WordCorrection(typed: name, meant: $0) }
    throw error
  }
}
