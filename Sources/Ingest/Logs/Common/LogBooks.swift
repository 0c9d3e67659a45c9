import SurveyModel

/// The books of a log whose fixes stand among much else: what no record owns is structure.
struct LogBooks {
  private(set) var builder: ObservationBuilder
  var fixes = FixColumns()
  private(set) var tally = FlagTally()
  private(set) var records = 0
  /// First byte that has no owner yet.
  private var owned = 0

  init(_ options: IngestOptions) {
    builder = ObservationBuilder(options)
  }

  /// A record that became a fix, or part of one.
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
    builder.structural(bytes: owned..<bytes.lowerBound)
    records &+= 1
    var raw: [UInt8] = []
    for index in bytes.prefix(FlightLogFile.maximumRaw) { raw.append(text[index]) }
    builder.reject(rule, message, column: column, SourceRecord(records, line: line, bytes: bytes), raw: raw)
    owned = bytes.upperBound
  }

  mutating func note(_ rule: Rule, _ severity: Severity, _ message: String) {
    builder.note(rule, severity, message)
  }

  /// The file, once all has been read. Throws as ``FlightLogFile/finish``.
  consuming func file(
    _ description: FileDescription, method: SurveyMethod, contentBytes: Int, what: String, photos: Int? = nil
  ) throws(InputError) -> SurveyFile {
    builder.structural(bytes: owned..<contentBytes)
    return try FlightLogFile.finish(
      builder, fixes, tally, description, method: method, contentBytes: contentBytes, what: what, photos: photos)
  }
}
