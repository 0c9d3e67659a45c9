import SurveyModel

/// Finds out when a photo was taken: by `UTCAtExposure`, else by the GPS date and time, else by the camera's clock, with the
/// offset that the photo states or in the zone of the options. A camera's clock that contradicts GPS is flagged `timesDiffer`.
///
/// A time that cannot be gives way to the other one, with a flag, and never costs the position: a date of the receiver that is
/// whole rounds of the week counter off, or from before the camera could exist, or a year and more before the camera's clock.
struct PhotoTime {
  struct Moment {
    /// Microseconds since 1970 UTC; nil when the photo states no time that can be right.
    var time: Int64?
    var flags = RuleSet()
  }

  /// What one of the clocks says.
  private enum Clock {
    case silent
    /// A time that cannot be, or that cannot be read.
    case wrong
    case right(Int64, RuleSet)
  }

  private let header: PhotoHeader
  private let options: IngestOptions
  private let isDrone: Bool

  /// Microseconds by which GPS and the camera's clock may differ: the GPS time may be that of an older fix.
  private static let tolerance: Int64 = 120_000_000
  /// A quarter of an hour in microseconds: the offsets of all time zones are multiples of it.
  private static let quarter: Int64 = 900_000_000
  private static let hour: Int64 = 3_600_000_000
  /// 1024 weeks, after which the week counter of GPS begins anew.
  private static let round: Int64 = 1024 * 7 * 24 * hour
  private static let year: Int64 = 366 * 24 * hour

  init(_ header: PhotoHeader, _ options: IngestOptions, isDrone: Bool) {
    self.header = header
    self.options = options
    self.isDrone = isDrone
  }

  var moment: Moment {
    let clock = cameraText
    let shown = cameraClock
    switch (receiverClock, shown) {
    case (.right(let time, _), .right(let other, let flags)) where isNonsense(time, beside: other):
      return Moment(time: other, flags: flags.union(RuleSet(.timesDiffer)).union(RuleSet(.timeSuspicious)))
    case (.right(let time, _), _) where time < earliest: return Moment(time: nil, flags: RuleSet(.timeSuspicious))
    case (.right(let time, let flags), .right):
      var moment = Moment(time: time, flags: flags)
      if let clock, contradicts(clock, time) { moment.flags.insert(.timesDiffer) }
      return moment
    case (.right(let time, let flags), .silent): return Moment(time: time, flags: flags)
    case (.right(let time, let flags), .wrong): return Moment(time: time, flags: flags.union(RuleSet(.tagOverruled)))
    case (.wrong, .right(let other, let flags)): return Moment(time: other, flags: flags.union(RuleSet(.tagOverruled)))
    case (.silent, .right(let other, let flags)): return Moment(time: other, flags: flags)
    case (.silent, .silent): return Moment()
    case (.wrong, _), (.silent, .wrong): return Moment(time: nil, flags: RuleSet(.timeUnreadable))
    }
  }

  /// True when the receiver's time cannot be right beside that of the camera. A camera whose clock was reset is behind, so a
  /// receiver far behind the camera is the one that is wrong.
  private func isNonsense(_ time: Int64, beside other: Int64) -> Bool {
    guard other >= earliest else { return false }
    if time < earliest { return true }
    let (ahead, overflow) = other.subtractingReportingOverflow(time)
    if overflow { return true }
    // The camera's clock may be in any zone, and a day off.
    let rounds = (Double(ahead) / Double(Self.round)).rounded()
    if rounds != 0, abs(Double(ahead) - rounds * Double(Self.round)) < Double(26 * Self.hour) { return true }
    return ahead > Self.year
  }

  /// A moment before which no such photo was taken: by the version of Exif that it names, by its camera, else the year of the first
  /// camera with a receiver.
  private var earliest: Int64 {
    var year = isDrone ? 2012 : isPhone ? 2007 : 1999
    if case .text(let version)? = header.value(.camera, 0x9000), let number = Int(version) {
      year = max(year, number >= 232 ? 2019 : number >= 231 ? 2016 : number >= 230 ? 2010 : year)
    }
    return CivilTime(year: year, month: 1, day: 1).microseconds
  }

  private var isPhone: Bool {
    let maker = header.text(.image, 0x010F)?.uppercased() ?? ""
    let makers = [
      "APPLE", "SAMSUNG", "XIAOMI", "REDMI", "HUAWEI", "HONOR", "OPPO", "VIVO", "ONEPLUS", "REALME", "GOOGLE", "LG", "MOTOROLA",
      "HTC", "ZTE", "MEIZU", "FAIRPHONE", "BLACKVIEW", "ULEFONE", "DOOGEE", "TCL", "NOTHING",
    ]
    return makers.contains { maker.hasPrefix($0) }
  }

  // MARK: - The clocks

  private var receiverClock: Clock {
    let rules = TimeRules(zone: .utc, zoneIsStated: true)
    let xmp = header.xmp["exif:GPSTimeStamp"].flatMap { $0.contains("T") ? $0 : nil }
    let texts = [header.xmp["drone-dji:UTCAtExposure"], gpsText, xmp]
    return first(texts.compactMap { $0.map { ($0, rules) } }, or: hasGPSClock ? .wrong : .silent)
  }

  private var cameraClock: Clock {
    let rules = TimeRules(options)
    let exif = cameraTexts.map { ($0.text + $0.offset, rules) }
    let xmp = ["exif:DateTimeOriginal", "xmp:CreateDate", "photoshop:DateCreated"].compactMap { name in
      header.xmp[name].flatMap { $0.contains("T") ? ($0, rules) : nil }
    }
    return first(exif + xmp, or: .silent)
  }

  /// The first of the texts that is a time; without one, wrong when there was any, else `none`.
  private func first(_ texts: [(String, TimeRules)], or none: Clock) -> Clock {
    var isWrong = false
    for (text, rules) in texts {
      switch rules.read(Array(text.utf8).span) {
      case .missing: break
      case .time(let time, let flags): return .right(time, isWrong ? flags.union(RuleSet(.tagOverruled)) : flags)
      case .unreadable, .impossible: isWrong = true
      }
    }
    return isWrong ? .wrong : none
  }

  /// True when the GPS tags have a date and a time that are more than the zeros of a directory that was never filled.
  private var hasGPSClock: Bool {
    guard let date = header.text(.gps, 0x1D), !date.isEmpty, let parts = header.numbers(.gps, 7) else { return false }
    return date.contains { ("1"..."9").contains($0) } || parts.contains { $0.isFinite && $0 != 0 }
  }

  /// The date and time of the GPS tags, which are UTC, in RFC 3339; nil when one is missing.
  private var gpsText: String? {
    guard hasGPSClock, let date = header.text(.gps, 0x1D), let parts = header.numbers(.gps, 7), parts.count == 3,
      parts.allSatisfy({ $0.isFinite && (0..<100).contains($0) })
    else { return nil }
    let day = date.split { $0 == ":" || $0 == "-" || $0 == "/" }
    guard day.count == 3 else { return nil }
    let seconds = parts[2].rounded(.down)
    let micros = Int(((parts[2] - seconds) * 1e6).rounded(.down))
    return "\(day[0])-\(day[1])-\(day[2])T\(two(Int(parts[0]))):\(two(Int(parts[1]))):\(two(Int(seconds))).\(six(micros))Z"
  }

  /// The camera's date and time by which the receiver's is checked.
  private var cameraText: (text: String, offset: String)? { cameraTexts.first }

  /// The dates and times of the camera's clock, `2024:05:16 08:40:44`, in RFC 3339, each with the offset of the clock, which may be
  /// empty: when the photo was taken, when it was made digital, when the file was written.
  private var cameraTexts: [(text: String, offset: String)] {
    let tags: [(part: PhotoHeader.Part, tag: UInt16, subsecond: UInt16, offset: UInt16)] = [
      (.camera, 0x9003, 0x9291, 0x9011), (.camera, 0x9004, 0x9292, 0x9012), (.image, 0x0132, 0x9290, 0x9010),
    ]
    return tags.compactMap { part, tag, subsecond, offset in
      guard let stated = header.text(part, tag) else { return nil }
      let parts = stated.split(separator: " ")
      // Cameras write 0000:00:00 when the clock was never set.
      guard parts.count == 2, !stated.hasPrefix("0000") else { return nil }
      let day = parts[0].split { $0 == ":" || $0 == "-" || $0 == "/" }
      guard day.count == 3 else { return nil }
      var text = "\(day[0])-\(day[1])-\(day[2])T\(parts[1])"
      let digits = (header.text(.camera, subsecond) ?? "").prefix { $0.isASCII && $0.isNumber }.prefix(6)
      if !digits.isEmpty, !parts[1].contains(".") { text += "." + digits }
      return (text, header.text(.camera, offset) ?? header.text(.camera, 0x9011) ?? "")
    }
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
    return abs(difference) > 14 * Self.hour + Self.tolerance || min(rest, Self.quarter - rest) > Self.tolerance
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  private func six(_ number: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, 6 - text.count)) + text
  }
}
