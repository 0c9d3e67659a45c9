import SurveyModel
import XMLKit

/// Follows the elements of a GPX file and keeps its books.
struct GPXCollector {
  var builder: ObservationBuilder
  private(set) var tracks: [Track] = []
  private(set) var version: String?

  private let options: IngestOptions
  private var text: OriginalText
  private var lines: LineCounter
  /// Offset in the file of the first byte that has no owner yet.
  private var owned = 0
  private var records = 0
  private var waypoints = 0
  private var routes = 0
  private var routePoints = 0
  /// The open elements, outermost first, by the numbers of their names.
  private var path: [Int] = []
  private var point = GPXPoint()
  /// Number of elements around the open point; nil when no point is open.
  private var pointDepth: Int?
  /// Number of elements around a point that stands inside the open point; nil when there is none.
  private var innerDepth: Int?
  /// The indices in ``GPXPoint/inner`` of the points inside the open point that have not ended.
  private var openInner: [Int] = []
  /// Text of the innermost open element, as long as there has been no element in it.
  private var leaf: [UInt8] = []
  private var isLeaf = false
  private var track = GPXTrack()
  private var words = SurveyWords()
  private let times: TimeRules
  private var day = RecentDay()
  private var names = FieldNames()
  private var elements = ElementNames()
  private var linkElements = ElementNames(prefix: "link_")
  /// As which field an element is read, by the number of its name. The outer optional is nil until the name has been looked up.
  private var elementFields: [Field??] = []
  private var attributes: [UInt8] = []

  init(_ options: IngestOptions, text: OriginalText) {
    self.options = options
    self.text = text
    lines = LineCounter(start: text.start)
    builder = ObservationBuilder(options)
    times = TimeRules(options)
  }

  /// Names of the fields of waypoints, in the order in which they were first seen.
  var columns: [String] { names.columns }

  mutating func take(_ event: XMLEvent, _ reader: borrowing XMLReader) throws(InputError) {
    switch event.kind {
    case .start:
      try start(event, reader)
      path.append(event.name)
      leaf.removeAll(keepingCapacity: true)
      isLeaf = true
    case .text:
      if isLeaf { reader.append(textOf: event, to: &leaf) }
    case .end:
      if !path.isEmpty { path.removeLast() }
      try end(event, reader)
      isLeaf = false
    }
  }

  private mutating func start(_ event: XMLEvent, _ reader: borrowing XMLReader) throws(InputError) {
    let name = GPXName(rawValue: event.name)
    if let pointDepth {
      if let name, Self.points.contains(name) {
        point.inner.append(("\(name)", event.range))
        openInner.append(point.inner.count - 1)
        innerDepth = innerDepth ?? path.count
      }
      if innerDepth != nil { return }
      // Inside a point, fields are read when elements end. Only the address of a link is in an attribute.
      if point.isWaypoint, path.count == pointDepth + 1, name == .link,
        let address = reader.attribute(GPXName.href.rawValue, of: event)
      {
        point.fields.add(names.number(of: "link"), address.span)
      }
      return
    }
    switch (path.count, name) {
    case (0, .gpx):
      for attribute in reader.attributes(of: event) where attribute.name == "version" {
        version = String(decoding: attribute.value.prefix(16), as: UTF8.self)
      }
    case (0, _):
      throw InputError(
        .unreadable, "the root element is \"\(reader.name(event.name))\", not \"gpx\"", source: options.source)
    case (1, .wpt): begin(event, reader, isWaypoint: true)
    case (1, .trk): track = GPXTrack()
    case (1, .rte): routes += 1
    case (2, .rtept) where path[1] == GPXName.rte.rawValue: routePoints += 1
    case (2, .trkseg) where path[1] == GPXName.trk.rawValue: track.beginStretch()
    case (3, .trkpt) where path[1] == GPXName.trk.rawValue && path[2] == GPXName.trkseg.rawValue:
      begin(event, reader, isWaypoint: false)
    case (_, .wpt), (_, .trkpt):
      begin(event, reader, isWaypoint: false)
      point.misplacedIn = path.last.map { reader.name($0) } ?? ""
    default: break
    }
  }

  /// The elements that are points.
  private static let points: [GPXName] = [.wpt, .trkpt, .rtept]

  private mutating func begin(_ event: XMLEvent, _ reader: borrowing XMLReader, isWaypoint: Bool) {
    pointDepth = path.count
    point.begin(isWaypoint: isWaypoint, start: event.range.lowerBound)
    point.hasLatitude = reader.append(attribute: GPXName.lat.rawValue, of: event, to: &point.latitude)
    point.hasLongitude = reader.append(attribute: GPXName.lon.rawValue, of: event, to: &point.longitude)
    guard isWaypoint else { return }
    reader.forEachAttribute(of: event) { name, value in
      point.fields.add(elements.number(of: name, reader, in: &names), value)
    }
  }

  private mutating func end(_ event: XMLEvent, _ reader: borrowing XMLReader) throws(InputError) {
    if let depth = pointDepth {
      if let inner = innerDepth {
        if let name = GPXName(rawValue: event.name), Self.points.contains(name), let open = openInner.popLast() {
          point.inner[open].bytes = point.inner[open].bytes.lowerBound..<event.range.upperBound
        }
        if path.count == inner { innerDepth = nil }
        return
      }
      if path.count == depth {
        pointDepth = nil
        finishPoint(end: event.range.upperBound)
      } else if isLeaf {
        endField(event, reader, depth: path.count - depth)
      }
      return
    }
    if path.count == 1, event.name == GPXName.trk.rawValue { finishTrack() }
    if path.count == 2, path[1] == GPXName.trk.rawValue, isLeaf {
      if event.name == GPXName.type.rawValue { track.type = leaf }
      if event.name == GPXName.name.rawValue { track.name = leaf }
    }
  }

  /// Takes an element without elements in it that has ended inside a point, `depth` levels below it.
  private mutating func endField(_ event: XMLEvent, _ reader: borrowing XMLReader, depth: Int) {
    let leaf = leaf
    let text = leaf.span.extracting(TextCleaning.trimmed(leaf.span))
    if depth == 1 {
      switch GPXName(rawValue: event.name) {
      case .name: Self.add(text, to: &point.name)
      case .type: Self.add(text, to: &point.type)
      case .time: Self.add(text, to: &point.time)
      case .fix: Self.add(text, to: &point.fix)
      case .sat: Self.add(text, to: &point.satellites)
      case .hdop: Self.add(text, to: &point.hdop)
      case .pdop: Self.add(text, to: &point.pdop)
      default: break
      }
    }
    switch Self.field(event.name, reader, &elementFields) {
    case .accuracy: Self.add(text, to: &point.accuracy)
    case .method: Self.add(text, to: &point.method)
    case .riverName where depth > 1: Self.add(text, to: &point.river)
    case .bank where depth > 1: Self.add(text, to: &point.bank)
    default: break
    }
    guard point.isWaypoint else { return }
    if text.isEmpty, depth > 1 || GPXName(rawValue: event.name) == .link { return }
    let number =
      depth > 1 && path.last == GPXName.link.rawValue
      ? linkElements.number(of: event.qualifiedName, reader, in: &names)
      : elements.number(of: event.qualifiedName, reader, in: &names)
    point.fields.add(number, leaf.span)
  }

  private static func add(_ text: Span<UInt8>, to field: inout [UInt8]) {
    text.withUnsafeBufferPointer { field.append(contentsOf: $0) }
  }

  /// As which field an element of this name is read, by the alias table. `known` remembers the answers.
  private static func field(_ name: Int, _ reader: borrowing XMLReader, _ known: inout [Field??]) -> Field? {
    while known.count <= name { known.append(nil) }
    if let field = known[name] { return field }
    let answer = FieldAliases.byKey[HeaderName(reader.name(name)).key]?.field
    known[name] = .some(answer)
    return answer
  }

  private mutating func finishPoint(end: Int) {
    let bytes = text.originalRange(point.start..<end)
    builder.structural(bytes: owned..<bytes.lowerBound)
    owned = bytes.upperBound
    records += 1
    defer { rejectInner(end: bytes.upperBound) }
    do throws(GPXFault) {
      if let parent = point.misplacedIn {
        throw GPXFault(
          rule: .geometryInvalid,
          message: "the point stands in \"\(parent)\", where no point may stand: is a tag lost or misplaced?",
          column: nil)
      }
      let word = point.isWaypoint ? point.method : track.type
      let method = (word.isEmpty ? nil : words.method(word.span)) ?? options.defaultMethod ?? .other
      let values = try point.values(options, times, &day, method: method)
      if point.isWaypoint {
        waypoints += 1
        try accept(values, bytes: bytes)
      } else {
        track.add(values)
        builder.acceptElsewhere(bytes: bytes)
      }
    } catch {
      let record = SourceRecord(records, line: lines.line(at: point.start, in: text.text), bytes: bytes)
      builder.reject(error.rule, error.message, column: error.column, record, raw: text.original[bytes])
    }
  }

  /// Rejects the points that stood inside the last point. The bytes are those of the outer point, which has them already.
  private mutating func rejectInner(end: Int) {
    for (name, range) in point.inner {
      records += 1
      let record = SourceRecord(records, line: lines.line(at: range.lowerBound, in: text.text), bytes: end..<end)
      builder.reject(
        .geometryInvalid, "the \(name) stands inside another point: is an end tag lost or misplaced?", column: name, record,
        raw: text.original[text.originalRange(range)].prefix(1 << 16))
    }
    point.inner.removeAll()
  }

  private mutating func accept(_ found: ObservationValues, bytes: Range<Int>) throws(GPXFault) {
    guard let record = Int32(exactly: records) else {
      throw GPXFault(rule: .recordTooLong, message: "more than \(Int32.max) points in one file; split it")
    }
    var values = found
    if !point.type.isEmpty {
      let word = point.type
      if let type = words.outletType(word.span) {
        values.type = type
      } else {
        values.flags.insert(.typeUnrecognised)
      }
    }
    if !point.river.isEmpty || !point.bank.isEmpty {
      let (river, bank) = (point.river, point.bank)
      values.claim = words.claims.read(
        river: river.span, bank: bank.span, names: &builder.claimedNames, flags: &values.flags)
    }
    var name = point.name
    if !TextCleaning.isClean(name.span) {
      let cleaned = TextCleaning.cleaned(name.span)
      if cleaned.changed { values.flags.insert(.controlCharactersRemoved) }
      name = cleaned.bytes
    }
    self.attributes.removeAll(keepingCapacity: true)
    names.appendObject(point.fields, to: &self.attributes)
    let attributes = attributes
    builder.accept(
      values, SourceRecord(Int(record), bytes: bytes), recordedID: name.span, name: name.span, code: Span(),
      attributes: attributes.span)
  }

  private mutating func finishTrack() {
    let word = track.type
    let method = (word.isEmpty ? nil : words.method(word.span)) ?? options.defaultMethod ?? .other
    if let made = track.finished(source: options.source, method: method) { tracks.append(made) }
    let name = track.name.isEmpty ? "a track" : "the track \"\(String(decoding: track.name.prefix(80), as: UTF8.self))\""
    if track.hasShortStretch {
      builder.note(.trackTooShort, .info, "\(name) has a segment of one fix, which makes no line")
    }
    if track.goesBack {
      builder.note(.timeOrder, .warning, "the times of \(name) go back somewhere; its fixes stay as they stand")
    }
  }

  mutating func finish() {
    builder.structural(bytes: owned..<text.original.count)
    if routes > 0 {
      builder.note(
        .routeIgnored, .info,
        "\(routes) \(routes == 1 ? "route" : "routes") with \(routePoints) points left out: a route is a plan, not what was seen")
    }
    if records == 0 { builder.note(.noRecords, .warning, "the file holds no waypoint and no track") }
  }

  /// The refusal of a file that is no XML or is cut off.
  func refusal(_ error: XMLError) -> InputError {
    let held = "\(records) complete \(records == 1 ? "point" : "points") before it (\(waypoints) usable waypoints)"
    switch error.code {
    case .truncated:
      return InputError(.unreadable, "\(error); there are \(held); get the whole file", source: options.source)
    case .doctype: return InputError(.unreadable, "\(error)", source: options.source)
    default: return InputError(.unreadable, "not readable as XML: \(error); there are \(held)", source: options.source)
    }
  }
}
