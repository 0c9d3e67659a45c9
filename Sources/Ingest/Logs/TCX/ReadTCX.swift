package import SurveyModel
import XMLKit

/// Reads a Training Center file (.tcx) of Garmin, Strava and others: the points of activities become tracks in WGS 84. Points without
/// a position hold other measurements only. Courses are plans and are left out, which is said.
package func readTCX(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  let (text, stated) = try XMLEncoding.text(bytes, source: options.source)
  var collector = TCXCollector(options, text)
  var reader = XMLReader(text.text, known: TCXName.all, encoding: text.encoding == .utf8 ? nil : "UTF-8")
  do throws(XMLError) {
    while let event = try reader.next() { collector.take(event, reader) }
  } catch {
    guard collector.books.records > 0, error.code == .truncated else {
      throw InputError(.unreadable, "not readable as XML: \(error)", source: options.source)
    }
    collector.books.note(.logDamaged, .warning, "the file is cut (\(error)); what is whole was read")
  }
  return try collector.finish(encoding: stated ?? "UTF-8", size: bytes.count)
}

/// The elements that are looked for, with any prefix.
private enum TCXName: Int, CaseIterable {
  case trackpoint, time, latitude, longitude, courses, activities

  static let all: [String] = allCases.map { name in
    switch name {
    case .trackpoint: "Trackpoint"
    case .time: "Time"
    case .latitude: "LatitudeDegrees"
    case .longitude: "LongitudeDegrees"
    case .courses: "Courses"
    case .activities: "Activities"
    }
  }
}

/// Follows the elements of the file.
private struct TCXCollector {
  var books: LogBooks
  private let file: LogBytes
  private var text: OriginalText
  private let options: IngestOptions
  private let rules: TimeRules
  private var start: Int?
  private var latitude: [UInt8] = []
  private var longitude: [UInt8] = []
  private var time: [UInt8] = []
  private var leaf: [UInt8] = []
  private var isPlan = false
  private var planned = 0

  init(_ options: IngestOptions, _ text: OriginalText) {
    self.options = options
    self.text = text
    books = LogBooks(options)
    file = LogBytes(text.original)
    rules = TimeRules(options)
  }

  mutating func take(_ event: XMLEvent, _ reader: borrowing XMLReader) {
    switch event.kind {
    case .start:
      leaf.removeAll(keepingCapacity: true)
      switch TCXName(rawValue: event.name) {
      case .trackpoint:
        start = event.range.lowerBound
        latitude = []
        longitude = []
        time = []
      case .courses: isPlan = true
      case .activities: isPlan = false
      default: break
      }
    case .text: reader.append(textOf: event, to: &leaf)
    case .end:
      guard start != nil else { return }
      let word = Array(leaf.filter { $0 > 0x20 })
      switch TCXName(rawValue: event.name) {
      case .latitude: latitude = word
      case .longitude: longitude = word
      case .time: time = word
      case .trackpoint: finishPoint(end: event.range.upperBound)
      default: break
      }
    }
  }

  private mutating func finishPoint(end: Int) {
    guard let from = start else { return }
    start = nil
    if latitude.isEmpty, longitude.isEmpty { return }
    if isPlan {
      planned += 1
      return
    }
    let bytes = text.originalRange(from..<end)
    guard let y = NumberText.parse(latitude), let x = NumberText.parse(longitude) else {
      return books.reject(.coordinateUnreadable, "the position of the point is no pair of degrees", bytes, in: file)
    }
    var flags = RuleSet()
    let fix = LogFix(x: x, y: y, fixType: nil, satellites: nil, accuracy: nil, hdop: nil)
    if let (rule, message) = fix.fault(&flags) { return books.reject(rule, message, bytes, in: file) }
    var moment: Int64?
    switch rules.read(time.span) {
    case .time(let found, let more):
      moment = found
      flags.formUnion(more)
    case .impossible, .unreadable: flags.insert(.timeUnreadable)
    case .missing: break
    }
    books.accept(bytes, flags: flags)
    books.fixes.append(x: x, y: y, time: moment)
  }

  consuming func finish(encoding: String, size: Int) throws(InputError) -> SurveyFile {
    if planned > 0 {
      books.note(.routeIgnored, .info, "\(planned) points of courses left out: a course is a plan, not where somebody was")
    }
    var description = FileDescription(format: .tcx, encoding: encoding)
    description.fields = [("longitude", "LongitudeDegrees"), ("latitude", "LatitudeDegrees"), ("time", "Time")]
    let method = options.defaultMethod ?? .other
    return try books.file(LogSummary(description: description, method: method, subject: "the receiver"), contentBytes: size)
  }
}
