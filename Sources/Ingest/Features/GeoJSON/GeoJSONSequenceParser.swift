import JSONKit
package import SurveyModel

/// Reads whole records of a GeoJSON text sequence. It is a value, so that every worker can have it.
package struct GeoJSONSequenceParser: Sendable {
  /// The most bytes that a record may have; a longer one is rejected.
  package static let defaultMaximumRecord = 16 << 20
  /// How many bytes of a record that is too long its rejection keeps.
  private static let keptOfTooLong = 1 << 16

  let options: IngestOptions
  let dialect: SequenceDialect
  let statedCRS: String?
  let kind: CoordinateKind
  let maximumRecord: Int

  /// Reads `bytes`, which begin at a record's start at offset `firstByte` of the file and end at a record's end. With
  /// `isRemainder` they are instead the rest of a record that is too long: its first bytes have been rejected before.
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
    features.closeDates()
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
        let location = error.offset.map { " (byte \(firstByte + $0))" } ?? ""
        let line = lines.line(at: content.lowerBound, in: bytes)
        let fault = GeoJSONFault(.jsonInvalid, "not JSON: \(error.description)\(location)")
        features.reject(fault, bytes: owned, line: line, raw: bytes[content])
        continue
      }
      try features.add(reader.root, reader, bytes: owned, raw: bytes[content]) {
        lines.line(at: content.lowerBound, in: bytes)
      }
    }
  }
}
