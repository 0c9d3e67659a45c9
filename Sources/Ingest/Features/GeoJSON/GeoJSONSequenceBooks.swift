package import SurveyModel

/// Adds up the accounts of the chunks of one sequence, in their order. The observations are kept by the caller.
package struct GeoJSONSequenceBooks: Sendable {
  /// The account of all chunks entered so far.
  package private(set) var account: FileAccount
  private var lines = 0
  private var nextByte: Int
  private let source: String

  init(preamble: ObservationBuilder) {
    account = preamble.account
    nextByte = preamble.nextByte
    source = preamble.source
  }

  /// Numbers the records and lines of the next chunk on from those before it, and adds its account.
  package mutating func enter(_ chunk: inout GeoJSONSequenceChunk) {
    chunk.builder.renumber(records: account.records, lines: lines)
    if chunk.builder.start != nextByte, account.tilingFault == nil {
      account.tilingFault = "a chunk begins at byte \(chunk.builder.start), the one before ended at \(nextByte)"
    }
    nextByte = chunk.builder.nextByte
    account.add(chunk.builder.account)
    lines &+= chunk.lines
  }

  /// The findings about the file as a whole, once its last chunk has been entered; `contentBytes` is the size of the file.
  package mutating func close(contentBytes: Int) -> [Finding] {
    account.contentBytes = contentBytes
    if nextByte != contentBytes, account.tilingFault == nil {
      account.tilingFault = "the file has \(contentBytes) bytes, the last chunk ended at \(nextByte)"
    }
    if account.records > 0 { return [] }
    return [Finding(.noRecords, .warning, "the file holds no feature", source: source)]
  }
}
