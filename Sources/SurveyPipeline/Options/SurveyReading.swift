public import SurveyModel

/// How survey files are read.
public struct SurveyReading: Sendable {
  /// The CRS of inputs that state none; nil for WGS 84.
  public var crs: CoordinateSystem?
  /// The CRS of all survey files, whatever they state.
  public var overrideCRS: CoordinateSystem?
  /// The coordinate operation to WGS 84: its name, its code, or a PROJ pipeline; nil for the best one that is known.
  public var operation: String?
  /// Go on without a datum shift where no operation is known. Positions may then be off by up to 200 m.
  public var acceptBallpark = false
  /// How observations were made whose file does not say it.
  public var method: SurveyMethod?
  /// What the rows of tables and the points of layers are; nil to judge it by themselves.
  public var tableRole: TableRole?
  /// The headers of columns that are not recognised by themselves.
  public var columns: [Field: String] = [:]
  /// The time zone of times that state none; nil for UTC, with a flag on every such time.
  public var timeZone: TimeZoneName?
  /// The order of day, month and year in dates that do not show it; unknown to find it out from all dates of a file and of its sisters.
  public var dateOrder = DateOrder.unknown
  /// The order of the two numbers in cells that hold both coordinates and do not show it; nil to find it out.
  public var positionOrder: PositionOrder?
  /// The encoding of text files; nil to judge it by their bytes.
  public var encoding: EncodingName?
  /// The sheet of workbooks; nil for the only one that holds positions.
  public var sheet: String?
  /// The position of forms that hold several, by the name of its question; nil for the outlet's, else the first.
  public var geopoint: String?
  /// Make observations of photos, and of the photos that flight logs tell of.
  public var photoEvents = false

  /// The defaults.
  public init() {}
}
