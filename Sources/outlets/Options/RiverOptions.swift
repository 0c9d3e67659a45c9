public import ArgumentParser
public import SurveyModel

/// Options that say how rivers are read and what is near enough to them.
struct RiverOptions: SurveyArguments {
  @Option(.rivers) var rivers: String
  @Option(.riversCRS) var riversCrs: String?
  @Option(.riverID) var riverId: String?
  @Option(.condition) var `where`: String?
  @Option(.riverName) var riverName: String?
  @Option(.reachID) var reachId: String?
  @Option(.downstreamID) var downstreamId: String?
  @Option(.basinField) var basinField: String?
  @Option(.profile) var profile: RiverProfile?
  @Option(.waterways) var waterways: String?
  @Option(.nodeTolerance) var nodeTolerance: Double?
  @Option(.riverAliases) var riverAliases: String?
  @Option(.water) var water: String?
  @Option(.workingPlane) var workCrs: String?
  @Option(.maximumDistance) var maxDistance: Double?
}

extension RiverProfile: ExpressibleByArgument {
  public init?(argument: String) {
    guard let profile = Self.allCases.first(where: { $0.option == argument.lowercased() }) else { return nil }
    self = profile
  }

  public var defaultValueDescription: String { option }
  public static var allValueStrings: [String] { allCases.map(\.option) }
  public static var allValueDescriptions: [String: String] {
    Dictionary(uniqueKeysWithValues: allCases.map { ($0.option, $0.explanation) })
  }

  /// What the help says of the value.
  private var explanation: String {
    switch self {
    case .nhdPlus: "flowlines of NHDPlus (USA)"
    case .hydroRIVERS: "reaches of HydroRIVERS (world)"
    case .openStreetMap: "ways of OpenStreetMap"
    case .chinese: "river layers with Chinese columns"
    case .generic: "any other layer of lines"
    }
  }
}
