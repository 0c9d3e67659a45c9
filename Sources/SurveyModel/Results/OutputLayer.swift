/// A layer or table of a result, which is one file of the output folder.
///
/// Layers are GeoJSON (RFC 7946) in WGS 84 degrees, tables are CSV in UTF-8.
public enum OutputLayer: Sendable, Hashable {
  /// A point for each outlet, on its river.
  case outlets
  /// A point for each accepted observation, where it was recorded.
  case observations
  /// A line from each matched observation to its place on the river.
  case ties
  /// A line for each flight or walk. There is no such layer in a result without tracks.
  case tracks
  /// The lines of each river, with its counts.
  case rivers
  /// A feature for each finding.
  case review
  /// A row for each record that was not used.
  case rejected
  /// The counts of each river.
  case riverCounts
  /// The counts of each reach. There is no such table where no reach is known to flow into another.
  case reachCounts
  /// The counts of each basin.
  case basinCounts
  /// The counts of each district.
  case districtCounts
  /// The counts of districts summed up by a level above them. There is such a table for the levels of
  /// ``SurveyResult/districtTables``.
  case districtCountsBy(DistrictLevel)

  /// The name of the file in the output folder.
  public var file: String {
    switch self {
    case .outlets: "outlets.geojson"
    case .observations: "observations.geojson"
    case .ties: "ties.geojson"
    case .tracks: "tracks.geojson"
    case .rivers: "rivers.geojson"
    case .review: "review.geojson"
    case .rejected: "rejected.csv"
    case .riverCounts: "summary/rivers.csv"
    case .reachCounts: "summary/reaches.csv"
    case .basinCounts: "summary/basins.csv"
    case .districtCounts: "summary/districts.csv"
    case .districtCountsBy(let level): "summary/districts_\(level.name).csv"
    }
  }

  /// All layers and tables that a result can have, in the order in which they are written.
  public static let all: [OutputLayer] =
    [
      .outlets, .observations, .ties, .tracks, .rivers, .review, .rejected, .riverCounts, .reachCounts, .basinCounts,
      .districtCounts,
    ] + DistrictLevel.allCases.map { .districtCountsBy($0) }
}
