import FileKit
import Ingest
import Reprojection
import SurveyModel

extension Surveys {
  /// Reads the tables of marks and joins them to what has been read so far.
  mutating func addMarks(_ options: ProcessOptions, _ reader: SurveyReader) throws {
    guard !options.marks.files.isEmpty else { return }
    let offset = try options.marks.clockOffset.map { text throws(InputError) in try clockOffset(text) } ?? 0
    let photos = PhotoIndex(photos)
    let tracks = TrackIndex(tracks, maxGap: options.marks.maxGap)
    var seen: [String: String] = [:]
    for path in options.marks.files.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let place = InputPlace(path)
      let content = try readFile(place.path)
      let source = unusedSource(place)
      let reader = reader.reading(sheet: place.layer)
      let format = try tableFormat(content.bytes, place, source)
      var ingest = reader.options(.csv, source: source, index: sources.count)
      ingest.source = source
      let table =
        format.isWorkbook
        ? try readMarks(content.bytes, workbook: format, options: ingest) : try readMarks(content.bytes, options: ingest)
      let key = content.sha256 + (table.description.sheet.map { ":\($0)" } ?? "")
      if let twin = seen.updateValue(source, forKey: key) {
        collected.skipped.append((source, "the same bytes as \(twin)"))
        continue
      }
      let own = try ownPlaces(table, ingest, reader)
      var placer = MarkPlacer(
        photos: photos, tracks: tracks, zone: ingest.timeZone, zoneIsStated: ingest.timeZoneIsStated, offset: offset)
      placer.photoColumn = table.description.fields.first { $0.field == Field.photo.rawValue }?.column
      placer.timeColumn = table.description.fields.first { $0.field == Field.time.rawValue }?.column
      placer.own = own.places
      var file = table.placed { placer.place($0) }
      file.findings += own.findings
      if let imbalance = file.account.imbalance { throw InvariantError("\(source): \(imbalance)") }
      add(file, source, content, own.operation)
    }
  }

  private mutating func add(
    _ file: SurveyFile, _ source: String, _ content: FileContent, _ operation: RunDescription.Operation?
  ) {
    inputOfSource.append(inputs.count)
    sources.append(source)
    observations.append(contentsOf: file.observations)
    collected.findings += file.findings
    rejections += file.rejections
    inputs.append(
      RunDescription.Input(
        role: .survey, name: source, size: content.size, sha256: content.sha256, description: file.description,
        account: file.account, operation: operation))
  }

  /// Whether it is a text or a workbook; anything but a table is refused with its name.
  private func tableFormat(_ bytes: [UInt8], _ place: InputPlace, _ source: String) throws(InputError) -> FileFormat {
    let wanted = "marks are read from CSV tables and spreadsheets"
    let sniffed = sniffFormat(name: place.name, prefix: Array(bytes.prefix(65536)))
    if place.layer != nil { try refuseLayer(of: sniffed, source: source) }
    switch sniffed {
    case .refused(let reason): throw InputError(.unreadable, "\(wanted); \(reason)", source: source)
    // One column of photo names has no delimiter to be known by.
    case .format(.csv), .unrecognised: return .csv
    case .format(let format):
      if format.isWorkbook { return format }
      throw InputError(.unreadable, "\(wanted); this is \(format.rawValue)", source: source)
    }
  }

  /// The name of the file, with as many folders in front as it takes to be the only one of that name.
  private func unusedSource(_ place: InputPlace) -> String {
    let parts = ((try? realPath(place.path)) ?? place.path).split(separator: "/").map(String.init)
    func name(_ depth: Int) -> String { PathText.displayText(parts.suffix(depth).joined(separator: "/")) + place.layerSuffix }
    var depth = 1
    while depth < parts.count, sources.contains(name(depth)) { depth += 1 }
    return name(depth)
  }
}

/// The coordinates that rows of a table of marks have themselves, in WGS 84.
private func ownPlaces(
  _ table: MarksFile, _ options: IngestOptions, _ reader: SurveyReader
) throws -> (
  places: [Int: Result<(Coordinate, RuleSet), MarkPlacer.PlaceFault>], operation: RunDescription.Operation?, findings: [Finding]
) {
  let marks = table.marks.filter(\.hasPosition)
  if marks.isEmpty { return ([:], nil, []) }
  var builder = ObservationBuilder(options)
  for (index, mark) in marks.enumerated() {
    builder.accept(
      mark.values, SourceRecord(mark.record, bytes: index..<index + 1), recordedID: [], name: [], code: [],
      attributes: [])
  }
  var description = table.description
  description.format = .csv
  var file = builder.file(description, contentBytes: marks.count)
  let operation = try reader.reproject(&file, source: options.source, []).1.summary
  var places: [Int: Result<(Coordinate, RuleSet), MarkPlacer.PlaceFault>] = [:]
  for row in 0..<file.observations.count {
    let position = Coordinate(longitude: file.observations.longitude[row], latitude: file.observations.latitude[row])
    places[Int(file.observations.record[row])] = .success((position, file.observations.flags[row]))
  }
  for rejection in file.rejections {
    places[rejection.record] = .failure(MarkPlacer.PlaceFault(rule: rejection.rule, message: rejection.message))
  }
  return (places, operation, file.findings)
}
