/// The formats that are read: natively, the last ones through GDAL.
public enum FileFormat: String, Sendable, CaseIterable {
  case csv = "CSV"
  case geoJSON = "GeoJSON"
  case geoJSONSequence = "GeoJSON text sequence"
  case gpx = "GPX"
  case airData = "AirData flight log"
  case djiFlightRecord = "DJI flight record (CSV)"
  case litchiLog = "Litchi flight log"
  case droneDeployLog = "DroneDeploy flight log"
  case autopilotTable = "autopilot's receiver as CSV (PX4, ArduPilot)"
  case nmea = "NMEA 0183 log"
  case djiSubtitles = "DJI video subtitles (SRT)"
  case ulog = "PX4 flight log (ULog)"
  case dataFlash = "ArduPilot flight log (DataFlash)"
  case dataFlashText = "ArduPilot flight log (DataFlash text)"
  case djiTimestamps = "DJI RTK timestamps (MRK)"
  case mavlink = "MAVLink telemetry log (tlog)"
  case geoPackage = "GeoPackage"
  case shapefile = "Shapefile"
  case flatGeobuf = "FlatGeobuf"
  case kml = "KML"
  case fileGDB = "Esri file geodatabase"
  case mapInfo = "MapInfo"
  case gml = "GML"
  case openStreetMap = "OpenStreetMap PBF"
  case postGIS = "PostGIS"
  case photo = "photo (Exif, XMP)"
  case marks = "marks"
  case kmz = "KMZ"
  case fit = "Garmin FIT"
  case excelSheet = "Excel workbook (XLSX)"
  case openDocumentSheet = "OpenDocument spreadsheet (ODS)"

  /// True for tables of which each sheet is one; they state no CRS, as CSV does not.
  public var isWorkbook: Bool { self == .excelSheet || self == .openDocumentSheet }

  /// Features with geometries and properties, as rivers come.
  public var isGeoJSON: Bool { self == .geoJSON || self == .geoJSONSequence }
}

/// The books of one input file: every record and every byte has exactly one owner (invariants I1 and I2).
public struct FileAccount: Sendable {
  /// Bytes of the inflated content.
  public var contentBytes = 0
  /// Records read: accepted (with or without flags) and rejected ones.
  public var records = 0
  public var accepted = 0
  /// Accepted records that carry at least one flag (counted in `accepted` too).
  public var flagged = 0
  public var rejected: [Rule: Int] = [:]
  /// Pieces that are no records: headers, blank lines, comments, the text between features.
  public var structural = 0
  /// Bytes owned by accepted records, rejected records and structure; together they are `contentBytes`.
  public var acceptedBytes = 0
  public var rejectedBytes = 0
  public var structuralBytes = 0
  /// Set by the reader when two pieces overlapped or left a gap, which sums alone might not show.
  public var tilingFault: String?

  public init() {}

  public var rejectedCount: Int { rejected.values.reduce(0, +) }

  /// Nil when the books balance, else what is wrong with them.
  public var imbalance: String? {
    if records != accepted + rejectedCount {
      return "\(records) records read, but \(accepted) accepted and \(rejectedCount) rejected"
    }
    if flagged < 0 || flagged > accepted { return "\(flagged) records flagged, but \(accepted) accepted" }
    let owned = acceptedBytes + rejectedBytes + structuralBytes
    if owned != contentBytes { return "\(contentBytes) bytes read, but \(owned) accounted for" }
    return tilingFault
  }

  public mutating func add(_ other: FileAccount) {
    contentBytes += other.contentBytes
    records += other.records
    accepted += other.accepted
    flagged += other.flagged
    rejected.merge(other.rejected, uniquingKeysWith: +)
    structural += other.structural
    acceptedBytes += other.acceptedBytes
    rejectedBytes += other.rejectedBytes
    structuralBytes += other.structuralBytes
    if tilingFault == nil { tilingFault = other.tilingFault }
  }
}

/// What a file says about itself, for `inspect` and the manifest.
public struct FileDescription: Sendable {
  public var format: FileFormat
  /// "UTF-8", "GB18030", "UTF-16LE", …
  public var encoding: String
  /// The CRS the file states, as it states it; nil where it states none.
  public var statedCRS: String?
  /// Column, property or element names in file order.
  public var columns: [String] = []
  /// Which of them is read as what: field name → column.
  public var fields: [(field: String, column: String)] = []
  /// Delimiter and the like, in words; nil where the format has none.
  public var dialect: String?
  /// The sheet of a workbook that was read; nil for other files.
  public var sheet: String?
  /// The kind of a river layer; nil for other files.
  public var profile: RiverProfile?

  public init(format: FileFormat, encoding: String) {
    self.format = format
    self.encoding = encoding
  }
}

/// One survey file, read: observations, tracks, and what is to be said about it.
public struct SurveyFile: Sendable {
  public var description: FileDescription
  public var account: FileAccount
  public var observations: ObservationColumns
  public var tracks: [Track]
  /// Photos that the file is or tells of.
  public var photos: [PhotoEvent] = []
  public var findings: [Finding]
  public var rejections: [Rejection]

  public init(description: FileDescription) {
    self.description = description
    account = FileAccount()
    observations = ObservationColumns()
    tracks = []
    findings = []
    rejections = []
  }
}

/// The time-ordered fixes of a flight or walk.
public struct Track: Sendable {
  /// Name of the file as outputs show it.
  public var source: String
  public var method: SurveyMethod
  /// One array for each unbroken stretch; the file's own CRS until it has been reprojected, then WGS 84 degrees.
  public var stretches: [[Coordinate]]
  /// For each stretch the times of its fixes in microseconds since 1970, `ObservationColumns.noTime` where one has none;
  /// empty where the reader keeps no times.
  public var times: [[Int64]] = []
  /// For each stretch the accuracy of its fixes in metres (68 %), NaN where nothing is known; empty as ``times``.
  public var accuracies: [[Float]] = []
  /// First and last time in microseconds since 1970, nil where not recorded.
  public var started: Int64?
  public var ended: Int64?
  /// Geodesic metres along its stretches; nil until it has been measured.
  public var length: Double?

  public init(source: String, method: SurveyMethod, stretches: [[Coordinate]], started: Int64?, ended: Int64?) {
    self.source = source
    self.method = method
    self.stretches = stretches
    self.started = started
    self.ended = ended
  }

  public var fixes: Int { stretches.reduce(0) { $0 + $1.count } }
}
