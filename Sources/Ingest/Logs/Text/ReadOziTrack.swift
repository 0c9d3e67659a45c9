package import SurveyModel

/// Reads a track of OziExplorer (.plt), whose lines behind six of header are latitude, longitude, the sign of a new stretch, height in
/// feet, and the days since 1899-12-30 in UTC. Throws ``InputError`` for a datum other than WGS 84.
package func readOziTrack(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  var log = LineLog(bytes, options)
  let text = log.text
  var lines: [(Range<Int>, Int)] = []
  text.forEachLine { lines.append(($0, $1)) }
  for (range, number) in lines {
    if number == 2 {
      let datum = String(decoding: text.bytes[range].filter { $0 > 0x20 }, as: UTF8.self).uppercased()
      guard datum.isEmpty || datum.hasPrefix("WGS84") || datum.hasPrefix("CGCS2000") else {
        throw InputError(
          .unreadable, "the track is in the datum \(datum) and not in WGS 84; convert it to GPX (for example with GPSBabel)",
          source: options.source)
      }
    }
    if number <= 6 || text.isBlank(range) { continue }
    log.take(line(text.cells(range)), range, number)
  }
  return try log.finish(
    .oziTrack, [("longitude", "field 2"), ("latitude", "field 1"), ("time", "field 5")], subject: "the receiver",
    size: bytes.count)
}

private func line(_ cells: [[UInt8]]) -> LineLog.Line {
  guard cells.count >= 2, let y = NumberText.parse(cells[0]), let x = NumberText.parse(cells[1]) else {
    return .rejected(.coordinateUnreadable, "the line does not begin with latitude and longitude in degrees")
  }
  var time: Int64?
  if cells.count > 4, let days = NumberText.parse(cells[4]), days > 1, days < 100_000 {
    // Seven decimals of a day are some hundredths of a second.
    let hundredths = ((days - 25_569) * 8_640_000).rounded()
    time = Int64(exactly: hundredths).map { $0 * 10_000 }
  }
  return .fix(
    LogFix(x: x, y: y, fixType: nil, satellites: nil, accuracy: nil, hdop: nil), time: time, clock: nil, flags: [])
}
