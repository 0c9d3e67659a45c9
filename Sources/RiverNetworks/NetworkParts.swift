import SurveyMath
import SurveyModel

/// The reaches of a network, the nodes where they meet, and the components that these make up.
struct NetworkParts {
  /// The reaches in their order: the index of a piece is the number of its reach.
  let pieces: NumberedColumn<ReachNumber, Piece>
  let lines: RiverLines
  private(set) var nodes: NetworkNodes
  /// Nodes that are farther from another reach than the tolerance, but not farther than ``NetworkOptions/gap``. Sorted by node.
  private(set) var gaps: [NearLine] = []
  /// For each node the smallest node of its component.
  private var components: NumberedColumn<NodeNumber, NodeNumber> = []

  init(_ pieces: NumberedColumn<ReachNumber, Piece>, in lines: RiverLines, _ options: NetworkOptions, jobs: Int) throws {
    self.pieces = pieces
    self.lines = lines
    nodes = NetworkNodes(pieces, in: lines)
    let lonely = nodes.all.filter { nodes.isOneSided($0) }
    let near = try nearLines(
      to: lonely, of: nodes, pieces, in: lines, radius: max(options.tolerance, NetworkOptions.gap), jobs: jobs)
    var pairs: [(NodeNumber, NodeNumber)] = []
    for line in near {
      guard line.distance <= options.tolerance else {
        gaps.append(line)
        continue
      }
      let (reach, node) = (line.reach, line.node)
      let metres = DegreeLength(bySeriesAtLatitude: line.place.y)
      // Near an end of the other reach the two ends become one node.
      let ends = [nodes.start(reach), nodes.end(reach)].map { ($0, metres.distance(line.place, nodes.positions[$0])) }
      if let (end, distance) = ends.min(by: { $0.1 < $1.1 }), distance <= options.tolerance {
        pairs.append((node, end))
      } else {
        nodes.host[node] = line.reach
      }
    }
    nodes.unite(pairs)
    var sets = DisjointSets(nodes.count)
    for reach in pieces.indices { sets.unite(nodes.start(reach).index, nodes.end(reach).index) }
    for (node, host) in nodes.host.numbered {
      if let host { sets.unite(node.index, nodes.start(host).index) }
    }
    components = NumberedColumn((0..<nodes.count).map { NodeNumber(sets.representative($0)) })
  }

  func component(ofNode node: NodeNumber) -> NodeNumber { components[node] }
  func component(ofReach reach: ReachNumber) -> NodeNumber { components[nodes.start(reach)] }

  func feature(_ reach: ReachNumber) -> RiverLayer.Feature { lines.feature(of: pieces[reach]) }

  /// True when the reach begins or ends at the node, or the node lies on its line.
  func touches(_ node: NodeNumber, _ reach: ReachNumber) -> Bool {
    nodes.start(reach) == node || nodes.end(reach) == node || nodes.host[node] == reach
  }

  /// The name of a reach in messages.
  func name(_ reach: ReachNumber) -> String {
    let feature = feature(reach)
    let river = feature.riverName ?? pieces[reach].riverID
    guard let id = feature.reachID else { return "Feature \(feature.record) (\(river))" }
    return id == river ? "Reach \(id)" : "Reach \(id) of \(river)"
  }

  func coordinate(_ reach: ReachNumber, _ vertex: Int) -> Coordinate {
    lines.columns[pieces[reach].columns].coordinate(vertex)
  }

  /// The positions of the nodes where a reach begins and ends.
  func start(of reach: ReachNumber) -> Coordinate { nodes.positions[nodes.start(reach)] }
  func end(of reach: ReachNumber) -> Coordinate { nodes.positions[nodes.end(reach)] }

  /// The middle vertex of a reach.
  func middle(of reach: ReachNumber) -> Coordinate {
    let vertices = pieces[reach].vertices
    return coordinate(reach, vertices.lowerBound + vertices.count / 2)
  }

  /// The id that a river has whose reach at the mouth has none: the letter g and the hash of its line.
  func hash(of reach: ReachNumber) -> String {
    inventedID(geometryHash(lines.columns[pieces[reach].columns], pieces[reach].vertices))
  }

  /// The same network after its reaches were put into another order and some were turned round.
  /// - Parameters:
  ///   - lines: the lines, with the pieces as they are now.
  ///   - turned: the reaches that were turned round, by their numbers until now.
  func rearranged(_ order: NumberedColumn<ReachNumber, Piece>, in lines: RiverLines, turned: Set<ReachNumber>) -> NetworkParts {
    var numbers: [PieceKey: ReachNumber] = [:]
    numbers.reserveCapacity(order.count)
    for (reach, piece) in order.numbered { numbers[PieceKey(piece)] = reach }
    let places = NumberedColumn<ReachNumber, ReachNumber>(
      pieces.numbered.map { reach, piece in numbers[PieceKey(piece)] ?? reach })
    return NetworkParts(self, order, lines, places: places, turned: turned)
  }

  private init(
    _ old: NetworkParts, _ pieces: NumberedColumn<ReachNumber, Piece>, _ lines: RiverLines,
    places: NumberedColumn<ReachNumber, ReachNumber>, turned: Set<ReachNumber>
  ) {
    self.pieces = pieces
    self.lines = lines
    nodes = old.nodes.rearranged(to: places, turned: turned)
    gaps = old.gaps.map { gap in
      var gap = gap
      gap.reach = places[gap.reach]
      return gap
    }
    components = old.components
  }

  /// A finding about a reach, with the record that the reach was read from and its river.
  func finding(
    _ rule: Rule, _ severity: Severity, about reach: ReachNumber, at position: Coordinate, _ message: String
  ) -> Finding {
    Finding(
      rule, severity, message, source: feature(reach).source, record: feature(reach).record, position: position
    ).about(river: pieces[reach].riverID)
  }
}
