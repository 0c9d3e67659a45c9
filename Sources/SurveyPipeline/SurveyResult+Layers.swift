import LayerOutput
public import SurveyModel
public import Workers

extension SurveyResult {
  /// A layer or table as bytes: those of the file that `processSurvey(_:into:cancellation:progress:)` writes.
  ///
  /// Layers are GeoJSON in WGS 84 degrees, tables are CSV in UTF-8.
  /// - Parameters:
  ///   - layer: which one.
  ///   - jobs: threads; the bytes are the same for any number.
  ///   - cancellation: stops the work at its next look.
  /// - Returns: nil where the result has no such layer, as with ``OutputLayer/tracks`` where there are no tracks.
  /// - Throws: `Cancelled`.
  public func layer(
    _ layer: OutputLayer, jobs: Int = 1, cancellation: Cancellation = Cancellation()
  ) throws -> [UInt8]? {
    let output = MemoryOutput()
    try writeSurvey(columns, to: output, only: layer, jobs: jobs, cancellation: cancellation)
    return output.files[layer.file]
  }

  /// All files of the output folder as bytes by their names (`outlets.geojson`, `summary/rivers.csv`), with the manifest.
  /// - Parameters:
  ///   - jobs: threads; the bytes are the same for any number.
  ///   - cancellation: stops the work at its next look.
  /// - Throws: `Cancelled`.
  public func files(jobs: Int = 1, cancellation: Cancellation = Cancellation()) throws -> [String: [UInt8]] {
    let output = MemoryOutput()
    try writeSurvey(columns, to: output, jobs: jobs, cancellation: cancellation)
    return output.files
  }
}
