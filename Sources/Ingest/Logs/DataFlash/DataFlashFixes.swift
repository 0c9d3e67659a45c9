import SurveyModel

/// Collects the fixes and photos of a DataFlash log, binary or text.
struct DataFlashFixes {
  var books: LogBooks
  /// The number of fixes of receivers that the aircraft did not use.
  private var others = 0
  /// True once a usable fix of the receiver in use has been found.
  private var sawUsed = false
  /// The receivers that the aircraft did not use and that had a fix.
  private var candidates: Set<DataFlashReceiver> = []
  /// The receiver whose fixes are taken although no receiver was in use by the log; nil to take those of the receiver in use.
  private let only: DataFlashReceiver?
  /// The photos, of which each is a record of its own.
  private var photos: [PhotoEvent] = []
  private let rules = TimeRules(zone: .utc, zoneIsStated: true)
  /// The clock of the last fix; nil when that fix was rejected or has none.
  private var lastClock: Int64?
  private var lastReceiver: DataFlashReceiver?

  init(_ options: IngestOptions, only: DataFlashReceiver? = nil) {
    books = LogBooks(options)
    self.only = only
  }

  /// The first receiver with a fix, when no receiver that the aircraft used has one. Then the log is read again for that
  /// receiver. Nil for all other logs.
  var firstReceiver: DataFlashReceiver? { sawUsed || only != nil ? nil : candidates.min() }

  mutating func take(_ found: DataFlashFix, _ bytes: Range<Int>, line: Int?, in text: LogBytes) {
    guard only.map({ $0 == found.receiver }) ?? found.isUsed else {
      others &+= 1
      var flags = RuleSet()
      if found.fix.fault(&flags) == nil, found.time != nil { candidates.insert(found.receiver) }
      return
    }
    lastClock = nil
    lastReceiver = found.receiver
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
    sawUsed = true
  }

  /// Takes a photo, with the position of the aircraft.
  mutating func take(_ photo: DataFlashPhoto, _ bytes: Range<Int>, line: Int?, in text: LogBytes) {
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
  mutating func setAccuracy(_ metres: Double, clock: Int64, of receiver: DataFlashReceiver) {
    guard let lastClock, lastReceiver == receiver, books.fixes.count > 0 else { return }
    let (apart, overflow) = clock.subtractingReportingOverflow(lastClock)
    guard !overflow, apart.magnitude < 100_000 else { return }
    let settled = AccuracyRule.settle(recorded: metres, method: .drone)
    if settled.source == .recorded { books.fixes.setAccuracy(settled.accuracy, at: books.fixes.count - 1) }
  }

  consuming func file(_ format: FileFormat, contentBytes: Int) throws(InputError) -> SurveyFile {
    if let only {
      books.note(
        .flightLogRows, .warning,
        "no receiver that the aircraft used (U = 1) has a fix in the log; \(only.name), the first with a fix, was taken")
    }
    if others > 0 {
      books.note(.flightLogRows, .info, "\(others) fixes of receivers that the aircraft did not use were left out")
    }
    var description = FileDescription(format: format, encoding: format == .dataFlash ? "binary" : "ASCII")
    let message = DataFlashReceiver.names[lastReceiver?.message ?? 0]
    description.fields = [
      ("longitude", "\(message).Lng"), ("latitude", "\(message).Lat"), ("time", "\(message).GWk, \(message).GMS"),
    ]
    let photos = photos
    var file = try books.file(
      LogSummary(description: description, method: .drone, subject: "the aircraft", photos: photos.count),
      contentBytes: contentBytes)
    file.photos = photos
    return file
  }
}
