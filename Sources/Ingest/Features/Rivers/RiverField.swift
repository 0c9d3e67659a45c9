/// What a river layer can say of a feature.
enum RiverField: Int, CaseIterable {
  case riverID, riverName, basin, flow, reachID, link, downstream, reachCode, fromMeasure, toMeasure, strahler, size, waterway
  case parent, otherName, mouthDistance, headDistance, mainBranch, fromNode, toNode

  /// The name that `inspect`, the manifest and the descriptions of layers use.
  var name: String {
    switch self {
    case .riverID: "river_id"
    case .riverName: "river_name"
    case .basin: "basin"
    case .flow: "flow_direction"
    case .reachID: "reach_id"
    case .link: "link_id"
    case .downstream: "downstream_id"
    case .reachCode: "reachcode"
    case .fromMeasure: "from_measure"
    case .toMeasure: "to_measure"
    case .strahler: "strahler"
    case .size: "upstream_size"
    case .waterway: "waterway"
    case .parent: "parent_river"
    case .otherName: "other_names"
    case .mouthDistance: "mouth_distance"
    case .headDistance: "head_distance"
    case .mainBranch: "main_branch"
    case .fromNode: "from_node"
    case .toNode: "to_node"
    }
  }
}
