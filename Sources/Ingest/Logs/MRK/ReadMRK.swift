package import SurveyModel

/// The `Timestamp.MRK` of a DJI RTK aircraft: a line for each photo with where its camera was, WGS 84 degrees (of the base
/// station's frame), as a track.
///
/// Every line is a record. Times are GPS time less the leap seconds; positions are already those of the camera, so the
/// lever arm is not added again; the accuracy is from the standard deviations. Throws ``InputError`` for a file without such
/// lines.
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
      var event = PhotoEvent.ofAircraft(
        photo.number, source: options.source, record: books.records, bytes: line,
        position: Coordinate(x: photo.longitude, y: photo.latitude), fix: fix.settledAccuracy(method: .drone), flags: flags,
        fields: [("photo", photo.number)])
      event.time = photo.time
      events.append(event)
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
    description, method: .drone, contentBytes: bytes.count, what: "the camera", photos: photos)
  file.photos = events
  return file
}
