package import SurveyModel

/// Reads the `Timestamp.MRK` of a DJI RTK aircraft, which has a line for each photo. The positions of the camera become a track
/// in WGS 84 degrees (of the base station's frame).
///
/// Every line is a record. Times are GPS time less the leap seconds. Positions already are those of the camera, so the lever
/// arms of the lines are not added. The accuracy is made from the standard deviations. Throws ``InputError`` for a file
/// without such lines.
package func readMRK(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  let text = bytes.span
  let rules = TimeRules(zone: .utc, zoneIsStated: true)
  var books = LogBooks(options)
  var events: [PhotoEvent] = []
  var position = 0
  var number = 0
  while position < text.count {
    let next = UnitScan.endOfFirstLine(text.extracting(position..<text.count), isLast: true).map { position &+ $0 } ?? text.count
    let line = position..<next
    position = next
    number &+= 1
    let content = text.extracting(line)
    if TextCleaning.trimmed(content).isEmpty { continue }
    do throws(FlightRowFault) {
      let photo = try MRKLine(content)
      var flags = RuleSet()
      let fix = LogFix(
        x: photo.longitude, y: photo.latitude, fixType: nil, satellites: nil, accuracy: photo.accuracy, hdop: nil)
      if let (rule, message) = fix.fault(&flags) { throw FlightRowFault(rule: rule, message: message) }
      switch rules.judge(microseconds: photo.time, flags: flags) {
      case .time(_, let assumed): flags = assumed
      case .impossible(let rule, let message): throw FlightRowFault(rule: rule, message: message)
      case .missing, .unreadable: break
      }
      books.accept(line, flags: flags)
      let taken = LogPhoto(
        name: photo.number, position: Coordinate(x: photo.longitude, y: photo.latitude),
        accuracy: fix.settledAccuracy(method: .drone), flags: flags, fields: [("photo", photo.number)])
      events.append(taken.event(at: photo.time, source: options.source, SourceRecord(books.records, bytes: line)))
      books.fixes.append(
        x: photo.longitude, y: photo.latitude, time: photo.time, accuracy: fix.settledAccuracy(method: .drone))
    } catch {
      books.reject(error.rule, error.message, line: number, line, in: text)
    }
  }
  guard books.records > 0 else {
    throw InputError(.unreadable, "the file holds no lines of a DJI timestamp file (.MRK)", source: options.source)
  }
  var description = FileDescription(format: .djiTimestamps, encoding: "ASCII")
  description.fields = [("longitude", "Lon"), ("latitude", "Lat"), ("time", "GPS week, time of week"), ("accuracy_m", "σ N, E")]
  let photos = books.fixes.count
  var file = try books.file(
    LogSummary(description: description, method: .drone, subject: "the camera", photos: photos), contentBytes: bytes.count)
  file.photos = events
  return file
}
