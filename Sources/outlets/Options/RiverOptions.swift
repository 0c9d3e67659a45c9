import ArgumentParser
import SurveyModel

/// Options that say how rivers are read and what is near enough to them.
struct RiverOptions: SurveyArguments {
  @Option(.rivers) var rivers: [String]
  @Option(.riversCRS) var riversCrs: String?
  @Option(.riverID) var riverId: String?
  @Option(.condition) var `where`: String?
  @Option(.riverName) var riverName: String?
  @Option(.reachID) var reachId: String?
  @Option(.downstreamID) var downstreamId: String?
  @Option(.basinField) var basinField: String?
  @Option(.profile) var profile: String?
  @Option(.drawn) var drawn: String?
  @Option(.mouth, parsing: .unconditionalSingleValue) var mouth: [String] = []
  @Option(.waterways) var waterways: String?
  @Option(.nodeTolerance) var nodeTolerance: Double?
  @Option(.riverAliases) var riverAliases: String?
  @Option(.water) var water: String?
  @Option(.workingPlane) var workCrs: String?
  @Option(.maximumDistance) var maxDistance: Double?
}
