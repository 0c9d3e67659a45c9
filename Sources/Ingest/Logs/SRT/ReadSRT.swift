package import SurveyModel

/// Reads the subtitles that a DJI aircraft records with a video: the path of the aircraft becomes a track in WGS 84 degrees.
///
/// Every block is a record. Times are the aircraft's local time and state no zone; in subtitles without times, the time codes
/// show the gaps. Throws ``InputError`` for a file without subtitles, for subtitles without positions, and when nothing shows
/// whether longitude or latitude comes first.
package func readSRT(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  let text = LogText(bytes)
  let isWide = text.isWide
  let blocks = SRTBlocks.cut(isWide ? text.bytes.span : bytes.span).map { block in
    var block = block
    if isWide { block.bytes = text.original(block.bytes) }
    return block
  }
  guard let first = blocks.first else {
    throw InputError(
      .unreadable, bytes.isEmpty ? "the file is empty" : "the file holds no subtitles (a number, then 00:00:00,000 --> …)",
      source: options.source)
  }
  var reader = try SRTReader(options, blocks, encoding: isWide ? "UTF-16" : "UTF-8")
  reader.builder.structural(bytes: 0..<first.bytes.lowerBound)
  for block in blocks {
    reader.builder.structural(bytes: reader.builder.nextByte..<block.bytes.lowerBound)
    reader.take(block, bytes)
  }
  reader.builder.structural(bytes: reader.builder.nextByte..<bytes.count)
  return try reader.finish(contentBytes: bytes.count)
}

private struct SRTReader {
  var builder: ObservationBuilder
  private let rules: TimeRules
  private let isLongitudeFirst: Bool
  private let dialect: String
  private let encoding: String
  private var fixes = FixColumns()
  private var tally = FlagTally()
  private var records = 0

  init(_ options: IngestOptions, _ blocks: [SRTBlock], encoding: String) throws(InputError) {
    self.encoding = encoding
    builder = ObservationBuilder(options)
    rules = TimeRules(options)
    let hasNoPosition = blocks.allSatisfy { if case .missing = $0.position { true } else { false } }
    if hasNoPosition {
      throw InputError(
        .unreadable, "the subtitles hold no positions: telemetry was off, or it is the text of a film", source: options.source)
    }
    switch SRTOrder(blocks) {
    case .longitudeFirst(let reason):
      isLongitudeFirst = true
      dialect = reason.isEmpty ? "[latitude] [longitude]" : "GPS(longitude, latitude)"
      if !reason.isEmpty { builder.note(.coordinateOrder, .info, "GPS(a, b) was read as longitude, latitude: \(reason)") }
    case .latitudeFirst(let reason):
      isLongitudeFirst = false
      dialect = "GPS(latitude, longitude)"
      builder.note(.coordinateOrder, .info, "GPS(a, b) was read as latitude, longitude: \(reason)")
    case .unknown:
      throw InputError(
        .unreadable,
        "nothing says whether longitude or latitude comes first in GPS(a, b), which differs between models; use the flight's "
          + "log instead", source: options.source)
    }
  }

  mutating func take(_ block: SRTBlock, _ bytes: [UInt8]) {
    records &+= 1
    do throws(FlightRowFault) {
      var flags = RuleSet()
      let (x, y) = try position(block, &flags)
      if let (rule, message) = FlightLogFile.fault(x: x, y: y) { throw FlightRowFault(rule: rule, message: message) }
      let time = try rules.read(block.time.span).ofFix(&flags)
      tally.add(flags, record: records)
      builder.acceptElsewhere(bytes: block.bytes, flags: flags)
      fixes.append(x: x, y: y, time: time, clock: block.clock)
    } catch {
      builder.reject(
        error.rule, error.message, SourceRecord(records, line: block.line, bytes: block.bytes),
        raw: bytes[block.bytes].prefix(FlightLogFile.maximumRaw))
    }
  }

  private func position(_ block: SRTBlock, _ flags: inout RuleSet) throws(FlightRowFault) -> (x: Double, y: Double) {
    switch block.position {
    case .named(let x, let y): return (x, y)
    case .pair(let first, let second, let third):
      if case .whole(let satellites) = third, isLongitudeFirst, (1..<4).contains(satellites) { flags.insert(.fewSatellites) }
      return isLongitudeFirst ? (first, second) : (second, first)
    case .empty: throw FlightRowFault(rule: .noFix, message: "the subtitle says that there is no position")
    case .bad: throw FlightRowFault(rule: .coordinateUnreadable, message: "the position of the subtitle is no pair of numbers")
    case .missing:
      throw FlightRowFault(rule: .coordinateMissing, message: "the subtitle has no position, or ends before it")
    }
  }

  consuming func finish(contentBytes: Int) throws(InputError) -> SurveyFile {
    var description = FileDescription(format: .djiSubtitles, encoding: encoding)
    description.dialect = dialect
    return try FlightLogFile.finish(
      builder, fixes, tally,
      LogSummary(description: description, method: .drone, subject: "the aircraft", isResampled: true),
      contentBytes: contentBytes)
  }
}
