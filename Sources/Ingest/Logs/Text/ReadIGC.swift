package import SurveyModel

/// Reads the log of a flight recorder (.igc): its `B` records are fixes in WGS 84, with times of day in UTC; the date is in the header
/// (FAI, technical specification for IGC-approved flight recorders, appendix A).
package func readIGC(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  var log = LineLog(bytes, options)
  let text = log.text
  var lines: [(Range<Int>, Int)] = []
  text.forEachLine { lines.append(($0, $1)) }
  var day: Int64?
  var last: Int64 = 0
  for (range, number) in lines {
    let line = Array(text.bytes[range].prefix { $0 > 0x20 })
    if line.starts(with: Array("HFDTE".utf8)) {
      let digits = line.drop { $0 &- 0x30 > 9 }.prefix { $0 &- 0x30 <= 9 }
      day = date(Array(digits))
    }
    guard line.first == UInt8(ascii: "B") else { continue }
    guard let (fix, clock, isValid) = fix(line) else {
      log.take(.rejected(.coordinateUnreadable, "the B record is no time, DDMMmmm N or S and DDDMMmmm E or W"), range, number)
      continue
    }
    // The clock goes on behind midnight.
    if clock < last - 43_200_000_000, let known = day { day = known + CivilTime.microsecondsPerDay }
    last = clock
    guard isValid else {
      log.take(.rejected(.noFix, "the recorder had no fix"), range, number)
      continue
    }
    log.take(.fix(fix, time: day.map { $0 + clock }, clock: clock, flags: []), range, number)
  }
  return try log.finish(
    .igc, [("longitude", "B"), ("latitude", "B"), ("time", "HFDTE, B")], subject: "the aircraft", size: bytes.count)
}

/// The midnight of `ddmmyy` in microseconds since 1970.
private func date(_ digits: [UInt8]) -> Int64? {
  guard digits.count >= 6 else { return nil }
  func two(_ at: Int) -> Int { Int(digits[at] - 0x30) * 10 + Int(digits[at + 1] - 0x30) }
  let year = two(4)
  let civil = CivilTime(year: year < 80 ? 2000 + year : 1900 + year, month: two(2), day: two(0))
  return civil.fault == nil ? civil.microseconds : nil
}

private func fix(_ line: [UInt8]) -> (LogFix, Int64, Bool)? {
  func number(_ range: Range<Int>) -> Int? {
    guard range.upperBound <= line.count, line[range].allSatisfy({ $0 &- 0x30 <= 9 }) else { return nil }
    return line[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
  guard line.count >= 24, let hour = number(1..<3), let minute = number(3..<5), let second = number(5..<7), hour < 24,
    minute < 60,
    second < 60, let latitude = number(7..<9), let northMinutes = number(9..<14), let longitude = number(15..<18),
    let eastMinutes = number(18..<23), northMinutes < 60_000, eastMinutes < 60_000
  else { return nil }
  var y = Double(latitude) + Double(northMinutes) / 60_000
  var x = Double(longitude) + Double(eastMinutes) / 60_000
  switch (line[14], line[23]) {
  case (UInt8(ascii: "N"), UInt8(ascii: "E")): break
  case (UInt8(ascii: "N"), UInt8(ascii: "W")): x = -x
  case (UInt8(ascii: "S"), UInt8(ascii: "E")): y = -y
  case (UInt8(ascii: "S"), UInt8(ascii: "W")): (x, y) = (-x, -y)
  default: return nil
  }
  // The letter behind is A for a fix in three dimensions and V for one without height, or none where the position is 0.
  let isValid = line.count < 25 || line[24] == UInt8(ascii: "A") || (line[24] == UInt8(ascii: "V") && (x != 0 || y != 0))
  let fix = LogFix(x: x, y: y, fixType: nil, satellites: nil, accuracy: nil, hdop: nil)
  return (fix, Int64(hour * 3600 + minute * 60 + second) * CivilTime.microsecondsPerSecond, isValid)
}
