/// Accepted records of one source, with the books that they are entered in.
///
/// A stage that finds an accepted record to be unusable moves it to the rejected ones here, so that every rejection goes
/// through the same books, whichever stage it comes from.
package protocol AcceptedRecords {
  var observations: ObservationColumns { get set }
  var account: FileAccount { get set }
  var rejections: [Rejection] { get set }
}

extension SurveyFile: AcceptedRecords {}

extension AcceptedRecords {
  /// Moves accepted rows to the rejected records.
  /// - Parameters:
  ///   - rows: ascending rows of ``observations``.
  ///   - source: the name of the source in outputs.
  ///   - message: what is wrong with a row, and what to do.
  ///   - raw: the bytes of records, by their ranges in the content of the source.
  package mutating func reject(
    _ rows: [Int], _ rule: Rule, source: String, message: (_ row: Int) -> String,
    raw: (_ ranges: [Range<Int>]) throws -> [[UInt8]]
  ) rethrows {
    guard !rows.isEmpty else { return }
    let ranges = rows.map { observations.bytes(of: $0) }
    for ((row, range), bytes) in zip(zip(rows, ranges), try raw(ranges)) {
      account.reject(range, isFlagged: !observations.flags[row].isEmpty, rule)
      rejections.append(
        Rejection(
          SourceRecord(Int(observations.record[row]), bytes: range), of: source, column: nil, rule: rule, message: message(row),
          raw: bytes))
    }
    let rejected = Set(rows)
    observations = observations.selecting((0..<observations.count).filter { !rejected.contains($0) })
  }
}

extension FileAccount {
  /// Moves one accepted record, which owns the bytes `range`, to the rejected ones.
  package mutating func reject(_ range: Range<Int>, isFlagged: Bool, _ rule: Rule) {
    accepted -= 1
    acceptedBytes -= range.count
    if isFlagged { flagged -= 1 }
    rejected[rule, default: 0] += 1
    rejectedBytes += range.count
  }
}
