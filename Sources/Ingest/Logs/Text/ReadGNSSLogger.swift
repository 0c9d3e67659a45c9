package import SurveyModel

/// Reads the log of Android's GNSSLogger, in which lines of many kinds stand among one another and a comment names the columns of
/// each kind: the lines `Fix` are fixes in WGS 84. Those of the receiver are read, and not those of the network.
package func readGNSSLogger(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  var log = LineLog(bytes, options)
  let text = log.text
  var lines: [(Range<Int>, Int)] = []
  text.forEachLine { lines.append(($0, $1)) }
  var names: [String] = []
  var others = 0
  for (range, number) in lines {
    let cells = text.cells(range)
    guard let first = cells.first else { continue }
    if first.first == UInt8(ascii: "#") {
      if first.dropFirst().filter({ $0 > 0x20 }).elementsEqual("Fix".utf8) {
        names = cells.map { TrackWords.plain(String(decoding: $0, as: UTF8.self)) }
      }
      continue
    }
    guard first.elementsEqual("Fix".utf8) else { continue }
    func cell(_ words: String...) -> [UInt8]? {
      words.lazy.compactMap { word in names.firstIndex(of: word) }.first.flatMap { $0 < cells.count ? cells[$0] : nil }
    }
    func decimal(_ words: [UInt8]?) -> Double? { words.flatMap { NumberText.parse($0) } }
    let provider = cell("provider").map { String(decoding: $0, as: UTF8.self).uppercased() } ?? "GPS"
    if provider == "NLP" || provider == "NETWORK" {
      others += 1
      continue
    }
    guard let y = decimal(cell("latitudedegrees", "latitude")), let x = decimal(cell("longitudedegrees", "longitude")) else {
      log.take(.rejected(.coordinateUnreadable, "the line has no latitude and longitude in degrees"), range, number)
      continue
    }
    let milliseconds = decimal(cell("unixtimemillis", "utctimeinms", "utctimemillis"))
    let fix = LogFix(
      x: x, y: y, fixType: nil, satellites: nil, accuracy: decimal(cell("accuracymeters", "accuracy")), hdop: nil)
    log.take(
      .fix(fix, time: milliseconds.flatMap { Int64(exactly: ($0 * 1000).rounded()) }, clock: nil, flags: []), range, number)
  }
  if others > 0 { log.note(.flightLogRows, .info, "\(others) fixes of the telephone's network were left out") }
  return try log.finish(
    .gnssLogger,
    [
      ("longitude", "LongitudeDegrees"), ("latitude", "LatitudeDegrees"), ("time", "UnixTimeMillis"),
      ("accuracy_m", "AccuracyMeters"),
    ], subject: "the receiver", size: bytes.count)
}
