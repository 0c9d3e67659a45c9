import SurveyMath

/// Groups of nodes that are linked by near pairs: what is decided in one of them changes nothing in another.
struct Components: Sendable {
  /// The nodes, component after component, ascending within each.
  private(set) var nodes: [Int32] = []
  /// Where each component begins in `nodes`; one more than there are components.
  private var bounds: [Int32] = [0]

  var count: Int { bounds.count - 1 }

  /// Where a component begins in `nodes`.
  func start(_ component: Int) -> Int { Int(bounds[component]) }

  /// - Parameter reaches: for each node its reach. Components are numbered by the reach of their first node, so that outlets are
  ///   made nearly in the order in which they are wanted.
  init(_ pairs: NearPairs, reaches: [UInt32]) {
    let count = reaches.count
    var sets = DisjointSets(count)
    for node in 0..<count {
      for other in pairs.others(of: node) { sets.unite(node, Int(other)) }
    }
    for (node, others) in pairs.ofCode {
      for other in others { sets.unite(Int(node), Int(other)) }
    }
    // The representative is the first node of its component.
    let roots = (0..<Int32(truncatingIfNeeded: count)).filter { sets.representative(Int($0)) == Int($0) }
    var number = [Int32](repeating: -1, count: count)
    for (place, index) in ascendingOrder(roots.map { reaches[Int($0)] }).enumerated() {
      number[Int(roots[Int(index)])] = Int32(truncatingIfNeeded: place)
    }
    var sizes = [Int32](repeating: 0, count: roots.count)
    for node in 0..<count {
      number[node] = number[sets.representative(node)]
      sizes[Int(number[node])] += 1
    }
    bounds.reserveCapacity(sizes.count + 1)
    for size in sizes { bounds.append((bounds.last ?? 0) + size) }
    nodes = Array(repeating: 0, count: count)
    var next = bounds
    for node in 0..<count {
      nodes[Int(next[Int(number[node])])] = Int32(truncatingIfNeeded: node)
      next[Int(number[node])] += 1
    }
  }

  func nodes(of component: Int) -> ArraySlice<Int32> { nodes[start(component)..<start(component + 1)] }

  /// Ranges of components with about `size` nodes.
  func chunks(size: Int) -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, self.start(end + 1) - self.start(start) <= size { end += 1 }
      chunks.append(start..<end)
      start = end
    }
    return chunks
  }
}
