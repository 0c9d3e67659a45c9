import SurveyMath
import SurveyModel

/// Reaches in their order, the places where they meet, and what hangs together.
struct NetworkParts {
  let pieces: [Piece]
  let lines: RiverLines
  private(set) var nodes: NetworkNodes
  /// Ends that miss another line by more than the tolerance, but not by much. Ascending by node.
  private(set) var gaps: [NearLine] = []
  /// For each node the smallest node of all that hangs together.
  private var components: [Int32] = []

  init(_ pieces: [Piece], in lines: RiverLines, _ options: NetworkOptions, jobs: Int) throws {
    self.pieces = pieces
    self.lines = lines
    nodes = NetworkNodes(pieces, in: lines)
    let lonely = (0..<nodes.count).filter { nodes.isOneSided($0) }
    let near = try nearLines(
      to: lonely, of: nodes, pieces, in: lines, reachOut: max(options.tolerance, NetworkOptions.gap), jobs: jobs)
    var pairs: [(Int, Int)] = []
    for line in near {
      guard line.distance <= options.tolerance else {
        gaps.append(line)
        continue
      }
      let (reach, node) = (Int(line.reach), Int(line.node))
      let metres = DegreeLength(bySeriesAtLatitude: line.place.y)
      // At an end of the other line the two ends are one place.
      let ends = [nodes.start(reach), nodes.end(reach)].map { ($0, metres.distance(line.place, nodes.positions[$0])) }
      if let (end, distance) = ends.min(by: { $0.1 < $1.1 }), distance <= options.tolerance {
        pairs.append((node, end))
      } else {
        nodes.host[node] = line.reach
      }
    }
    nodes.unite(pairs)
    var sets = DisjointSets(nodes.count)
    for reach in pieces.indices { sets.unite(nodes.start(reach), nodes.end(reach)) }
    for node in 0..<nodes.count where nodes.host[node] >= 0 { sets.unite(node, nodes.start(Int(nodes.host[node]))) }
    components = (0..<nodes.count).map { Int32(sets.representative($0)) }
  }

  func component(ofNode node: Int) -> Int { Int(components[node]) }
  func component(ofReach reach: Int) -> Int { Int(components[nodes.start(reach)]) }

  func feature(_ reach: Int) -> RiverLayer.Feature { lines.feature(of: pieces[reach]) }

  /// Whether a reach begins, ends or passes at a node.
  func touches(_ node: Int, _ reach: Int) -> Bool {
    nodes.start(reach) == node || nodes.end(reach) == node || Int(nodes.host[node]) == reach
  }

  /// What messages call a reach.
  func name(_ reach: Int) -> String {
    let feature = feature(reach)
    let river = feature.riverName ?? pieces[reach].riverID
    guard let id = feature.reachID else { return "Feature \(feature.record) (\(river))" }
    return id == river ? "Reach \(id)" : "Reach \(id) of \(river)"
  }

  func coordinate(_ reach: Int, _ vertex: Int) -> Coordinate {
    lines.columns[pieces[reach].columns].coordinate(vertex)
  }

  func middle(of reach: Int) -> Coordinate {
    let vertices = pieces[reach].vertices
    return coordinate(reach, vertices.lowerBound + vertices.count / 2)
  }
}
