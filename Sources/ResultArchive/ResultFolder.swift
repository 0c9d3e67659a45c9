import FileKit
package import OutputSchema
package import SurveyModel

/// A folder that an earlier run of `process` wrote. Names of files and properties are those of ``OutputLayers``.
package struct ResultFolder {
  let path: String
  private let digests: [String: String]

  /// - Throws: `InputError` when the folder is missing, may not be read or is none that `process` wrote.
  package init(_ path: String) throws(InputError) {
    guard try inputStatus(path).kind == .folder, let listing = outputListing(of: path) else {
      throw InputError(
        .unreadable, "this is no folder that outlets process wrote: it has no \(OutputListing.file) of a run",
        source: PathText.displayText(path))
    }
    self.path = path
    digests = listing.digests
  }

  /// Whether the run wrote this layer or table.
  package func holds(_ layer: LayerSchema) -> Bool { (try? inputStatus("\(path)/\(layer.file)")) != nil }

  /// The outlets, in the order of their layer.
  package func outlets() throws(InputError) -> [OutletEntry] {
    let file = OutputLayers.outlets.schema.file
    return try readOutletLayer(bytes(of: file), source: file)
  }

  /// What a person should look at, in the order of the layer.
  package func findings() throws(InputError) -> [FindingEntry] {
    let file = OutputLayers.review.schema.file
    return try readReviewLayer(bytes(of: file), source: file)
  }

  /// The content of a file of the folder.
  /// - Throws: `InputError(.unreadable)` when it is not the one that the run wrote.
  func bytes(of file: String) throws(InputError) -> [UInt8] {
    let content = try readFile("\(path)/\(file)")
    if let digest = digests[file], digest != content.sha256 {
      throw InputError(
        .unreadable, "it was changed since the run wrote it, so what it says is not the result; run process again",
        source: PathText.displayText("\(path)/\(file)"))
    }
    return content.bytes
  }

  /// The observations, in the order of their layer.
  package func observations() throws(InputError) -> [ObservationEntry] {
    let file = OutputLayers.observations.schema.file
    return try readObservationLayer(bytes(of: file), source: file)
  }

  /// The rows of a table that ends in a total row.
  package func summary(_ table: LayerSchema) throws(InputError) -> SummaryTable {
    try SummaryTable(bytes(of: table.file), source: table.file)
  }
}
