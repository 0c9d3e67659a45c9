/// A kind of river layer: what its columns are called and what they mean.
///
/// The kinds that the program knows are listed by ``option`` in its documentation; a file of the user's own may describe another.
public struct RiverProfile: Sendable, Hashable {
  /// What messages and the manifest call it.
  public let name: String
  /// What `--profile` calls it.
  public let option: String

  package init(name: String, option: String) {
    self.name = name
    self.option = option
  }

  /// NHDPlus V2 and NHDPlus HR of the United States.
  public static let nhdPlus = RiverProfile(name: "NHDPlus", option: "nhdplus")
  /// HydroRIVERS, worldwide.
  public static let hydroRIVERS = RiverProfile(name: "HydroRIVERS", option: "hydrorivers")
  /// Waterways of OpenStreetMap.
  public static let openStreetMap = RiverProfile(name: "OpenStreetMap", option: "osm")
  /// Layers of Chinese offices, with columns such as 河流名称 or RVNM.
  public static let chinese = RiverProfile(name: "Chinese river layer", option: "chinese")
  /// Any other layer.
  public static let generic = RiverProfile(name: "generic", option: "generic")
}
