import FileKit
package import OutputSchema
package import SurveyModel

/// A folder that an earlier run of `process` wrote. Names of files and properties are those of ``OutputLayers``.
package struct ResultFolder {
  private let path: String

  /// - Throws: `InputError` when the folder is missing, may not be read or is none that `process` wrote.
  package init(_ path: String) throws(InputError) {
    guard try inputStatus(path).kind == .folder, isOutputFolder(path) else {
      throw InputError(.unreadable, "this is no folder that outlets process wrote", source: PathText.displayText(path))
    }
    self.path = path
  }

  /// Whether the run wrote this layer or table.
  package func holds(_ layer: LayerSchema) -> Bool { (try? inputStatus("\(path)/\(layer.file)")) != nil }

  /// The outlets, in the order of their layer.
  package func outlets() throws(InputError) -> [OutletEntry] {
    let file = OutputLayers.outlets.schema.file
    return try readOutletLayer(readFile("\(path)/\(file)").bytes, source: file)
  }

  /// The observations, in the order of their layer.
  package func observations() throws(InputError) -> [ObservationEntry] {
    let file = OutputLayers.observations.schema.file
    return try readObservationLayer(readFile("\(path)/\(file)").bytes, source: file)
  }

  /// The rows of a table that ends in a total row.
  package func summary(_ table: LayerSchema) throws(InputError) -> SummaryTable {
    try SummaryTable(readFile("\(path)/\(table.file)").bytes, source: table.file)
  }
}
