import SurveyModel

/// The fixes of a `LineString` or `gx:Track`, with times where they have any.
struct KMLPath {
  var fixes: [Coordinate] = []
  /// Microseconds since 1970 UTC, or ``ObservationColumns/noTime``: one for each fix.
  private(set) var times: [Int64] = []
  /// True when a fix is older than the one before it.
  private(set) var goesBack = false

  init(line text: [UInt8]) throws(KMLFault) {
    let coordinates = try KMLCoordinates(text)
    fixes = zip(coordinates.x, coordinates.y).map { Coordinate(x: $0, y: $1) }
    times = [Int64](repeating: ObservationColumns.noTime, count: fixes.count)
  }

  /// Each of `positions` is `lon lat alt` with spaces. At the time of an empty one there was no fix.
  init(when: [[UInt8]], positions: [[UInt8]], _ options: IngestOptions) throws(KMLFault) {
    // Without any time nothing is ambiguous: it is a line.
    let when = when.isEmpty ? [[UInt8]](repeating: [], count: positions.count) : when
    guard when.count == positions.count else {
      throw KMLFault(
        .geometryInvalid,
        "the track has \(when.count) times and \(positions.count) positions; which belongs to which is not known",
        column: "gx:Track")
    }
    let rules = TimeRules(options)
    var last: Int64?
    for index in positions.indices where !positions[index].isEmpty {
      let text = positions[index]
      guard let (x, y) = Self.position(text) else {
        let shown = String(decoding: text.prefix(40), as: UTF8.self)
        throw KMLFault(.coordinateUnreadable, "position \(index + 1): \"\(shown)\" should be lon lat alt", column: "gx:coord")
      }
      fixes.append(Coordinate(x: x, y: y))
      // A time that cannot be costs no position.
      var flags = RuleSet()
      let moment = when[index]
      let time = rules.read(moment.span).ofRecord(&flags) ?? ObservationColumns.noTime
      if time != ObservationColumns.noTime {
        if let last, time < last { goesBack = true }
        last = time
      }
      times.append(time)
    }
  }

  /// The position in `lon lat` or `lon lat alt`; nil for any other text.
  private static func position(_ text: [UInt8]) -> (x: Double, y: Double)? {
    let numbers = text.split(whereSeparator: { $0 == 0x20 || (0x09...0x0D).contains($0) })
    guard numbers.count == 2 || numbers.count == 3 else { return nil }
    let (east, north) = (Array(numbers[0]), Array(numbers[1]))
    guard let x = NumberText.parse(east.span), let y = NumberText.parse(north.span) else { return nil }
    return (x, y)
  }
}
