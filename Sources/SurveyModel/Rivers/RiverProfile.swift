/// The kinds of river layers that are known by their columns.
public enum RiverProfile: String, Sendable, CaseIterable {
  /// NHDPlus V2 and NHDPlus HR of the United States.
  case nhdPlus = "NHDPlus"
  /// HydroRIVERS, worldwide.
  case hydroRIVERS = "HydroRIVERS"
  /// Waterways of OpenStreetMap.
  case openStreetMap = "OpenStreetMap"
  /// Layers of Chinese offices, with columns such as 河流名称.
  case chinese = "Chinese river layer"
  /// Any other layer.
  case generic

  /// What `--profile` calls it.
  public var option: String {
    switch self {
    case .nhdPlus: "nhdplus"
    case .hydroRIVERS: "hydrorivers"
    case .openStreetMap: "osm"
    case .chinese: "chinese"
    case .generic: "generic"
    }
  }
}
