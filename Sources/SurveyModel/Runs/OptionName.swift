/// One option of a run, under the two names that it has.
///
/// An ``InputError`` names the options that would mend it by these values: ``InputError/options``.
public struct OptionName: Sendable, Hashable {
  /// On the command line, without its dashes, and in a configuration file: `max-distance`.
  public let argument: String
  /// The property of `ProcessOptions` (`maximumDistance`, `reading.timeZone`), or the parameter of a function.
  public let property: String

  package init(_ argument: String, _ property: String) {
    self.argument = argument
    self.property = property
  }

  /// In the manifest's `options`: `max_distance`.
  package var manifestKey: String { argument.replacing("-", with: "_") }
}

// What each option means is said in `SurveyOption.table`.
extension OptionName {
  /// ``ProcessOptions/surveys``.
  public static let surveys = OptionName("surveys", "surveys")

  /// ``RiverReading/files``.
  public static let rivers = OptionName("rivers", "rivers.files")
  /// ``RiverReading/crs``.
  public static let riversCRS = OptionName("rivers-crs", "rivers.crs")
  /// ``RiverReading/riverID``.
  public static let riverID = OptionName("river-id", "rivers.riverID")
  /// ``RiverReading/riverName``.
  public static let riverName = OptionName("river-name", "rivers.riverName")
  /// ``RiverReading/aliases``.
  public static let riverAliases = OptionName("river-aliases", "rivers.aliases")
  /// ``RiverReading/condition``.
  public static let condition = OptionName("where", "rivers.condition")
  /// ``RiverReading/reachID``.
  public static let reachID = OptionName("reach-id", "rivers.reachID")
  /// ``RiverReading/downstreamID``.
  public static let downstreamID = OptionName("downstream-id", "rivers.downstreamID")
  /// ``RiverReading/basin``.
  public static let basinField = OptionName("basin-field", "rivers.basin")
  /// ``RiverReading/profile``.
  public static let profile = OptionName("profile", "rivers.profile")
  /// ``RiverReading/drawn``.
  public static let drawn = OptionName("drawn", "rivers.drawn")
  /// ``RiverReading/mouths``.
  public static let mouth = OptionName("mouth", "rivers.mouths")
  /// ``RiverReading/waterways``.
  public static let waterways = OptionName("waterways", "rivers.waterways")
  /// ``RiverReading/nodeTolerance``.
  public static let nodeTolerance = OptionName("node-tolerance", "rivers.nodeTolerance")

  /// ``ProcessOptions/water``.
  public static let water = OptionName("water", "water")
  /// ``ProcessOptions/workingPlane``.
  public static let workingPlane = OptionName("work-crs", "workingPlane")
  /// ``ProcessOptions/maximumDistance``.
  public static let maximumDistance = OptionName("max-distance", "maximumDistance")

  /// ``ProcessOptions/basins``.
  public static let basins = OptionName("basins", "basins")
  /// ``ProcessOptions/districts``.
  public static let districts = OptionName("districts", "districts")
  /// ``ProcessOptions/districtID``.
  public static let districtID = OptionName("district-id", "districtID")
  /// ``ProcessOptions/districtParent``.
  public static let districtParent = OptionName("district-parent", "districtParent")

  /// ``SurveyReading/crs``.
  public static let crs = OptionName("crs", "reading.crs")
  /// ``SurveyReading/overrideCRS``.
  public static let overrideCRS = OptionName("override-crs", "reading.overrideCRS")
  /// ``SurveyReading/operation``.
  public static let operation = OptionName("operation", "reading.operation")
  /// ``SurveyReading/acceptBallpark``.
  public static let acceptBallpark = OptionName("accept-ballpark", "reading.acceptBallpark")
  /// ``SurveyReading/method``.
  public static let method = OptionName("method", "reading.method")
  /// ``SurveyReading/columns``.
  public static let columns = OptionName("columns", "reading.columns")
  /// ``SurveyReading/tableRole``.
  public static let tableRole = OptionName("as", "reading.tableRole")
  /// ``SurveyReading/timeZone``.
  public static let timeZone = OptionName("time-zone", "reading.timeZone")
  /// ``SurveyReading/dateOrder``.
  public static let dateOrder = OptionName("date-order", "reading.dateOrder")
  /// ``SurveyReading/positionOrder``.
  public static let positionOrder = OptionName("position-order", "reading.positionOrder")
  /// ``SurveyReading/encoding``.
  public static let encoding = OptionName("encoding", "reading.encoding")
  /// ``SurveyReading/sheet``.
  public static let sheet = OptionName("sheet", "reading.sheet")
  /// ``SurveyReading/geopoint``.
  public static let geopoint = OptionName("geopoint", "reading.geopoint")
  /// ``SurveyReading/photoEvents``.
  public static let photoEvents = OptionName("photo-events", "reading.photoEvents")

  /// ``MarkReading/files``.
  public static let marks = OptionName("marks", "marks.files")
  /// ``MarkReading/maximumGap``.
  public static let maximumGap = OptionName("max-gap", "marks.maximumGap")
  /// ``MarkReading/clockOffset``.
  public static let clockOffset = OptionName("clock-offset", "marks.clockOffset")

  /// ``ProcessOptions/fixes``.
  public static let fixes = OptionName("fix", "fixes")
  /// ``ProcessOptions/jobs``.
  public static let jobs = OptionName("jobs", "jobs")

  /// ``ProcessOptions/byteOrderMark``.
  public static let byteOrderMark = OptionName("bom", "byteOrderMark")

  /// The output folder: a parameter of ``RunFolder/init(_:force:)``.
  public static let output = OptionName("out", "folder")
  /// Whether the output folder may hold other files: a parameter of ``RunFolder/init(_:force:)``.
  public static let force = OptionName("force", "force")
}
