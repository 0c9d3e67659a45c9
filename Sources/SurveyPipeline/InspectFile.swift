package import CoordinateDoctor
import FileKit
import Ingest
import LayerOutput
import Reprojection
public import SurveyModel

/// What is in a file.
public struct FileInspection: Sendable {
  public var name: String
  /// Bytes as stored.
  public var size: Int
  public var sha256: String
  public var isCompressed: Bool
  /// Nil when the file cannot be read; then `refusal` says why.
  public var description: FileDescription?
  public var refusal: String?
  public var account = FileAccount()
  public var operation: RunDescription.Operation?
  public var observations = 0
  public var tracks = 0
  /// Photos, and photos that a log tells of.
  public var photos: [PhotoEvent] = []
  public var fixes = 0
  /// WGS 84.
  public var extent = Box()
  /// Microseconds since 1970.
  public var firstTime: Int64?
  public var lastTime: Int64?
  public var methods: [SurveyMethod: Int] = [:]
  public var types: [OutletType: Int] = [:]
  public var flags: [Rule: Int] = [:]
  public var findings: [Finding] = []
  /// What may be wrong with its coordinates or its clock.
  package var suspicions: [Suspicion] = []
  public var rejections: [Rejection] = []
  /// The layers of a file that GDAL reads, whether they are read here or not.
  public var layers: [Layer] = []

  /// A layer of such a file.
  public struct Layer: Sendable {
    public var name: String
    /// In words: "lines".
    public var shape: String
    /// Nil where the file cannot say without counting.
    public var features: Int?
    /// `EPSG:n` or the name of the CRS; nil where the layer states none.
    public var crs: String?
    public var fields: [String]
  }
}

/// Reads a file as `process` would, and says what it found. A file that is no survey is not an error but a refusal.
/// - Throws: `InputError` when the file is missing or may not be read.
///
/// - Parameter rivers: what the positions are held against; without rivers only what the numbers themselves say is suspected.
public func inspectFile(
  _ path: String, reading: SurveyReading, rivers: KnownRivers? = nil, jobs: Int
) throws -> FileInspection {
  let place = try fetched(InputPlace(path))
  let content: FileContent
  let sniffed: Sniffed
  switch try surveyLayer(SurveyPath(place, source: place.source, isNamed: true)).map(OpenedInput.layer) ?? riverInput(place) {
  case .layer(let files): return try inspectLayers(files, place, reading: reading, rivers: rivers, jobs: jobs)
  case .native(let unpacked, let format): (content, sniffed) = (unpacked, .format(format))
  case nil:
    content = try readFile(place.path)
    sniffed = sniffFormat(name: place.name, prefix: Array(content.bytes.prefix(65536)))
  }
  var inspection = FileInspection(
    name: place.source, size: content.size, sha256: content.sha256, isCompressed: content.isCompressed)
  switch sniffed {
  case .unrecognised: inspection.refusal = "no survey file that is known (CSV, GPX, GeoJSON, a photo, a flight or receiver log)"
  case .refused(let reason): inspection.refusal = reason
  case .format(let format):
    do {
      let reader = try SurveyReader(reading, jobs: jobs).reading(sheet: place.layer)
      let read = try reader.read(content.bytes, format, source: inspection.name, index: 0)
      inspection.add(read)
      inspection.suspicions = try suspicions(
        read, reader, path: place.path, sheet: place.layer, name: inspection.name, rivers?.field, bytes: { content.bytes })
    } catch let error as InputError where error.code == .unreadable || error.code == .noOperation {
      inspection.refusal = error.message
    }
  }
  return inspection
}

/// A file that is read as rivers or areas only: an extract of OpenStreetMap, or what is packed.
private func riverInput(_ place: InputPlace) throws(InputError) -> OpenedInput? {
  let prefix = try readPrefix(place.path, count: 65536)
  guard let format = OGRFormat.sniff(name: place.name, prefix: prefix) else {
    return try packedInput(place, prefix: prefix, .survey)
  }
  return format == .openStreetMap ? .layer(try LayerFiles(place, format, .rivers)) : nil
}

private func inspectLayers(
  _ files: LayerFiles, _ place: InputPlace, reading: SurveyReading, rivers: KnownRivers?, jobs: Int
) throws -> FileInspection {
  var inspection = FileInspection(
    name: place.source, size: files.digest?.size ?? 0, sha256: files.digest?.sha256 ?? "", isCompressed: false)
  let reader = try SurveyReader(reading, jobs: jobs)
  do {
    inspection.layers = try layerSummaries(files.request).map {
      FileInspection.Layer(name: $0.name, shape: $0.shape, features: $0.features, crs: $0.crs, fields: $0.fields)
    }
    let (read, digest) = try reader.read(files, source: place.source, index: 0)
    inspection.size = digest.size
    inspection.sha256 = digest.sha256
    inspection.add(read)
    inspection.suspicions = try suspicions(
      read, reader, path: place.path, layer: files, name: inspection.name, rivers?.field, bytes: { [] })
  } catch let error as InputError where error.code == .unreadable || error.code == .noOperation || error.code == .usage {
    inspection.refusal = error.message
  }
  return inspection
}

extension FileInspection {
  fileprivate mutating func add(_ read: ReadSurvey) {
    let file = read.file
    description = file.description
    if !file.tracks.isEmpty, !file.description.columns.isEmpty, file.description.format.isGeoJSON {
      description?.profile = riverProfile(ofColumns: file.description.columns)
    }
    account = file.account
    operation = read.operation
    observations = file.observations.count
    tracks = file.tracks.count
    photos = file.photos
    for photo in photos {
      if let position = photo.position { extent.add(x: position.x, y: position.y) }
      if photo.time != ObservationColumns.noTime { span(photo.time) }
    }
    fixes = file.tracks.reduce(0) { $0 + $1.fixes }
    findings = file.findings
    rejections = file.rejections
    addRows(file.observations)
    for track in file.tracks {
      for position in track.stretches.joined() { extent.add(x: position.x, y: position.y) }
      for time in [track.started, track.ended].compactMap({ $0 }) { span(time) }
    }
  }

  private mutating func addRows(_ rows: ObservationColumns) {
    var (methodTally, typeTally, flagTally) = (RunTally<SurveyMethod>(), RunTally<OutletType>(), RunTally<RuleSet>())
    var box = extent
    for row in 0..<rows.count {
      box.add(x: rows.longitude[row], y: rows.latitude[row])
      methodTally.add(rows.method[row])
      typeTally.add(rows.type[row])
      flagTally.add(rows.flags[row])
      if let time = rows.time(at: row) { span(time) }
    }
    extent = box
    methods = methodTally.finish()
    types = typeTally.finish()
    for (set, count) in flagTally.finish() where !set.isEmpty {
      for rule in Rule.allCases where set.contains(rule) { flags[rule, default: 0] += count }
    }
  }

  private mutating func span(_ time: Int64) {
    firstTime = min(firstTime ?? time, time)
    lastTime = max(lastTime ?? time, time)
  }
}
