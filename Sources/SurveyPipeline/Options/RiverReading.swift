import Ingest
import RiverNetworks
public import SurveyModel

/// The rivers, and how they are read.
///
/// A string literal is the file of rivers: `ProcessOptions(surveys: ["walks/"], rivers: "rivers.geojson")`.
public struct RiverReading: Sendable, ExpressibleByStringLiteral {
  /// Files of river lines, drawn downstream. All of them together are the rivers.
  public var files: [SurveyInput]
  /// The CRS of the rivers, whatever they state.
  public var crs: CoordinateSystem?
  /// Which features are read: what stands after WHERE in SQL; nil for all. For layers that GDAL reads.
  public var condition: String?
  /// The property that identifies a river; nil for `river_id` and the like, else the name, else the feature's id.
  public var riverID: String?
  /// The property that names a river; nil for `name`, `河流名称` and the like.
  public var riverName: String?
  /// The property that identifies a piece of river; nil for the one of the profile.
  public var reachID: String?
  /// The property with the id of the piece that a piece flows into; nil for the one of the profile.
  public var downstreamID: String?
  /// The property that names the basin; nil for `basin`, `流域` and the like.
  public var basin: String?
  /// What the columns mean; nil for what they say themselves.
  public var profile: RiverProfileSource?
  /// The direction in which the lines are drawn; nil where the layer itself is to tell.
  public var drawn: DrawnDirection?
  /// Where the water ends.
  public var mouths: [RiverMouth] = []
  /// The kinds of waterways that are rivers in an OpenStreetMap layer; `all` for every kind.
  public var waterways = RiverFieldOptions.defaultWaterways
  /// Metres within which the end of a line is on another line; from 0 to 1000.
  public var nodeTolerance = NetworkOptions.defaultTolerance
  /// A table of local names of rivers.
  public var aliases: SurveyInput?

  /// The first of ``files``; setting it leaves no other.
  public var file: SurveyInput {
    get { files.first ?? .path("") }
    set { files = [newValue] }
  }

  /// River lines with the defaults.
  public init(_ file: SurveyInput) {
    files = [file]
  }

  /// River lines of several files with the defaults.
  public init(_ files: [SurveyInput]) {
    self.files = files
  }

  /// The river lines at a path, with the defaults.
  public init(stringLiteral path: String) {
    self.init(.path(path))
  }
}
