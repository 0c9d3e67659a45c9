import SurveyModel

/// Recognises logs by the first bytes of their content.
enum FlightLogSniff {
  /// The format of a binary log, by its magic number, or by two telemetry packets at its start; nil for any other file.
  static func binary(_ bytes: [UInt8]) -> FileFormat? {
    let prefix = LogBytes(bytes)
    guard prefix.count >= 16 else { return nil }
    if prefix.holds(ULogMessages.header, at: 0) { return .ulog }
    if FITPart.headerLength(prefix, at: 0) != nil { return .fit }
    if prefix.holds([0xA3, 0x95, DataFlashFormat.definition], at: 0) { return .dataFlash }
    if let first = MAVLinkPackets.packet(prefix, 0) {
      let end = first.bytes.upperBound
      if end == prefix.count || MAVLinkPackets.packet(prefix, end) != nil { return .mavlink }
    }
    return nil
  }

  private static func isDataFlashText(_ text: SniffedText) -> Bool {
    text.isText && text.lines.prefix(8).contains { $0.starts(with: Array("FMT, ".utf8)) || $0.starts(with: Array("FMT,1".utf8)) }
  }

  /// True when the first line has cells between tabs that end in `,Lat`, `,Lon` and `,Q`.
  private static func isMRK(_ text: SniffedText) -> Bool {
    guard text.isText, let line = text.lines.first else { return false }
    let cells = line.split(separator: 0x09)
    return [",Lat", ",Lon", ",Q"].allSatisfy { label in
      cells.contains { cell in cell.suffix(label.utf8.count).elementsEqual(label.utf8) }
    }
  }

  /// The format of a log that is text; nil for any other text.
  static func format(_ text: SniffedText, prefix: [UInt8]) -> FileFormat? {
    // A definition in such a log names the columns of a table, too.
    if isDataFlashText(text) { return .dataFlashText }
    if let table = table(text) { return table }
    if isMRK(text) { return .djiTimestamps }
    if text.isText, let log = TextLogSniff.format(text) { return log }
    if isNMEA(prefix.span) || isNMEA(text.bytes.span) { return .nmea }
    return text.isText && isDJISubtitles(text.bytes.span) ? .djiSubtitles : nil
  }

  /// A log or a plan that is written as JSON; nil for all other JSON.
  static func json(_ text: SniffedText) -> Sniffed? {
    guard text.isText, text.firstWord?.hasPrefix("{") == true else { return nil }
    let start = String(decoding: text.bytes.prefix(4096).filter { $0 > 0x20 }, as: UTF8.self)
    if start.contains("\"class\":\"TPV\"") || start.hasPrefix("{\"class\":\"VERSION\"") { return .format(.gpsd) }
    if start.contains("\"fileType\":\"Plan\"") {
      return .refused(
        "it is a mission plan of QGroundControl: places to fly to, not what was seen; export the flight log instead")
    }
    if start.contains("\"latitudeE7\":") || start.contains("\"semanticSegments\":") {
      return .refused("it is a location history of Google as JSON; export it as KML or GPX")
    }
    if start.contains("\"flight_logging\":") {
      return .refused("it is a flight log as JSON (GUTMA); export it as CSV, GPX or KML")
    }
    return nil
  }

  /// True for the subtitles of a drone's camera that hold its settings and no positions.
  static func isCameraSubtitles(_ text: SniffedText) -> Bool {
    let span = text.bytes.span
    guard text.isText, SRTPosition.find(" --> ", in: span, from: 0) != nil else { return false }
    return ["FrameCnt", "[iso", "[shutter", "ISO:", "F-NUM", "SHUTTER", "fnum", "BAROMETER"].count {
      SRTPosition.find($0, in: span, from: 0) != nil
    } >= 2
  }

  /// The format of a table whose header is that of a flight log; nil for any other table.
  private static func table(_ text: SniffedText) -> FileFormat? {
    guard text.isText else { return nil }
    for line in text.lines.prefix(40) {
      // No header of a log is shorter.
      guard line.count > 24 else { continue }
      let names = text.cells(line).map { HeaderName(String(decoding: $0, as: UTF8.self)) }
      if names.count > 2, let layout = FlightTableLayout.recognise(names) { return layout.format }
      // Only DroneDeploy writes many lines before the header: sections that begin with `#`. In any other table the first line
      // with three cells or more is the header.
      if text.firstWord?.hasPrefix("#DroneDeploy") != true, names.count > 2 { return nil }
    }
    return nil
  }

  /// True for a text with one sentence whose checksum is right, or with two sentences of a known kind that have none. Bytes of
  /// other protocols may stand between sentences.
  private static func isNMEA(_ text: Span<UInt8>) -> Bool {
    var unchecked = 0
    var position = 0
    var line = 0
    while position < text.count {
      if position >= line {
        line = UnitScan.endOfFirstLine(text.extracting(position..<text.count), isLast: true).map { position &+ $0 } ?? text.count
      }
      // In a log that has lost its line ends, the next `$` begins the next sentence.
      let next = (position..<line).dropFirst().first { text[$0] == 0x24 } ?? line
      if next &- position > 8, text[position] == 0x24 {
        let sentence = NMEASentence(text, start: position, end: next)
        switch sentence.checksum {
        case .right where isAddress(text, sentence.content): return true
        case .missing where NMEAKind(text, sentence.content) != .other: unchecked &+= 1
        case .right, .missing, .wrong: break
        }
        if unchecked == 2 { return true }
      }
      position = next
    }
    return false
  }

  /// True when `content` begins with four or more capital letters or digits and a comma.
  private static func isAddress(_ text: Span<UInt8>, _ content: Range<Int>) -> Bool {
    let letters = content.prefix { (0x41...0x5A).contains(text[$0]) || (0x30...0x39).contains(text[$0]) }
    return letters.count >= 4 && letters.count < content.count && text[letters.upperBound] == 0x2C
  }

  private static func isDJISubtitles(_ text: Span<UInt8>) -> Bool {
    guard SRTPosition.find(" --> ", in: text, from: 0) != nil || SRTPosition.find("\nDialogue:", in: text, from: 0) != nil
    else { return false }
    return ["GPS(", "GPS (", "[latitude", "HOME("].contains { SRTPosition.find($0, in: text, from: 0) != nil }
  }
}
