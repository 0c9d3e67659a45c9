import SurveyModel

/// What a `GPS` message states, in whatever generation of names (formats.md 10.2).
struct DataFlashFix {
  var fix: LogFix
  /// Microseconds since boot, or `noTime`.
  var clock: Int64
  /// GPS week and milliseconds in it.
  var week: Int
  var milliseconds: Double
  /// False for a receiver that the aircraft does not use.
  var isUsed: Bool

  /// Microseconds since 1970 UTC; nil without a week.
  var time: Int64? {
    guard week > 0, milliseconds >= 0, milliseconds < 604_800_000 else { return nil }
    return GPSTime.utc(week: week, microseconds: Int64(milliseconds * 1000))
  }
}

/// Which fields of `GPS` and `GPA` messages are read, by their names.
struct DataFlashGPSPlan {
  let status: Int
  let latitude: Int
  let longitude: Int
  let week: Int
  let milliseconds: Int
  let clock: (field: Int, microseconds: Double)?
  let satellites: Int?
  let hdop: Int?
  let instance: Int?
  let used: Int?

  /// Nil when the message lacks a position or what it must be judged by.
  init?(_ format: DataFlashFormat) {
    func find(_ names: String...) -> Int? {
      for name in names {
        if let index = format.fields.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) { return index }
      }
      return nil
    }
    guard let status = find("Status"), let latitude = find("Lat"), let longitude = find("Lng", "Lon"),
      let week = find("GWk", "Week"), let milliseconds = find("GMS", "TimeMS")
    else { return nil }
    self.status = status
    self.latitude = latitude
    self.longitude = longitude
    self.week = week
    self.milliseconds = milliseconds
    clock = find("TimeUS").map { ($0, 1) } ?? find("T").map { ($0, 1000) }
    satellites = find("NSats")
    hdop = find("HDop")
    instance = find("I")
    used = find("U")
  }

  /// The fix whose fields `value` gives by their index. Nil where one that is needed is no number.
  func fix(_ value: (Int) -> Double?) -> DataFlashFix? {
    guard let status = value(status), let y = value(latitude), let x = value(longitude), let week = value(week),
      let milliseconds = value(milliseconds)
    else { return nil }
    func whole(_ index: Int?) -> Int? { index.flatMap { value($0) }.flatMap { Int(exactly: $0.rounded()) } }
    let fix = LogFix(
      x: x, y: y, fixType: Int(exactly: status.rounded()) ?? 0, satellites: whole(satellites), accuracy: nil,
      hdop: hdop.flatMap { value($0) })
    let clock = clock.flatMap { clock in value(clock.field).flatMap { Int64(exactly: ($0 * clock.microseconds).rounded()) } }
    let isUsed = whole(used).map { $0 != 0 } ?? (whole(instance) ?? 0 == 0)
    return DataFlashFix(
      fix: fix, clock: clock ?? ObservationColumns.noTime, week: Int(exactly: week.rounded()) ?? 0, milliseconds: milliseconds,
      isUsed: isUsed)
  }
}

/// Enters the fixes of a DataFlash log, binary or text, in its books.
struct DataFlashFixes {
  var books: LogBooks
  /// Fixes of receivers that the aircraft did not use.
  private(set) var others = 0
  /// Photos, each a record of its own.
  private var photos: [PhotoEvent] = []
  private let rules = TimeRules(zone: .utc, zoneIsStated: true)
  private var lastClock = ObservationColumns.noTime

  init(_ options: IngestOptions) {
    books = LogBooks(options)
  }

  mutating func take(_ found: DataFlashFix, _ bytes: Range<Int>, line: Int?, in text: Span<UInt8>) {
    guard found.isUsed else {
      others &+= 1
      return
    }
    lastClock = ObservationColumns.noTime
    var flags = RuleSet()
    if let (rule, message) = found.fix.fault(&flags) {
      return books.reject(rule, message, line: line, bytes, in: text)
    }
    guard let time = found.time else {
      return books.reject(.noFix, "GPS week \(found.week): the receiver did not know the time yet", line: line, bytes, in: text)
    }
    switch rules.judge(microseconds: time, flags: flags) {
    case .time(_, let assumed): flags = assumed
    case .impossible(let rule, let message): return books.reject(rule, message, line: line, bytes, in: text)
    case .missing, .unreadable: break
    }
    books.accept(bytes, flags: flags)
    books.fixes.append(
      x: found.fix.x, y: found.fix.y, time: time, clock: found.clock, accuracy: found.fix.settledAccuracy(method: .drone))
    lastClock = found.clock
  }

  /// A photo at the aircraft's place: a `CAM` message.
  mutating func take(_ photo: DataFlashPhoto, _ bytes: Range<Int>, line: Int?, in text: Span<UInt8>) {
    if let (rule, message) = FlightLogFile.fault(x: photo.x, y: photo.y) {
      return books.reject(rule, message, line: line, bytes, in: text)
    }
    guard let time = photo.time, case .time(_, let flags) = rules.judge(microseconds: time, flags: []) else {
      return books.reject(
        .noFix, "the photo has no GPS week: the receiver did not know the time yet", line: line, bytes, in: text)
    }
    books.accept(bytes, flags: flags)
    let name = photo.number.map { "\($0)" } ?? "photo \(photos.count + 1)"
    var event = PhotoEvent.ofAircraft(
      name, source: books.builder.source, record: books.records, bytes: bytes, position: Coordinate(x: photo.x, y: photo.y),
      fix: .nan, flags: flags, fields: [("CAM", name)])
    event.time = time
    photos.append(event)
  }

  /// A `GPA` message's horizontal accuracy in metres, which belongs to the fix of the same time.
  mutating func setAccuracy(_ metres: Double, clock: Int64) {
    guard lastClock != ObservationColumns.noTime, books.fixes.count > 0 else { return }
    let (apart, overflow) = clock.subtractingReportingOverflow(lastClock)
    guard !overflow, apart.magnitude < 100_000 else { return }
    let settled = AccuracyRule.settle(recorded: metres, method: .drone)
    if settled.source == .recorded { books.fixes.setAccuracy(settled.accuracy, at: books.fixes.count - 1) }
  }

  consuming func file(_ format: FileFormat, contentBytes: Int) throws(InputError) -> SurveyFile {
    if others > 0 {
      books.note(.flightLogRows, .info, "\(others) fixes of receivers that the aircraft did not use were left out")
    }
    var description = FileDescription(format: format, encoding: format == .dataFlash ? "binary" : "ASCII")
    description.fields = [("longitude", "GPS.Lng"), ("latitude", "GPS.Lat"), ("time", "GPS.GWk, GPS.GMS")]
    let photos = photos
    var file = try books.file(
      description, method: .drone, contentBytes: contentBytes, what: "the aircraft", photos: photos.count)
    file.photos = photos
    return file
  }
}
