import JSONKit
package import SurveyModel

/// Reads whole records of a GeoJSON text sequence. A value that can be given to every worker.
package struct GeoJSONSequenceParser: Sendable {
  /// Bytes of a record beyond which it is rejected (C11).
  package static let defaultMaximumRecord = 16 << 20
  /// Bytes of such a record that are kept in its rejection.
  private static let keptOfTooLong = 1 << 16

  let options: IngestOptions
  let dialect: SequenceDialect
  let statedCRS: String?
  let kind: CoordinateKind
  let maximumRecord: Int

  /// Reads `bytes`, which begin at a record's start at offset `firstByte` of the file and end at a record's end. A chunk
  /// that is the rest of a record over the cap (`isRemainder`) belongs to no further record.
  package func parse(
    _ bytes: [UInt8], firstByte: Int, isRemainder: Bool = false
  ) throws(InputError) -> GeoJSONSequenceChunk {
    var features = SurveyFeatures(
      options, statedCRS: statedCRS, kind: kind, plans: PropertyPlans(options), firstByte: firstByte)
    var lines = LineCounter()
    if isRemainder {
      features.structural(firstByte..<firstByte &+ bytes.count)
    } else {
      try parse(bytes, firstByte: firstByte, &lines, into: &features)
    }
    return GeoJSONSequenceChunk(
      builder: features.builder, tracks: features.tracks, plans: features.plans,
      lines: lines.line(at: bytes.count, in: bytes) - 1)
  }

  private func parse(
    _ bytes: [UInt8], firstByte: Int, _ lines: inout LineCounter, into features: inout SurveyFeatures
  ) throws(InputError) {
    var reader = JSONReader()
    var start = 0
    while start < bytes.count {
      let record = dialect.record(from: start, in: bytes)
      start = record.upperBound
      let owned = record.offset(by: firstByte)
      let content = dialect.content(record, in: bytes)
      if content.isEmpty {
        features.structural(owned)
        continue
      }
      if record.count > maximumRecord {
        let fault = GeoJSONFault(
          .recordTooLong, "a record of more than \(maximumRecord) bytes; write one feature a line")
        let line = lines.line(at: content.lowerBound, in: bytes)
        features.reject(fault, bytes: owned, line: line, raw: bytes[content].prefix(Self.keptOfTooLong))
        continue
      }
      do {
        try reader.parse(bytes, in: content)
      } catch {
        let place = error.offset.map { " (byte \(firstByte + $0))" } ?? ""
        let line = lines.line(at: content.lowerBound, in: bytes)
        let fault = GeoJSONFault(.jsonInvalid, "not JSON: \(error.description)\(place)")
        features.reject(fault, bytes: owned, line: line, raw: bytes[content])
        continue
      }
      try features.add(reader.root, reader, bytes: owned, raw: bytes[content]) {
        lines.line(at: content.lowerBound, in: bytes)
      }
    }
  }
}

/// What was read from some consecutive whole records of a sequence. Records and lines count from 1 until
/// ``GeoJSONSequenceBooks/enter(_:)`` has been told which chunks stand before it.
package struct GeoJSONSequenceChunk: Sendable {
  package var builder: ObservationBuilder
  package let tracks: [Track]
  let plans: PropertyPlans
  /// Line ends.
  let lines: Int

  package var observations: ObservationColumns { builder.observations }
  package var rejections: [Rejection] { builder.rejections }
  package var findings: [Finding] { builder.findings }
  package var account: FileAccount { builder.account }
}

/// Adds up the chunks of one sequence in their order, whoever keeps the observations.
package struct GeoJSONSequenceBooks: Sendable {
  /// Of everything placed so far.
  package private(set) var account: FileAccount
  private var lines = 0
  private var nextByte: Int
  private let source: String

  init(preamble: ObservationBuilder) {
    account = preamble.account
    nextByte = preamble.nextByte
    source = preamble.source
  }

  /// Numbers the records and lines of the next chunk on from those before it, and enters it in the books.
  package mutating func enter(_ chunk: inout GeoJSONSequenceChunk) {
    chunk.builder.renumber(records: account.records, lines: lines)
    if chunk.builder.start != nextByte, account.tilingFault == nil {
      account.tilingFault = "a chunk begins at byte \(chunk.builder.start), the one before ended at \(nextByte)"
    }
    nextByte = chunk.builder.nextByte
    account.add(chunk.builder.account)
    lines &+= chunk.lines
  }

  /// What is to be said of the file as a whole once its last chunk has been placed; `contentBytes` is its size.
  package mutating func close(contentBytes: Int) -> [Finding] {
    account.contentBytes = contentBytes
    if nextByte != contentBytes, account.tilingFault == nil {
      account.tilingFault = "the file has \(contentBytes) bytes, the last chunk ended at \(nextByte)"
    }
    if account.records > 0 { return [] }
    return [Finding(.noRecords, .warning, "the file holds no feature", source: source)]
  }
}
