package import SurveyModel

/// Reads what gpsd reports, one JSON object a line: the reports of class `TPV` are fixes in WGS 84 and UTC. The accuracy is its `eph`.
package func readGPSD(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  var log = LineLog(bytes, options)
  let text = log.text
  let rules = TimeRules(zone: .utc, zoneIsStated: true)
  var lines: [(Range<Int>, Int)] = []
  text.forEachLine { lines.append(($0, $1)) }
  for (range, number) in lines {
    // Without the space that a pretty-printer puts behind colons and commas.
    let line = Array(text.bytes[range].filter { $0 > 0x20 })
    func value(_ name: String) -> [UInt8]? {
      AttributeCells.value(key: Array("\"\(name)\":".utf8), in: line[...]).map { Array($0) }
    }
    func decimal(_ name: String) -> Double? { value(name).flatMap { NumberText.parse($0) } }
    guard value("class").map({ $0.elementsEqual("TPV".utf8) }) == true else { continue }
    guard let y = decimal("lat"), let x = decimal("lon") else {
      log.take(.rejected(.noFix, "the report has no position: no fix"), range, number)
      continue
    }
    let mode = decimal("mode").flatMap { Int(exactly: $0) } ?? 3
    // A fix without height is a fix; LogFix counts from none.
    let fix = LogFix(x: x, y: y, fixType: mode >= 2 ? 3 : mode, satellites: nil, accuracy: decimal("eph"), hdop: nil)
    var time: Int64?
    if let stated = value("time"), case .time(let moment, _) = rules.read(stated.span) { time = moment }
    log.take(.fix(fix, time: time, clock: nil, flags: []), range, number)
  }
  return try log.finish(
    .gpsd, [("longitude", "TPV.lon"), ("latitude", "TPV.lat"), ("time", "TPV.time"), ("accuracy_m", "TPV.eph")],
    subject: "the receiver",
    size: bytes.count)
}
