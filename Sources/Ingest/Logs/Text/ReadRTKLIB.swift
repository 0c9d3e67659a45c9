package import SurveyModel

/// Reads a solution of RTKLIB or Emlid Studio (.pos, .LLH): the way of the antenna becomes a track in WGS 84 degrees.
///
/// Every line with a position is a record. Times are GPS time, of which the leap seconds are taken, or UTC where the header says so.
/// The accuracy is made from the standard deviations north and east, and is no better than a solution of that quality can be
/// (RTKLIB manual 2.4.2, appendix B.1). Throws ``InputError`` for solutions that are no latitude and longitude.
package func readRTKLIB(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  var log = LineLog(bytes, options)
  var header = SolutionHeader()
  let text = log.text
  var lines: [(Range<Int>, Int)] = []
  text.forEachLine { lines.append(($0, $1)) }
  for (range, number) in lines {
    if text.isBlank(range) { continue }
    if text.bytes[range.lowerBound] == UInt8(ascii: "%") {
      header.read(String(decoding: text.bytes[range], as: UTF8.self).lowercased())
      continue
    }
    if header.isOther {
      throw InputError(
        .unreadable,
        "the solution holds no latitude and longitude (it is \(header.kind)); write it again as Lat/Lon/Height in degrees",
        source: options.source)
    }
    log.take(header.line(text.words(range)), range, number)
  }
  return try log.finish(
    .rtklib,
    [("longitude", "longitude"), ("latitude", "latitude"), ("time", header.isUTC ? "UTC" : "GPST"), ("accuracy_m", "sdn, sde")],
    subject: "the antenna", size: bytes.count)
}

/// What the header of a solution says of its lines.
private struct SolutionHeader {
  var isUTC = false
  private var isJST = false
  private var isDMS = false
  private(set) var isOther = false
  private(set) var kind = ""

  mutating func read(_ line: String) {
    let isNames = line.contains("height") || line.contains("x-ecef") || line.contains("e-baseline")
    guard isNames else { return }
    isUTC = line.contains("utc")
    isJST = line.contains("jst")
    isDMS = line.contains("latitude(d'") || line.contains("(d'\")")
    if line.contains("x-ecef") { (isOther, kind) = (true, "X/Y/Z") }
    if line.contains("e-baseline") { (isOther, kind) = (true, "a baseline") }
  }

  func line(_ words: [[UInt8]]) -> LineLog.Line {
    guard words.count >= 5, let time = time(words[0], words[1]) else {
      return .rejected(.recordTruncated, "the line should hold a time, latitude, longitude and height")
    }
    var index = 2
    guard let y = angle(words, &index), let x = angle(words, &index) else {
      return .rejected(.coordinateUnreadable, "latitude and longitude are no numbers of degrees")
    }
    func number(_ offset: Int) -> Double? {
      let at = index + offset
      return at < words.count ? NumberText.parse(words[at]) : nil
    }
    let quality = number(1).flatMap { Int(exactly: $0) } ?? 5
    if quality == 0 { return .rejected(.noFix, "quality 0: there was no solution") }
    var accuracy: Double?
    if let north = number(3), let east = number(4), north >= 0, east >= 0 {
      accuracy = ((north * north + east * east) / 2).squareRoot() / Accuracy.sigmaPerAxis
    }
    // A float, differential or single solution is worse than its own formal errors say.
    let least = [1: 0.0, 2: 0.3, 3: 1.0, 4: 1.0, 5: 3.0, 6: 0.1][quality] ?? 3.0
    let settled = max(accuracy ?? (quality == 1 ? 0.02 : 0), least)
    let fix = LogFix(
      x: x, y: y, fixType: nil, satellites: number(2).flatMap { Int(exactly: $0) }, accuracy: settled > 0 ? settled : nil,
      hdop: nil)
    return .fix(fix, time: time, clock: nil, flags: [])
  }

  /// A date and a time of day, or a GPS week and the seconds in it.
  private func time(_ first: [UInt8], _ second: [UInt8]) -> Int64? {
    if first.contains(0x2F) || first.contains(0x2D) {
      let joined = first + [0x20] + second
      guard let written = TimeWriting(joined, order: .unknown), written.civil.fault == nil else { return nil }
      let moment = written.civil.microseconds
      if isUTC { return moment }
      if isJST { return moment - 9 * 3600 * CivilTime.microsecondsPerSecond }
      return GPSTime.utc(week: 0, microseconds: moment - CivilTime(year: 1980, month: 1, day: 6).microseconds)
    }
    guard let week = NumberText.parse(first).flatMap({ Int(exactly: $0) }), week > 0, week < 10_000,
      let seconds = NumberText.parse(second), seconds >= 0, seconds < 604_800
    else { return nil }
    return GPSTime.utc(week: week, microseconds: Int64((seconds * 1e6).rounded()))
  }

  private func angle(_ words: [[UInt8]], _ index: inout Int) -> Double? {
    func next() -> Double? {
      guard index < words.count else { return nil }
      index += 1
      return NumberText.parse(words[index - 1])
    }
    guard let degrees = next() else { return nil }
    guard isDMS else { return degrees }
    let isNegative = words[index - 1].first == 0x2D
    guard let minutes = next(), let seconds = next(), minutes < 60, seconds < 60, minutes >= 0, seconds >= 0 else { return nil }
    let magnitude = abs(degrees) + (minutes * 60 + seconds) / 3600
    return isNegative ? -magnitude : magnitude
  }
}
