import SurveyModel

/// Accounts for the bytes of a log in which records stand among much else: all bytes between records are structure.
struct LogBooks {
  private(set) var builder: ObservationBuilder
  var fixes = FixColumns()
  private(set) var tally = FlagTally()
  private(set) var records = 0
  /// Offset of the first byte that is not yet accounted for.
  private var owned = 0

  init(_ options: IngestOptions) {
    builder = ObservationBuilder(options)
  }

  /// A record that became a fix, part of a fix, or a photo.
  mutating func accept(_ bytes: Range<Int>, flags: RuleSet) {
    builder.structural(bytes: owned..<bytes.lowerBound)
    records &+= 1
    tally.add(flags, record: records)
    builder.acceptElsewhere(bytes: bytes, flags: flags)
    owned = bytes.upperBound
  }

  mutating func reject(
    _ rule: Rule, _ message: String, column: String? = nil, line: Int? = nil, _ bytes: Range<Int>, in text: Span<UInt8>
  ) {
    var raw: [UInt8] = []
    for index in bytes.prefix(FlightLogFile.maximumRaw) { raw.append(text[index]) }
    reject(rule, message, column: column, line: line, bytes, raw: raw)
  }

  private mutating func reject(
    _ rule: Rule, _ message: String, column: String?, line: Int?, _ bytes: Range<Int>, raw: [UInt8]
  ) {
    builder.structural(bytes: owned..<bytes.lowerBound)
    records &+= 1
    builder.reject(rule, message, column: column, SourceRecord(records, line: line, bytes: bytes), raw: raw)
    owned = bytes.upperBound
  }

  /// Rejects a record of a binary log.
  mutating func reject(
    _ rule: Rule, _ message: String, column: String? = nil, line: Int? = nil, _ bytes: Range<Int>, in text: LogBytes
  ) {
    let raw = text.array(bytes.lowerBound..<min(bytes.upperBound, bytes.lowerBound &+ FlightLogFile.maximumRaw))
    reject(rule, message, column: column, line: line, bytes, raw: raw)
  }

  mutating func note(_ rule: Rule, _ severity: Severity, _ message: String) {
    builder.note(rule, severity, message)
  }

  /// The file, once all of it has been read. Throws as ``FlightLogFile/finish(_:_:_:_:contentBytes:)`` does.
  consuming func file(_ summary: LogSummary, contentBytes: Int) throws(InputError) -> SurveyFile {
    builder.structural(bytes: owned..<contentBytes)
    return try FlightLogFile.finish(builder, fixes, tally, summary, contentBytes: contentBytes)
  }
}
