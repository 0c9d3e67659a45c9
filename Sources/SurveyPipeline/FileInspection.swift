package import CoordinateDoctor
import FileKit
import Ingest
import LayerOutput
import Reprojection
import SurveyMath
public import SurveyModel
import Workers

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

extension FileInspection {
  mutating func add(_ file: SurveyFile) {
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
