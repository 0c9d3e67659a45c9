/// The first bytes of a file as text. Only its ASCII characters are looked at, so that its encoding need not be known.
struct SniffedText {
  /// The first bytes without a byte order mark, and without the zero bytes of UTF-16.
  let bytes: [UInt8]
  /// False when there are too many control characters for a text.
  let isText: Bool

  init(_ prefix: [UInt8]) {
    var bytes = prefix[...]
    if prefix.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = prefix.dropFirst(3) }
    let isUTF16 = prefix.starts(with: [0xFE, 0xFF]) || prefix.starts(with: [0xFF, 0xFE])
    let zeros = prefix.prefix(64).reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
    if isUTF16 || (zeros > 0 && zeros * 2 >= min(64, prefix.count) - 2) {
      bytes = prefix.dropFirst(isUTF16 ? 2 : 0).filter { $0 != 0 }[...]
    } else if zeros > 0 || prefix.contains(0) {
      bytes = NULPadding.removed(from: Array(bytes))[...]
    }
    self.bytes = Array(bytes)
    // A system that went down can leave a text with zero bytes at its end.
    let written = bytes[..<((bytes.lastIndex { $0 != 0 } ?? bytes.startIndex - 1) + 1)]
    let controls = written.reduce(0) { $0 + ($1 < 0x20 && !(0x09...0x0D).contains($1) && $1 != 0x1A && $1 != 0x1E ? 1 : 0) }
    // A few control characters are faults of single records, which the reader reports.
    isText = controls <= max(4, bytes.count / 100)
  }

  /// The first 64 bytes behind the white space at the start; nil when there is nothing but white space.
  var firstWord: String? {
    guard let start = bytes.firstIndex(where: { $0 > 0x20 || $0 == 0x1E }) else { return nil }
    return String(decoding: bytes[start...].prefix(64), as: UTF8.self)
  }

  var startsLikeXML: Bool { firstWord?.hasPrefix("<?xml") == true || firstWord?.hasPrefix("<!--") == true }

  /// The name of the first element, in lower case and without prefix. Declarations, comments and DOCTYPEs are skipped, except
  /// for the DOCTYPE of HTML, which counts as an element.
  var rootElement: String? {
    var rest = bytes[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(open + 1)...]
      let head = String(decoding: rest.prefix(16), as: UTF8.self).lowercased()
      if head.hasPrefix("!doctype html") { return "!doctype html" }
      if head.hasPrefix("?mso-application") { return "?mso-application" }
      if head.hasPrefix("!--") {
        while !rest.isEmpty, !rest.starts(with: Array("-->".utf8)) { rest = rest.dropFirst() }
        continue
      }
      if head.hasPrefix("?") || head.hasPrefix("!") {
        // A DOCTYPE may hold declarations in brackets.
        if let bracket = rest.firstIndex(of: UInt8(ascii: "[")), let end = rest.firstIndex(of: UInt8(ascii: ">")),
          head.hasPrefix("!doctype"), bracket < end
        {
          rest = rest[(rest.firstIndex(of: UInt8(ascii: "]")) ?? rest.endIndex)...]
        }
        continue
      }
      let name = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }.prefix(64)
      let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
      return local.isEmpty ? nil : String(decoding: local, as: UTF8.self).lowercased()
    }
    return nil
  }

  /// True when the first line that is not blank begins and ends as a JSON object does, and the next one begins so too.
  var firstLineIsWholeObject: Bool {
    let lines = bytes.split(separator: 0x0A, maxSplits: 32).map { trimmed($0) }.filter { !$0.isEmpty }
    guard lines.count > 1, let first = lines.first, let next = lines.dropFirst().first else { return false }
    return first.first == UInt8(ascii: "{") && first.last == UInt8(ascii: "}") && next.first == UInt8(ascii: "{")
  }

  /// True when the text is GeoJSON, by the type of a feature or by that of the text itself, or TopoJSON.
  var isGeoJSON: Bool {
    let text = String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self)
    if ["\"FeatureCollection\"", "\"type\":\"Feature\"", "\"type\":\"Topology\""].contains(where: { text.contains($0) }) {
      return true
    }
    return ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"].contains {
      type in
      text.hasPrefix("{\"type\":\"\(type)\"") || text.hasPrefix("{\"coordinates\"")
    }
  }

  /// True when the text holds any of the names that GeoJSON has for its objects and members.
  var mentionsGeoJSON: Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return ["\"FeatureCollection\"", "\"Feature\"", "\"coordinates\"", "\"geometry\""].contains { text.contains($0) }
  }

  /// True for a text with nodes of OpenStreetMap.
  var holdsNodes: Bool { String(decoding: bytes, as: UTF8.self).contains("<node ") }

  /// True for the JSON in which the Overpass API of OpenStreetMap answers.
  var isOverpassAnswer: Bool {
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    return text.contains("\"elements\"") && (text.contains("\"osm3s\"") || text.contains("Overpass"))
  }

  /// For a table that must not be read as a survey, by its header: what it is and what to do. Nil for all others.
  var refusal: String? {
    if let plan = TextLogSniff.refusal(self) { return plan }
    let header = Set(cells(lines.first ?? []).map { HeaderName(String(decoding: $0, as: UTF8.self)).key })
    if header.contains("curvesize") && header.contains("rotationdir")
      || header.contains("gimbalmode") && header.contains("latitude")
    {
      return "it is a Litchi mission plan: places to fly to, not what was seen; export the flight log instead"
    }
    // What an aircraft shall do at a waypoint stands in a plan, and a plan has no times.
    let tasks: Set = [
      "waittime", "holdtime", "turnmode", "turnradius", "cornerradius", "actiontype1", "altitudemode", "altmode", "cameratilt",
      "uavyaw", "poilatitude", "stayseconds", "headingmode", "gimbalpitchmode", "photointerval", "speedmode", "wp",
    ]
    if header.intersection(tasks).count >= 2,
      header.isDisjoint(with: ["time", "timestamp", "datetime", "date", "gpstime", "utctime"]),
      header.contains(where: { $0.hasPrefix("lat") }), !header.contains(where: { TrackWords.namesOutlet($0) })
    {
      return "it is a mission plan: places to fly to, not what was seen; export the flight log instead"
    }
    return nil
  }

  /// True when the header and the lines behind it have the same delimiter.
  var looksLikeTable: Bool {
    guard isText, let header = lines.first else { return false }
    return Self.delimiters.contains { delimiter in
      let columns = header.split(separator: delimiter, omittingEmptySubsequences: false).count
      guard columns > 1 else { return false }
      return lines.dropFirst().prefix(4).allSatisfy { $0.contains(delimiter) || $0.isEmpty }
    }
  }

  private static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]

  /// The first lines, without blank lines, comments and `sep=` lines, and without the last line when it may be cut.
  var lines: [ArraySlice<UInt8>] {
    var lines = bytes.split(maxSplits: 40, whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    if lines.count > 1, bytes.count >= 32 << 10 { lines.removeLast() }
    return lines.map { trimmed($0) }.filter { line in
      !line.isEmpty && line.first != UInt8(ascii: "#") && !line.starts(with: Array("sep=".utf8))
    }
  }

  /// The cells of a line, without the quotes around them.
  func cells(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    let quote = UInt8(ascii: "\"")
    return line.split(whereSeparator: { Self.delimiters.contains($0) })
      .map { $0.first == quote && $0.last == quote && $0.count > 1 ? $0.dropFirst().dropLast() : $0 }
  }

  private func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let first = line.first, first <= 0x20 { line = line.dropFirst() }
    while let last = line.last, last <= 0x20 { line = line.dropLast() }
    return line
  }
}
