package import SurveyModel

/// Reads an ArduPilot log as text (.log) as ``readDataFlash(_:options:)`` reads a binary one. Its lines look like
/// `GPS, 402735374, 4, …`, and their values are already scaled.
package func readDataFlashText(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  var reader = DataFlashTextReader(options)
  reader.read(bytes)
  if let receiver = reader.fixes.firstReceiver {
    reader = DataFlashTextReader(options, only: receiver)
    reader.read(bytes)
  }
  return try reader.finish(contentBytes: bytes.count, source: options.source)
}

private struct DataFlashTextReader {
  private(set) var fixes: DataFlashFixes
  /// The messages with fixes, and those with accuracies, by the positions of their names in the lists of ``DataFlashReceiver``.
  private var receivers = [DataFlashGPSPlan?](repeating: nil, count: DataFlashReceiver.names.count)
  private var accuracies = [(clock: Int, accuracy: Int, instance: Int?)?](
    repeating: nil, count: DataFlashReceiver.accuracyNames.count)
  private var camera: DataFlashFormat?
  private var trigger: DataFlashFormat?
  /// True when `TRIG` lines are read as photos; nil until the first of them.
  private var readsTriggers: Bool?
  private var definitions = 0
  private var tokens = CellTokens()
  /// The whole log, from which the bytes of rejected lines are kept.
  private var log = LogBytes([])

  init(_ options: IngestOptions, only: DataFlashReceiver? = nil) {
    fixes = DataFlashFixes(options, only: only)
  }

  mutating func read(_ bytes: [UInt8]) {
    log = LogBytes(bytes)
    let text = bytes.span
    var position = 0
    var line = 0
    while position < text.count {
      let next =
        UnitScan.endOfFirstLine(text.extracting(position..<text.count), isLast: true).map { position &+ $0 } ?? text.count
      line &+= 1
      take(text, position..<next, line)
      position = next
    }
  }

  private mutating func take(_ text: Span<UInt8>, _ bytes: Range<Int>, _ line: Int) {
    let content = text.extracting(bytes)
    // Only lines of the messages TRIG, FMT, CAM, and of receivers and their accuracies are read.
    guard content.count > 5 else { return }
    if Self.begins(content, "TRIG") { return takeTrigger(text, bytes, line) }
    let name = UInt32(content[0]) << 16 | UInt32(content[1]) << 8 | UInt32(content[2])
    switch name {
    case 0x475053:  // GPS, GPS2, GPSB
      guard let index = Self.index(content, of: DataFlashReceiver.names), let gps = receivers[index] else { return }
      takeFix(gps, text, bytes, line)
    case 0x475041:  // GPA, GPA2, GPAB
      guard let index = Self.index(content, of: DataFlashReceiver.accuracyNames), let gpa = accuracies[index] else { return }
      tokens.read(content, delimiter: 0x2C)
      if let metres = Self.number(content, tokens.cells, gpa.accuracy + 1),
        let clock = Self.number(content, tokens.cells, gpa.clock + 1).flatMap({ Int64(exactly: $0) })
      {
        let instance = gpa.instance.flatMap { Self.number(content, tokens.cells, $0 + 1) }.flatMap { Int(exactly: $0) } ?? 0
        fixes.setAccuracy(metres, clock: clock, of: DataFlashReceiver(message: index, instance: instance))
      }
    case 0x464D54 where Self.begins(content, "FMT"):
      tokens.read(content, delimiter: 0x2C)
      define(tokens.cells.map { cell in content.extracting(cell).text(at: 0, length: cell.count) })
    case 0x43414D where Self.begins(content, "CAM"):
      readsTriggers = readsTriggers ?? false
      if let camera { takePhoto(camera, text, bytes, line) }
    default: break
    }
  }

  /// The position in `names` of the message that the line holds.
  private static func index(_ line: Span<UInt8>, of names: [String]) -> Int? {
    for (index, name) in names.enumerated() where begins(line, name) { return index }
    return nil
  }

  private mutating func takeFix(_ gps: DataFlashGPSPlan, _ text: Span<UInt8>, _ bytes: Range<Int>, _ line: Int) {
    let content = text.extracting(bytes)
    tokens.read(content, delimiter: 0x2C)
    let cells = tokens.cells
    let fix = gps.fix { index in
      // The first cell is the name of the message.
      Self.number(content, cells, index + 1).map { index == gps.latitude || index == gps.longitude ? Self.degrees($0) : $0 }
    }
    if let fix {
      fixes.take(fix, bytes, line: line, in: log)
    } else {
      fixes.books.reject(.recordTruncated, "the line lacks a number that a position needs", line: line, bytes, in: log)
    }
  }

  private mutating func takeTrigger(_ text: Span<UInt8>, _ bytes: Range<Int>, _ line: Int) {
    guard let trigger else { return }
    let reads = readsTriggers ?? !Self.hasCamera(text, from: bytes.upperBound)
    readsTriggers = reads
    if reads { takePhoto(trigger, text, bytes, line) }
  }

  private mutating func takePhoto(_ format: DataFlashFormat, _ text: Span<UInt8>, _ bytes: Range<Int>, _ line: Int) {
    let content = text.extracting(bytes)
    tokens.read(content, delimiter: 0x2C)
    let cells = tokens.cells
    let photo = DataFlashPhoto { name in
      guard let index = format.fields.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) else { return nil }
      let value = Self.number(content, cells, index + 1)
      return ["Lat", "Lng", "Lon"].contains(name) ? value.map(Self.degrees) : value
    }
    if let photo {
      fixes.take(photo, bytes, line: line, in: log)
    } else {
      fixes.books.reject(.recordTruncated, "the line lacks a number that a photo needs", line: line, bytes, in: log)
    }
  }

  /// True when a `CAM` line follows.
  private static func hasCamera(_ text: Span<UInt8>, from start: Int) -> Bool {
    var position = start
    while position < text.count {
      let line = text.extracting(position..<text.count)
      if begins(line, "CAM") { return true }
      position = UnitScan.endOfFirstLine(line, isLast: true).map { position &+ $0 } ?? text.count
    }
    return false
  }

  private static func begins(_ line: Span<UInt8>, _ name: String) -> Bool {
    var index = 0
    for byte in name.utf8 {
      guard index < line.count, line[index] == byte else { return false }
      index &+= 1
    }
    return index < line.count && (line[index] == 0x2C || line[index] == 0x20)
  }

  /// Takes a definition: `FMT, type, length, name, format, columns…`.
  private mutating func define(_ cells: [String]) {
    guard cells.count >= 6 else { return }
    func word(_ index: Int) -> String { String(decoding: cells[index].utf8.filter { $0 > 0x20 }, as: UTF8.self) }
    guard let type = UInt8(word(1)), let length = Int(word(2)),
      let format = DataFlashFormat(
        type: type, length: length, name: word(3), format: word(4), columns: (5..<cells.count).map(word).joined(separator: ","))
    else { return }
    definitions += 1
    if let index = DataFlashReceiver.index(of: format.name, in: DataFlashReceiver.names) {
      receivers[index] = DataFlashGPSPlan(format)
    }
    if format.name == "CAM" { camera = format }
    if format.name == "TRIG" { trigger = format }
    func position(_ name: String) -> Int? { format.fields.firstIndex { $0.name.utf8.elementsEqual(name.utf8) } }
    if let index = DataFlashReceiver.index(of: format.name, in: DataFlashReceiver.accuracyNames), let clock = position("TimeUS"),
      let accuracy = position("HAcc")
    {
      accuracies[index] = (clock, accuracy, position("I"))
    }
  }

  private static func number(_ text: Span<UInt8>, _ cells: [Range<Int>], _ index: Int) -> Double? {
    guard index < cells.count else { return nil }
    let cell = text.extracting(cells[index])
    return NumberText.parse(cell.extracting(TextCleaning.trimmed(cell)))
  }

  /// `value` in degrees: some programs write degrees × 10⁷.
  private static func degrees(_ value: Double) -> Double { abs(value) > 1000 ? value / 1e7 : value }

  consuming func finish(contentBytes: Int, source: String) throws(InputError) -> SurveyFile {
    guard definitions > 0 else {
      throw InputError(.unreadable, "the log has no definitions (FMT lines), so nothing in it can be read", source: source)
    }
    return try fixes.file(.dataFlashText, contentBytes: contentBytes)
  }
}
