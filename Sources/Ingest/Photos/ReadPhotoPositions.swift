package import SurveyModel

/// Reads a list of photos with their positions: `geo.txt` of OpenDroneMap (a line with the CRS, then image, x, y and z) and
/// `location.txt` of Mission Planner (a header that begins with `#name`, degrees or units of 1e-7 degree).
///
/// Every line is a record, and becomes a photo that marks can name; no outlet is placed from it. Throws ``InputError`` for a file
/// without such lines.
package func readPhotoPositions(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  var list = PhotoPositionList(options)
  let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
  var layout: PhotoPositionLayout?
  for (index, line) in lines.enumerated() {
    let range = line.startIndex..<min(line.endIndex + 1, bytes.count)
    let text = String(decoding: line, as: UTF8.self).trimmingSpace
    guard let known = layout else {
      list.builder.structural(bytes: range)
      if !text.isEmpty { layout = PhotoPositionLayout(header: text) }
      continue
    }
    if text.isEmpty || text.hasPrefix("#") {
      list.builder.structural(bytes: range)
    } else {
      try list.add(text, known, line: index + 1, range)
    }
  }
  guard let layout, list.records > 0 else {
    throw InputError(.unreadable, "the file holds no lines of photos with their positions", source: options.source)
  }
  return list.file(layout, contentBytes: bytes.count)
}

/// The photos that have been read from a list.
private struct PhotoPositionList {
  var builder: ObservationBuilder
  private var photos: [PhotoEvent] = []
  private let options: IngestOptions

  var records: Int { builder.account.records }

  init(_ options: IngestOptions) {
    self.options = options
    builder = ObservationBuilder(options)
  }

  mutating func add(_ text: String, _ layout: PhotoPositionLayout, line: Int, _ bytes: Range<Int>) throws(InputError) {
    let cells = text.split { $0 == " " || $0 == "\t" }.map(String.init)
    let record = SourceRecord(records + 1, line: line, bytes: bytes)
    func reject(_ rule: Rule, _ message: String) {
      builder.reject(rule, message, column: nil, record, raw: Array(text.utf8))
    }
    guard cells.count >= 3 else {
      return reject(.coordinateMissing, "the line has \(cells.count) parts; a photo has its name, two coordinates and a height")
    }
    guard var x = PhotoHeader.number(cells[layout.x]), var y = PhotoHeader.number(cells[layout.y]) else {
      return reject(.coordinateUnreadable, "\"\(cells[1])\", \"\(cells[2])\" are no numbers")
    }
    let kind = try options.kind(statedCRS: layout.crs)
    let isScaled = kind == .degrees && (abs(x) > 180 || abs(y) > 90) && abs(x) <= 180e7 && abs(y) <= 90e7
    if isScaled, x == x.rounded(), y == y.rounded() { (x, y) = (x / 1e7, y / 1e7) }
    if let (rule, message) = options.coordinates.settle(x: &x, y: &y, kind: kind) { return reject(rule, message) }
    var event = LogPhoto(
      name: cells[0], position: Coordinate(x: x, y: y), accuracy: nil, flags: [], fields: [("photo", cells[0])]
    ).event(at: nil, source: options.source, record)
    if let stated = layout.accuracy.flatMap({ $0 < cells.count ? PhotoHeader.number(cells[$0]) : nil }), stated > 0 {
      (event.accuracy, event.accuracySource) = ViewOffset.accuracy(fix: Float(stated), height: nil, pitch: nil)
    }
    photos.append(event)
    builder.acceptElsewhere(bytes: bytes, flags: event.flags)
  }

  consuming func file(_ layout: PhotoPositionLayout, contentBytes: Int) -> SurveyFile {
    var description = FileDescription(format: .photoPositions, encoding: "UTF-8")
    description.statedCRS = layout.crs
    description.dialect = layout.name
    builder.note(
      .flightLogRows, .info, "\(photos.count) photos with their positions: no outlet is placed from them without marks")
    let taken = photos
    var file = builder.file(description, contentBytes: contentBytes)
    file.photos = taken
    return file
  }
}
