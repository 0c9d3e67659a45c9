import SurveyMath
import SurveyModel

/// The shortest ways from all nodes to mouths that the user named, along the lines.
struct MouthWays {
  /// For each node the metres to the nearest mouth; infinite where no line leads to one.
  private(set) var metres: NumberedColumn<NodeNumber, Double>

  /// - Throws: `InputError` with the code `usage` for a mouth that is not in the layer.
  init(_ mouths: [RiverMouth], _ network: NetworkParts) throws(InputError) {
    metres = NumberedColumn(repeating: .infinity, count: network.nodes.count)
    var heap = NodeHeap()
    for mouth in mouths {
      let node = try Self.node(of: mouth, network)
      metres[node] = 0
      heap.push(node, 0)
    }
    // Nodes that lie on the line of a reach, by reach.
    var onLine: [ReachNumber: [NodeNumber]] = [:]
    for (node, host) in network.nodes.host.numbered {
      if let host { onLine[host, default: []].append(node) }
    }
    let lengths = network.pieces.indices.map { Self.length(of: $0, network) }
    while let (node, distance) = heap.pop() {
      guard distance == metres[node] else { continue }
      func reach(_ other: NodeNumber, after way: Double) {
        guard distance + way < metres[other] else { return }
        metres[other] = distance + way
        heap.push(other, distance + way)
      }
      for end in network.nodes.ends(at: node) {
        let (start, finish) = (network.nodes.start(end.reach), network.nodes.end(end.reach))
        reach(start == node ? finish : start, after: lengths[end.reach.index])
        for other in onLine[end.reach, default: []] {
          let metres = DegreeLength(bySeriesAtLatitude: network.nodes.positions[other].y)
          reach(other, after: metres.distance(network.nodes.positions[other], network.nodes.positions[node]))
        }
      }
      if let host = network.nodes.host[node] {
        let metres = DegreeLength(bySeriesAtLatitude: network.nodes.positions[node].y)
        for end in [network.nodes.start(host), network.nodes.end(host)] {
          reach(end, after: metres.distance(network.nodes.positions[node], network.nodes.positions[end]))
        }
      }
    }
  }

  private static func length(of reach: ReachNumber, _ network: NetworkParts) -> Double {
    let vertices = network.pieces[reach].vertices
    let metres = DegreeLength(bySeriesAtLatitude: network.coordinate(reach, vertices.lowerBound).y)
    return vertices.dropFirst().reduce(0) {
      $0 + metres.distance(network.coordinate(reach, $1 - 1), network.coordinate(reach, $1))
    }
  }

  private static func node(of mouth: RiverMouth, _ network: NetworkParts) throws(InputError) -> NodeNumber {
    switch mouth {
    case .position(let position):
      let metres = DegreeLength(bySeriesAtLatitude: position.y)
      let used = network.nodes.all.filter { !network.nodes.ends(at: $0).isEmpty }
      let distances = used.map { metres.distance(position, network.nodes.positions[$0]) }
      guard let least = distances.min(), let index = distances.firstIndex(of: least), least <= farthest else {
        throw InputError(.usage, "\(.mouth): no line ends within \(Int(farthest)) m of \(position.x),\(position.y)")
      }
      return used[index]
    case .reach(let id):
      let named = network.pieces.indices.filter { network.feature($0).reachID == id || network.feature($0).linkID == id }
      let reaches = named.isEmpty ? network.pieces.indices.filter { network.pieces[$0].riverID == id } : named
      let ends = reaches.flatMap { [network.nodes.end($0), network.nodes.start($0)] }
      guard let first = ends.first else {
        throw InputError(.usage, "\(.mouth): no reach and no river has the id \(id)")
      }
      return ends.first { network.nodes.ends(at: $0).count == 1 && network.nodes.host[$0] == nil } ?? first
    }
  }

  /// A mouth must be within so many metres of the end of a line.
  private static let farthest = 5000.0
}

/// Nodes by their distances, the nearest first.
private struct NodeHeap {
  private var entries: [(node: NodeNumber, distance: Double)] = []

  mutating func push(_ node: NodeNumber, _ distance: Double) {
    entries.append((node, distance))
    var index = entries.count - 1
    while index > 0, entries[index].distance < entries[(index - 1) / 2].distance {
      entries.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  mutating func pop() -> (NodeNumber, Double)? {
    guard let first = entries.first, let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return (first.node, first.distance) }
    entries[0] = last
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2] where child < entries.count && entries[child].distance < entries[least].distance
      {
        least = child
      }
      if least == index { break }
      entries.swapAt(index, least)
      index = least
    }
    return (first.node, first.distance)
  }
}
