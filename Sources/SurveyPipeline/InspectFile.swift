package import CoordinateDoctor
import FileKit
import Ingest
import LayerOutput
import Reprojection
import SurveyMath
public import SurveyModel
public import Workers

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
///
/// - Parameter rivers: what the positions are held against; without rivers only what the numbers themselves say is suspected.
/// - Throws: `InputError` when the file is missing or may not be read.
public func inspectFile(
  _ path: String, reading: SurveyReading, rivers: KnownRivers? = nil, jobs: Int,
  cancellation: Cancellation = Cancellation()
) throws -> FileInspection {
  let input = try NamedInput(path).fetched(cancellation)
  let inspector = Inspector(
    input: input, reader: try SurveyReader(reading, jobs: jobs).reading(sheet: input.layer), rivers: rivers)
  switch try openSurveyLayer(input).map(OpenedInput.layer) ?? openRiverLayer(input) {
  case .layer(let files): return try inspector.inspect(files)
  case .native(let content, let format): return try inspector.inspect(content, .format(format))
  case nil:
    let content = try input.read()
    return try inspector.inspect(
      content, sniffFormat(name: input.name, prefix: Array(content.bytes.prefix(65536))))
  }
}

/// Inspects one input.
private struct Inspector {
  let input: NamedInput
  let reader: SurveyReader
  let rivers: KnownRivers?

  func inspect(_ content: FileContent, _ sniffed: Sniffed) throws -> FileInspection {
    var inspection = FileInspection(
      name: input.source, size: content.size, sha256: content.sha256, isCompressed: content.isCompressed)
    switch sniffed {
    case .unrecognised:
      inspection.refusal = "no survey file that is known (CSV, GPX, GeoJSON, a photo, a flight or receiver log)"
    case .refused(let reason): inspection.refusal = reason
    case .format(let format):
      do {
        let read = try reader.read(content.bytes, format, source: input.source, number: 0)
        try take(read, ExaminableSource(input: input, content: content.bytes, read), &inspection)
      } catch let error as InputError where error.code == .unreadable || error.code == .noOperation {
        inspection.refusal = error.message
      }
    }
    return inspection
  }

  func inspect(_ files: LayerFiles) throws -> FileInspection {
    var inspection = FileInspection(
      name: input.source, size: files.digest?.size ?? 0, sha256: files.digest?.sha256 ?? "", isCompressed: false)
    do {
      inspection.layers = try layerSummaries(files.request).map {
        FileInspection.Layer(name: $0.name, shape: $0.shape, features: $0.features, crs: $0.crs, fields: $0.fields)
      }
      let (read, digest) = try reader.read(files, source: input.source, number: 0)
      inspection.size = digest.size
      inspection.sha256 = digest.sha256
      try take(read, ExaminableSource(input: input, layer: files, read), &inspection)
    } catch let error as InputError
      where error.code == .unreadable || error.code == .noOperation || error.code == .usage
    {
      inspection.refusal = error.message
    }
    return inspection
  }

  private func take(_ read: ReadSurvey, _ source: ExaminableSource, _ inspection: inout FileInspection) throws {
    let digest = FilesDigest(size: inspection.size, sha256: inspection.sha256)
    let entry = SourceEntry(read.file, name: input.source, digest, operation: read.coordinates.operation.summary)
    try entry.audit()
    inspection.operation = entry.operation
    inspection.add(read.file)
    inspection.suspicions = try suspicions(read, source, reader, rivers?.field)
  }
}

extension FileInspection {
  fileprivate mutating func add(_ file: SurveyFile) {
    description = file.description
    if !file.tracks.isEmpty, !file.description.columns.isEmpty, file.description.format.isGeoJSON {
      description?.profile = RiverProfile(ofColumns: file.description.columns)
    }
    account = file.account
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
