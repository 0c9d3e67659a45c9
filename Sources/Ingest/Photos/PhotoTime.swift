import SurveyModel

/// Finds out when a photo was taken: by `UTCAtExposure`, else by the GPS date and time, else by the camera's clock, with the
/// offset that the photo states or in the zone of the options. A camera's clock that contradicts GPS is flagged `timesDiffer`.
struct PhotoTime {
  struct Moment {
    /// Microseconds since 1970 UTC; nil when the photo states no time.
    var time: Int64?
    var flags = RuleSet()
    /// Why the time cannot be right.
    var fault: PhotoFault?
  }

  private let header: PhotoHeader
  private let options: IngestOptions

  /// Microseconds by which GPS and the camera's clock may differ: the GPS time may be that of an older fix.
  private static let tolerance: Int64 = 120_000_000
  /// A quarter of an hour in microseconds: the offsets of all time zones are multiples of it.
  private static let quarter: Int64 = 900_000_000

  init(_ header: PhotoHeader, _ options: IngestOptions) {
    self.header = header
    self.options = options
  }

  var moment: Moment {
    let utc = TimeRules(zone: .utc, zoneIsStated: true)
    var moment = Moment()
    let stated = header.xmp["drone-dji:UTCAtExposure"] ?? gpsText
    let clock = cameraText
    if let stated {
      take(utc.read(Array(stated.utf8).span), &moment, "GPSTimeStamp")
      if let time = moment.time {
        if let clock, contradicts(clock, time) { moment.flags.insert(.timesDiffer) }
        return moment
      }
      if moment.fault != nil { return moment }
    }
    if let clock {
      take(TimeRules(options).read(Array((clock.text + clock.offset).utf8).span), &moment, "DateTimeOriginal")
    }
    return moment
  }

  private func take(_ reading: TimeReading, _ moment: inout Moment, _ tag: String) {
    switch reading {
    case .missing: break
    case .time(let time, let flags):
      moment.time = time
      moment.flags.formUnion(flags)
    case .unreadable: moment.flags.insert(.timeUnreadable)
    case .impossible(let rule, let message): moment.fault = PhotoFault(rule, message, column: tag)
    }
  }

  /// The date and time of the GPS tags, which are UTC, in RFC 3339; nil when one is missing.
  private var gpsText: String? {
    guard let date = header.text(.gps, 0x1D), let parts = header.numbers(.gps, 7), parts.count == 3,
      parts.allSatisfy({ $0.isFinite && (0..<100).contains($0) })
    else { return nil }
    let day = date.split { $0 == ":" || $0 == "-" || $0 == "/" }
    guard day.count == 3 else { return nil }
    let seconds = parts[2].rounded(.down)
    let micros = Int(((parts[2] - seconds) * 1e6).rounded(.down))
    return "\(day[0])-\(day[1])-\(day[2])T\(two(Int(parts[0]))):\(two(Int(parts[1]))):\(two(Int(seconds))).\(six(micros))Z"
  }

  /// The camera's date and time, `2024:05:16 08:40:44`, in RFC 3339, and the offset of its clock, which may be empty; nil when
  /// the photo has none.
  private var cameraText: (text: String, offset: String)? {
    guard let stated = header.text(.camera, 0x9003) ?? header.text(.image, 0x0132) else { return nil }
    let parts = stated.split(separator: " ")
    // Cameras write 0000:00:00 when the clock was never set.
    guard parts.count == 2, !stated.hasPrefix("0000") else { return nil }
    let day = parts[0].split { $0 == ":" || $0 == "-" || $0 == "/" }
    guard day.count == 3 else { return nil }
    var text = "\(day[0])-\(day[1])-\(day[2])T\(parts[1])"
    let digits = (header.text(.camera, 0x9291) ?? "").prefix { $0.isASCII && $0.isNumber }.prefix(6)
    if !digits.isEmpty, !parts[1].contains(".") { text += "." + digits }
    return (text, header.text(.camera, 0x9011) ?? "")
  }

  /// True when the camera's clock shows another moment than `time`. With the offset that the photo states, or the user's zone,
  /// they may differ by the tolerance; without, also by the offset of any time zone.
  private func contradicts(_ clock: (text: String, offset: String), _ time: Int64) -> Bool {
    let isZoned = !clock.offset.isEmpty || options.timeZoneIsStated
    let rules =
      isZoned ? TimeRules(options) : TimeRules(zone: .utc, zoneIsStated: true)
    guard case .time(let shown, _) = rules.read(Array((clock.text + clock.offset).utf8).span) else { return false }
    let (difference, overflow) = shown.subtractingReportingOverflow(time)
    if overflow { return true }
    if isZoned { return abs(difference) > Self.tolerance }
    let rest = ((difference % Self.quarter) + Self.quarter) % Self.quarter
    return abs(difference) > 14 * 3_600_000_000 + Self.tolerance || min(rest, Self.quarter - rest) > Self.tolerance
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  private func six(_ number: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, 6 - text.count)) + text
  }
}
