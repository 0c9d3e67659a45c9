package import SurveyModel

/// Adds up the accounts of the chunks of one CSV file, in their order. The observations are kept by the caller.
package struct CSVBooks: Sendable {
  /// The account of all chunks entered so far.
  package private(set) var account: FileAccount
  /// Number of physical lines of all chunks entered so far.
  private(set) var lines: Int
  private var lineEnds = LineEnds()
  private var headers = 0
  private var nextByte: Int
  private let source: String

  init(preamble: ObservationBuilder, lines: Int) {
    account = preamble.account
    nextByte = preamble.nextByte
    source = preamble.source
    self.lines = lines
  }

  /// Numbers the records and lines of the next chunk on from those before it, and adds its account.
  package mutating func enter(_ chunk: inout CSVChunk) {
    chunk.builder.renumber(records: account.records, lines: lines)
    if chunk.builder.start != nextByte, account.tilingFault == nil {
      account.tilingFault = "a chunk begins at byte \(chunk.builder.start), the one before ended at \(nextByte)"
    }
    nextByte = chunk.builder.nextByte
    account.add(chunk.builder.account)
    lines &+= chunk.lines
    lineEnds.formUnion(chunk.lineEnds)
    headers &+= chunk.headers
  }

  /// The findings about the file as a whole, once its last chunk has been entered; `contentBytes` is the size of the file.
  package mutating func close(contentBytes: Int) -> [Finding] {
    account.contentBytes = contentBytes
    if nextByte != contentBytes, account.tilingFault == nil {
      account.tilingFault = "the file has \(contentBytes) bytes, the last chunk ended at \(nextByte)"
    }
    var findings: [Finding] = []
    if lineEnds.isMixed {
      findings.append(
        Finding(.lineEndsMixed, .info, "the lines end in more than one way (LF, CRLF, CR)", source: source))
    }
    if headers > 0 {
      findings.append(
        Finding(
          .headerRepeated, .info, "the header comes \(headers) more time\(headers == 1 ? "" : "s"); those lines were left out",
          source: source))
    }
    if account.records == 0 {
      findings.append(Finding(.noRecords, .warning, "the file has a header and no records", source: source))
    }
    return findings
  }
}
