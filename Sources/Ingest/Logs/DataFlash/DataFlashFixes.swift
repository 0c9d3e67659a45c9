import SurveyModel

/// Collects the fixes and photos of a DataFlash log, binary or text.
struct DataFlashFixes {
  var books: LogBooks
  /// The number of fixes of receivers that the aircraft did not use.
  private(set) var others = 0
  /// The photos, of which each is a record of its own.
  private var photos: [PhotoEvent] = []
  private let rules = TimeRules(zone: .utc, zoneIsStated: true)
  /// The clock of the last fix; nil when that fix was rejected or has none.
  private var lastClock: Int64?

  init(_ options: IngestOptions) {
    books = LogBooks(options)
  }

  mutating func take(_ found: DataFlashFix, _ bytes: Range<Int>, line: Int?, in text: Span<UInt8>) {
    guard found.isUsed else {
      others &+= 1
      return
    }
    lastClock = nil
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

  /// Takes a photo, with the position of the aircraft.
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
    let taken = LogPhoto(name: name, position: Coordinate(x: photo.x, y: photo.y), flags: flags, fields: [("CAM", name)])
    photos.append(taken.event(at: time, source: books.builder.source, SourceRecord(books.records, bytes: bytes)))
  }

  /// Takes the horizontal accuracy in metres that a `GPA` message states, which belongs to the fix of the same time.
  mutating func setAccuracy(_ metres: Double, clock: Int64) {
    guard let lastClock, books.fixes.count > 0 else { return }
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
      LogSummary(description: description, method: .drone, subject: "the aircraft", photos: photos.count),
      contentBytes: contentBytes)
    file.photos = photos
    return file
  }
}
