package import SurveyModel

/// Numbers the records of the chunks of one file, in their order, and keeps the account of the file.
package protocol RecordBooks: Sendable {
  associatedtype Chunk: RecordChunk
  var account: FileAccount { get }
  mutating func enter(_ chunk: inout Chunk)
  mutating func close(contentBytes: Int) -> [Finding]
}

extension CSVBooks: RecordBooks {}
extension GeoJSONSequenceBooks: RecordBooks {}
