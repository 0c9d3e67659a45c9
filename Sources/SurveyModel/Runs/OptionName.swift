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
  public static let surveys = OptionName("surveys", "surveys")

  public static let rivers = OptionName("rivers", "rivers.file")
  public static let riversCRS = OptionName("rivers-crs", "rivers.crs")
  public static let riverID = OptionName("river-id", "rivers.riverID")
  public static let riverName = OptionName("river-name", "rivers.riverName")
  public static let riverAliases = OptionName("river-aliases", "rivers.aliases")
  public static let condition = OptionName("where", "rivers.condition")
  public static let reachID = OptionName("reach-id", "rivers.reachID")
  public static let downstreamID = OptionName("downstream-id", "rivers.downstreamID")
  public static let basinField = OptionName("basin-field", "rivers.basin")
  public static let profile = OptionName("profile", "rivers.profile")
  public static let waterways = OptionName("waterways", "rivers.waterways")
  public static let nodeTolerance = OptionName("node-tolerance", "rivers.nodeTolerance")

  public static let water = OptionName("water", "water")
  public static let workingPlane = OptionName("work-crs", "workingPlane")
  public static let maximumDistance = OptionName("max-distance", "maximumDistance")

  public static let basins = OptionName("basins", "basins")
  public static let districts = OptionName("districts", "districts")
  public static let districtID = OptionName("district-id", "districtID")
  public static let districtParent = OptionName("district-parent", "districtParent")

  public static let crs = OptionName("crs", "reading.crs")
  public static let overrideCRS = OptionName("override-crs", "reading.overrideCRS")
  public static let operation = OptionName("operation", "reading.operation")
  public static let acceptBallpark = OptionName("accept-ballpark", "reading.acceptBallpark")
  public static let method = OptionName("method", "reading.method")
  public static let columns = OptionName("columns", "reading.columns")
  public static let timeZone = OptionName("time-zone", "reading.timeZone")
  public static let encoding = OptionName("encoding", "reading.encoding")
  public static let sheet = OptionName("sheet", "reading.sheet")
  public static let geopoint = OptionName("geopoint", "reading.geopoint")
  public static let photoEvents = OptionName("photo-events", "reading.photoEvents")

  public static let marks = OptionName("marks", "marks.files")
  public static let maximumGap = OptionName("max-gap", "marks.maximumGap")
  public static let clockOffset = OptionName("clock-offset", "marks.clockOffset")

  public static let fixes = OptionName("fix", "fixes")
  public static let jobs = OptionName("jobs", "jobs")

  /// The output folder, and whether it may hold other files.
  public static let output = OptionName("out", "folder")
  public static let force = OptionName("force", "force")
}
