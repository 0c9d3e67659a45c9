public import SurveyModel

/// How survey files are to be read.
public struct SurveyReading: Sendable {
  /// CRS of inputs that state none; nil for WGS 84.
  public var crs: String?
  /// CRS of all survey files, whatever they state.
  public var overrideCRS: String?
  /// A coordinate operation by name, code or PROJ pipeline.
  public var operation: String?
  public var acceptBallpark = false
  /// `drone` or `foot`, where the file does not say.
  public var method: String?
  /// Field → column header.
  public var columns: [String: String] = [:]
  /// `+08:00` or an IANA name; nil for UTC with a flag on every such time.
  public var timeZone: String?
  public var encoding: String?
  /// Photos, and the photo events of flight logs, become observations.
  public var photoEvents = false
  /// The position of forms that hold several, by the name of its question.
  public var geopoint: String?
  /// The sheet of workbooks; nil for the only one that holds positions.
  public var sheet: String?

  public init() {}
}

/// Tables of what a crew marked by the name of a photo or by a time, and how they find their places.
public struct MarkReading: Sendable {
  public var files: [String] = []
  /// Seconds between two fixes, or from a fix, within which a time is placed on a track.
  public var maxGap = 5.0
  /// Added to the times of marks: `+8h`, `-37s`, `+1h30m`; nil for a clock that was right.
  public var clockOffset: String?

  public init() {}
}

/// How rivers are to be read, and what is near enough.
public struct RiverReading: Sendable {
  public var path: String
  /// CRS of the rivers, whatever they state.
  public var crs: String?
  public var riverID: String?
  public var riverName: String?
  /// A table of local names of rivers.
  public var aliases: String?
  /// Which features to read: what comes after WHERE in SQL; nil for all. For layers that GDAL reads.
  public var condition: String?
  /// The properties that are the id of a piece of river, the id of the one it flows into, and the basin.
  public var reachID: String?
  public var downstreamID: String?
  public var basin: String?
  /// What kind of layer it is; nil: what its columns say.
  public var profile: RiverProfile?
  /// Kinds of waterways that are rivers in an OpenStreetMap layer; nil: river, stream and canal.
  public var waterways: [String]?
  /// Metres within which an end of a line is on another line; nil for 1.
  public var nodeTolerance: Double?
  /// Polygons of water, from whose edge distances count.
  public var water: String?
  /// `auto` or a projected CRS in metres.
  public var workCRS = "auto"
  /// Geodesic metres.
  public var maxDistance = 200.0

  public init(path: String) {
    self.path = path
  }
}

/// Everything that `process` can be told, besides where to write.
public struct ProcessOptions: Sendable {
  /// Files and folders.
  public var surveys: [String]
  public var reading: SurveyReading
  /// Tables of marks without coordinates, and how they are joined to photos and tracks.
  public var marks = MarkReading()
  public var rivers: RiverReading
  /// Polygon files for roll-ups.
  public var basins: String?
  /// Basins are what drains to one end of the network, whatever ``basins`` and the rivers say.
  public var basinsFromNetwork = false
  public var districts: String?
  /// Properties of the districts: their ids, and the ids of the districts that they lie in.
  public var districtID: String?
  public var districtParent: String?
  /// Faults that are mended in the files where the evidence for them is clear: `gcj02`, `swap`, …, or `all-found`.
  public var fixes: [String] = []
  /// Threads.
  public var jobs = 1

  public init(surveys: [String], reading: SurveyReading, rivers: RiverReading) {
    self.surveys = surveys
    self.reading = reading
    self.rivers = rivers
  }
}
