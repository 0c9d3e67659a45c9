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
  /// The name, as outputs show it.
  public var name: String
  /// Bytes as stored.
  public var size: Int
  /// 64 lower-case hexadecimal digits, of the file as stored; empty where it was not read whole.
  public var sha256: String
  /// True for a file that is packed by gzip.
  public var isCompressed: Bool
  /// What the file says about itself; nil when it cannot be read, and then ``refusalText`` says why.
  public var description: FileDescription?
  /// Why the file cannot be read, with options as values; nil when it can.
  public var refusalText: ErrorText?
  /// As ``refusalText``, with options under the names of their properties.
  public var refusal: String? { refusalText?.text(naming: .properties) }
  /// True for a file of a kind that nothing is known of: inside a folder it is passed over.
  package var isUnknown = false
  /// Its records and bytes.
  public var account = FileAccount()
  /// How its coordinates become WGS 84; nil for a file that cannot be read.
  public var operation: RunDescription.Operation?
  /// The number of observations.
  public var observations = 0
  /// The number of flights and walks.
  public var tracks = 0
  /// Photos, and photos that a log tells of.
  package var photos: [PhotoEvent] = []
  /// The number of fixes in all tracks.
  public var fixes = 0
  /// The box of all positions in WGS 84 degrees; empty where there are none.
  public var extent = Box()
  /// The first time in microseconds since 1970-01-01T00:00:00Z; nil where no time is recorded.
  public var firstTime: Int64?
  /// The last time, as ``firstTime``.
  public var lastTime: Int64?
  /// The number of observations by method.
  public var methods: [SurveyMethod: Int] = [:]
  /// The number of observations by type.
  public var types: [OutletType: Int] = [:]
  /// The number of observations that carry each flag.
  public var flags: [Rule: Int] = [:]
  /// What a person should look at.
  public var findings: [Finding] = []
  /// What may be wrong with its coordinates or its clock.
  package var suspicions: [Suspicion] = []
  /// The records that cannot be used.
  public var rejections: [Rejection] = []
  /// The layers of a file that GDAL reads, whether they are read here or not.
  public var layers: [Layer] = []

  /// A layer of such a file.
  public struct Layer: Sendable {
    /// The name of the layer.
    public var name: String
    /// What its geometries are, in words: "lines".
    public var shape: String
    /// The number of features; nil where the file cannot say without counting.
    public var features: Int?
    /// `EPSG:n` or the name of the CRS; nil where the layer states none.
    public var crs: String?
    /// The names of its fields, in their order.
    public var fields: [String]
  }
}

extension FileInspection {
  /// What is said of a file that could not even be opened.
  package init(_ file: SurveyInput, refusedBy error: InputError) {
    self.init(name: NamedInput(file).source, size: 0, sha256: "", isCompressed: false)
    refusalText = error.wording
  }

  /// What is said of a photo of which only the header was read; its bytes are not hashed.
  init(_ read: SampledPhoto, name: String) {
    self.init(name: name, size: read.size, sha256: "", isCompressed: false)
    if let fault = read.photo.event.fault, fault.rule == .photoUnreadable {
      refusalText = ErrorText(fault.message)
      return
    }
    description = read.photo.description
    photos = [read.photo.event]
    account.contentBytes = read.size
    if read.photo.event.fault == nil {
      account.records = 1
      account.accepted = 1
      account.acceptedBytes = read.size
    } else {
      account.structural = 1
      account.structuralBytes = read.size
    }
  }

  mutating func add(_ file: SurveyFile) {
    description = file.description
    if !file.tracks.isEmpty, !file.description.columns.isEmpty, file.description.format.isGeoJSON || !layers.isEmpty {
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
