package import SurveyModel

/// Reads a flight log that is a table (of AirData, DJI Flight Record Viewer, PhantomHelp, CsvView, dji-log-parser, Litchi,
/// DroneDeploy, or of an autopilot's receiver): the path of the aircraft becomes tracks in WGS 84 degrees. Positions of the
/// home point, the remote control and other things are not read.
///
/// Every row is a record: it becomes a fix or is rejected, for example by `noFix`. Throws ``InputError`` when the header is of
/// no known layout, or when all positions look like radians.
package func readFlightTable(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  var reader = try FlightTableReader(bytes, options)
  reader.readRows(bytes)
  return try reader.finish(contentBytes: bytes.count)
}

/// Reads the rows of a flight log and accounts for its bytes.
private struct FlightTableReader {
  private let plan: FlightTablePlan
  private let encoding: TextEncoding
  private let delimiter: UInt8
  private let splitter: RecordSplitter
  private let header: [[UInt8]]
  private let bodyStart: Int
  private var builder: ObservationBuilder
  private var rows: FlightRowReader
  private var fixes = FixColumns()
  private var tally = FlagTally()
  private var line: Int
  private var records = 0
  /// The photos, each with the row of ``fixes`` at which it was taken.
  private var photos: [(event: PhotoEvent, row: Int)] = []
  /// The number of photos, with those whose row was rejected.
  private var photoCount = 0
  /// True when the last row said that the camera takes a photo.
  private var wasPhoto = false
  /// False after a line that begins with `#` (the footer of DroneDeploy), until the header comes again.
  private var isInTable = true
  private var headersAgain = 0
  private let source: String

  /// The most lines that may stand before the header. DroneDeploy writes about 30 about the device and the aircraft.
  private static let maximumPreamble = 100

  init(_ bytes: [UInt8], _ options: IngestOptions) throws(InputError) {
    source = options.source
    let prefix = bytes.span.extracting(0..<min(bytes.count, CSVStream.prefixSize))
    let judge = try EncodingJudge(prefix, isWhole: prefix.count == bytes.count, options: options)
    var lines = try HeaderLines(prefix, encoding: judge, isWhole: prefix.count == bytes.count, source: source)
    for _ in 0..<Self.maximumPreamble {
      guard let found = try lines.next() else { break }
      guard let plan = try FlightTablePlan(header: found.cells, user: options.columns, source: source) else { continue }
      self.plan = plan
      encoding = judge.encoding
      delimiter = found.delimiter.byte
      splitter = RecordSplitter(
        delimiter: delimiter, columns: plan.layout.endsInFreeText ? nil : plan.names.count,
        positionColumns: [plan.latitude, plan.longitude])
      header = found.cells
      bodyStart = lines.nextByte
      line = lines.passed.lineCount
      builder = ObservationBuilder(options)
      for piece in lines.passed.pieces { builder.structural(bytes: piece) }
      var order = plan.layout.dateOrder
      if order == .unknown { order = options.dateOrder }
      if order == .unknown, let column = plan.localDate ?? plan.local {
        let dates = FlightDateOrder(plan, date: column, bytes, from: bodyStart, splitter)
        order = dates.order
        if let example = dates.open {
          builder.note(
            .dateOrder, .warning,
            "whether dates such as \(example) have the day or the month first is not told by any row, so the fixes have no times; say "
              + "--date-order dmy or mdy")
        }
      }
      if let column = plan.unstated {
        builder.note(
          .timeInferred, .info,
          "the column \"\(column)\" does not say [local], and its times were taken as UTC, as TXTlogToCSVtool writes them")
      }
      rows = FlightRowReader(plan, FlightTimeReader(plan, options, order: order))
      fixes.reserve(bytes.count / max(32, plan.names.count &* 5))
      return
    }
    throw InputError(.unreadable, "the file has no header of a flight log that is known", source: source)
  }

  mutating func readRows(_ bytes: [UInt8]) {
    let width = encoding.unitWidth
    let units = width == 2 ? UnitView.narrow(bytes.span, bigEndian: encoding == .utf16BigEndian) : bytes
    var lookahead = RecordSplitter.Lookahead()
    var tokens = CellTokens()
    var copy: [UInt8] = []
    var unit = bodyStart / width
    while let extent = splitter.next(units.span, from: unit, isLast: true, lookahead: &lookahead) {
      unit = extent.end
      line &+= 1
      var row = Row(extent, width: width, line: line, limit: bytes.count)
      let content = units.span.extracting(extent.start..<extent.contentEnd)
      if extent.hasQuotes { line &+= Self.lineBreaks(content) }
      switch extent.kind {
      case .tooLong:
        reject(.recordTooLong, "the row is longer than 1 MiB", nil, row, bytes)
        // The rest of the row, up to its line end, is structure.
        let end = UnitScan.endOfFirstLine(units.span.extracting(unit..<units.count), isLast: true) ?? units.count &- unit
        unit &+= end
        builder.structural(bytes: row.bytes.upperBound..<min(unit &* width, bytes.count))
        continue
      case .quoteUnterminated where !plan.layout.endsInFreeText:
        reject(.quoteUnterminated, "a quote is opened and not closed where the row ends", nil, row, bytes)
        continue
      case .quoteUnterminated, .whole: break
      }
      if content.isEmpty {
        builder.structural(bytes: row.bytes)
        continue
      }
      row.endsWithoutLineEnd = extent.end == extent.contentEnd
      if extent.hasQuotes {
        copy.removeAll(keepingCapacity: true)
        for index in content.indices { copy.append(content[index]) }
        tokens.read(quoted: &copy, delimiter: .ascii(delimiter))
        take(copy.span, tokens.cells, row, bytes)
      } else {
        tokens.read(content, delimiter: delimiter)
        take(content, tokens.cells, row, bytes)
      }
    }
  }

  private struct Row {
    let bytes: Range<Int>
    let line: Int
    var endsWithoutLineEnd = false

    init(_ extent: RecordExtent, width: Int, line: Int, limit: Int) {
      bytes = extent.start &* width..<min(extent.end &* width, limit)
      self.line = line
    }
  }

  private mutating func take(_ text: Span<UInt8>, _ cells: [Range<Int>], _ row: Row, _ bytes: [UInt8]) {
    if text[0] == 0x23 { isInTable = false }
    if isHeader(text, cells) {
      isInTable = true
      headersAgain &+= 1
      return builder.structural(bytes: row.bytes)
    }
    if !isInTable { return builder.structural(bytes: row.bytes) }
    var flags = RuleSet()
    if row.endsWithoutLineEnd { flags.insert(.noFinalNewline) }
    let count = plan.names.count
    if cells.count < count {
      return reject(.columnCount, "\(cells.count) cells where the header has \(count)", nil, row, bytes)
    }
    if cells.count > count, !plan.layout.endsInFreeText {
      guard cells[count...].allSatisfy({ TextCleaning.trimmed(text.extracting($0)).isEmpty }) else {
        return reject(.columnCount, "\(cells.count) cells where the header has \(count)", nil, row, bytes)
      }
      flags.insert(.extraCellsEmpty)
    }
    // A photo lasts several rows; it counts at the first of them.
    let isPhoto = rows.isPhoto(text, cells)
    let isRising = isPhoto && !wasPhoto
    if isRising { photoCount &+= 1 }
    wasPhoto = isPhoto
    do {
      let fix = try rows.read(text, cells)
      flags.formUnion(fix.flags)
      records &+= 1
      tally.add(flags, record: records)
      builder.acceptElsewhere(bytes: row.bytes, flags: flags)
      if isRising { photos.append((photo(fix, row.bytes, text, cells), fixes.count)) }
      fixes.append(x: fix.x, y: fix.y, time: fix.time, clock: fix.clock, accuracy: fix.accuracy)
    } catch {
      reject(error.rule, error.message, error.column, row, bytes)
    }
  }

  private func photo(_ fix: FlightRow, _ bytes: Range<Int>, _ text: Span<UInt8>, _ cells: [Range<Int>]) -> PhotoEvent {
    let view = rows.view(text, cells)
    var seen = Set<Int>()
    let columns = [
      plan.utc ?? plan.local, plan.localDate, plan.latitude, plan.longitude, plan.height?.column, plan.gimbalPitch, plan.isPhoto,
    ].compactMap(\.self).filter { seen.insert($0).inserted }
    let fields = columns.map { column in
      var cell: [UInt8] = []
      for index in cells[column] { cell.append(text[index]) }
      return (plan.names[column], String(decoding: cell, as: UTF8.self))
    }
    let taken = LogPhoto(
      name: "photo \(photoCount)", position: Coordinate(x: fix.x, y: fix.y), height: view.height, pitch: view.pitch,
      flags: fix.flags, fields: fields)
    // The time is set at the end, when those of the fixes are complete.
    return taken.event(at: nil, source: source, SourceRecord(records, bytes: bytes))
  }

  private mutating func reject(_ rule: Rule, _ message: String, _ column: Int?, _ row: Row, _ bytes: [UInt8]) {
    records &+= 1
    builder.reject(
      rule, message, column: column.map { plan.names[$0] }, SourceRecord(records, line: row.line, bytes: row.bytes),
      raw: bytes[row.bytes].prefix(FlightLogFile.maximumRaw))
  }

  /// True for a row that repeats the header, as in files that were joined by hand.
  private func isHeader(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> Bool {
    guard cells.count == header.count, cells[plan.latitude].count == header[plan.latitude].count else { return false }
    return zip(cells, header).allSatisfy { cell, name in
      cell.count == name.count && zip(cell, name).allSatisfy { text[$0] == $1 }
    }
  }

  private static func lineBreaks(_ content: Span<UInt8>) -> Int {
    content.indices.count { content[$0] == 0x0A || (content[$0] == 0x0D && !($0 + 1 < content.count && content[$0 + 1] == 0x0A)) }
  }

  consuming func finish(contentBytes: Int) throws(InputError) -> SurveyFile {
    var fixes = fixes
    if plan.epoch != nil {
      BootTimes.fill(&fixes)
    } else if plan.clock != nil {
      WholeSecondTimes.refine(&fixes)
    }
    if headersAgain > 0 {
      builder.note(.headerRepeated, .info, "the header comes \(headersAgain) more times; those lines were left out")
    }
    var description = FileDescription(format: plan.layout.format, encoding: encoding.name)
    description.columns = plan.names
    description.fields = plan.fields
    let summary = LogSummary(
      description: description, method: .drone, subject: "the aircraft", photos: photoCount,
      isResampled: plan.layout.isResampled)
    var file = try FlightLogFile.finish(builder, fixes, tally, summary, contentBytes: contentBytes)
    file.photos = photos.map { photo in
      var event = photo.event
      event.time = fixes.time(at: photo.row) ?? ObservationColumns.noTime
      return event
    }
    return file
  }
}
