/// The kinds of river layers that are known by their columns.
public enum RiverProfile: String, Sendable, CaseIterable {
  case nhdPlus = "NHDPlus"
  case hydroRIVERS = "HydroRIVERS"
  case openStreetMap = "OpenStreetMap"
  case chinese = "Chinese river layer"
  case generic = "generic"

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
