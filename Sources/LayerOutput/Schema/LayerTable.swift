package import OutputSchema
package import TextKit

/// A table of layers: the name and file of each, what its features are, and what they mean.
package func layerTable(_ layers: [LayerSchema]) -> TextTable {
  TextTable(
    columns: ["layer", "file", "feature", "meaning"].map { TextTable.Column($0, isNumber: false) },
    rows: layers.map { layer in
      [layer.name, layer.file, layer.shape.rawValue, layer.meaning + (layer.condition.map { " Written \($0)." } ?? "")]
    })
}

/// A table of the properties of a layer, or of the columns of a table.
package func propertyTable(_ layer: LayerSchema) -> TextTable {
  TextTable(
    columns: [layer.isTable ? "column" : "property", "type", "unit", "null", "meaning"].map {
      TextTable.Column($0, isNumber: false)
    },
    rows: layer.properties.map { [$0.name, $0.type.name, $0.unit, $0.isNullable ? "yes" : "no", $0.description] })
}
