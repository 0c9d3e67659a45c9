import FileKit
import Ingest
import MarkPlacing
import Reprojection
import SurveyModel

/// A table of marks, read and with its marks placed.
struct PlacedMarks {
  /// The name in outputs.
  var name: String
  var file: SurveyFile
  var digest: FilesDigest
  var operation: RunDescription.Operation?
  /// What tells tables apart: SHA-256 of the file, and the sheet of a workbook.
  var key: String
}

/// Reads tables of marks and gives the marks their positions: coordinates of their own, else by photos and tracks.
struct MarkTables {
  private let photos: PhotoIndex
  private let tracks: TrackIndex
  /// Microseconds added to the marks' times.
  private let offset: Int64

  init(_ marks: MarkReading, photos: [PhotoEvent], tracks: [Track]) {
    offset = marks.clockOffset?.microseconds ?? 0
    self.photos = PhotoIndex(photos)
    self.tracks = TrackIndex(tracks, maxGap: marks.maximumGap)
  }

  /// Reads one table.
  /// - Parameters:
  ///   - number: the number that observations name the table by.
  ///   - isTaken: whether a source of this name is there already.
  func read(
    _ input: NamedInput, _ reader: SurveyReader, number: Int32, isTaken: (String) -> Bool
  ) throws -> PlacedMarks {
    let content = try input.read()
    let name = unusedName(input, isTaken)
    let reader = reader.reading(sheet: input.layer)
    let format = try tableFormat(content.bytes, input, name)
    let options = reader.options(.csv, source: name, number: number)
    let table =
      format.isWorkbook
      ? try readMarks(content.bytes, workbook: format, options: options) : try readMarks(content.bytes, options: options)
    let own = try OwnPositions(table, source: name, reader)
    func column(_ field: Field) -> String? { table.description.fields.first { $0.field == field.rawValue }?.column }
    let zone = options.timeZone
    let placer = MarkPlacer(
      photos: photos, tracks: tracks, offset: offset,
      MarkPlacer.Table(
        zoneIsStated: options.timeZoneIsStated, photoColumn: column(.photo), timeColumn: column(.time),
        positions: own.positions, instant: { zone.instant(ofLocal: $0).utc }))
    var file = table.placed { placer.place($0) }
    file.findings += own.findings
    return PlacedMarks(
      name: name, file: file, digest: FilesDigest(size: content.size, sha256: content.sha256), operation: own.operation,
      key: content.sha256 + (table.description.sheet.map { ":\($0)" } ?? ""))
  }

  /// The format of a table, text or workbook; anything but a table is refused by its name.
  private func tableFormat(_ bytes: [UInt8], _ input: NamedInput, _ source: String) throws(InputError) -> FileFormat {
    let wanted = "marks are read from CSV tables and spreadsheets"
    let sniffed = sniffFormat(name: input.name, prefix: Array(bytes.prefix(65536)))
    if input.layer != nil { try refuseLayer(of: sniffed, source: source) }
    switch sniffed {
    case .refused(let reason): throw InputError(.unreadable, "\(wanted); \(reason)", source: source)
    // One column of photo names has no delimiter to be known by.
    case .format(.csv), .unrecognised: return .csv
    case .format(let format):
      if format.isWorkbook { return format }
      throw InputError(.unreadable, "\(wanted); this is \(format.rawValue)", source: source)
    }
  }

  /// The name of the file, with as many folders in front as it takes to be the only source of that name.
  private func unusedName(_ input: NamedInput, _ isTaken: (String) -> Bool) -> String {
    let parts = ((try? realPath(input.path)) ?? input.path).split(separator: "/").map(String.init)
    func name(_ depth: Int) -> String { PathText.displayText(parts.suffix(depth).joined(separator: "/")) + input.layerSuffix }
    var depth = 1
    while depth < parts.count, isTaken(name(depth)) { depth += 1 }
    return name(depth)
  }
}

/// The coordinates that marks have themselves, in WGS 84.
private struct OwnPositions {
  /// By record: the position with the flags of the transformation, or why there is none.
  private(set) var positions: [Int: Result<(Coordinate, RuleSet), MarkPlacer.PositionFault>] = [:]
  private(set) var operation: RunDescription.Operation?
  private(set) var findings: [Finding] = []

  init(_ table: MarksFile, source: String, _ reader: SurveyReader) throws {
    let marks = table.marks.filter(\.hasPosition)
    if marks.isEmpty { return }
    let stated = table.description.statedCRS
    // Tables state no CRS of their own, be they text or workbooks.
    let crs = try reader.crs(.csv, stated: stated, source: source)
    if let assumed = reader.assumption(.csv, stated: stated, source: source, isInChina: true) { findings.append(assumed) }
    let (x, y) = (marks.map(\.values.x), marks.map(\.values.y))
    let chosen = try reader.operation(
      from: crs, x: crs.isGeographicWGS84 ? [] : x, y: crs.isGeographicWGS84 ? [] : y, source: source)
    operation = chosen.summary
    let inWGS84 = crs.isGeographicWGS84 ? nil : try WGS84Positions(x: x, y: y, crs, chosen, source: source, jobs: 1)
    findings += inWGS84?.findings ?? []
    for (row, mark) in marks.enumerated() {
      guard let inWGS84 else {
        positions[mark.record] = .success((Coordinate(longitude: x[row], latitude: y[row]), mark.values.flags))
        continue
      }
      positions[mark.record] =
        inWGS84.isUsable(row)
        ? .success(
          (
            Coordinate(longitude: inWGS84.longitude[row], latitude: inWGS84.latitude[row]),
            mark.values.flags.union(inWGS84.flags(of: row))
          ))
        : .failure(
          MarkPlacer.PositionFault(
            rule: .transformationFailed, message: WGS84Positions.message(x[row], y[row], chosen)))
    }
  }
}
