/// Walks a network from its ends up to its heads, knowing at each reach which rivers the water passes below.
public struct RiverPath {
  private let network: RiverNetwork
  /// For each group the last reach of it that the walk has entered and not left, or -1.
  private var entered: [Int32]
  private let group: [Int32]

  /// By river.
  public init(_ network: RiverNetwork) {
    self.init(network, groups: network.rivers.count, of: network.reaches.map { Int32($0.river) })
  }

  /// By any grouping of reaches: `group` has a number below `groups` for each reach, or -1 for those of none.
  public init(_ network: RiverNetwork, groups: Int, of group: [Int32]) {
    self.network = network
    self.group = group
    entered = Array(repeating: -1, count: groups)
  }

  /// True when the water of the reach being visited passes a reach of this group, itself included.
  public func passes(_ group: Int) -> Bool { entered[group] >= 0 }

  /// Calls `visit` for each reach, after all that lie below it; with it come this path, to ask what else lies below, and the
  /// nearest reach below of the same group.
  public mutating func walk(_ visit: (borrowing RiverPath, Int, Int?) -> Void) {
    let count = network.reaches.count
    // The reaches that flow into each one, as a list with a link from one to the next.
    var first = [Int32](repeating: -1, count: count)
    var next = [Int32](repeating: -1, count: count)
    var stack: [(reach: Int32, isLeft: Bool, before: Int32)] = []
    for reach in (0..<count).reversed() {
      if let below = network.downstream(ofReach: reach) {
        next[reach] = first[below]
        first[below] = Int32(reach)
      } else {
        stack.append((Int32(reach), false, -1))
      }
    }
    while let (number, isLeft, before) = stack.popLast() {
      let reach = Int(number)
      let own = Int(group[reach])
      if isLeft {
        if own >= 0 { entered[own] = before }
        continue
      }
      let below = own >= 0 ? entered[own] : -1
      if own >= 0 { entered[own] = number }
      visit(self, reach, below >= 0 ? Int(below) : nil)
      stack.append((number, true, below))
      var above = first[reach]
      while above >= 0 {
        stack.append((above, false, -1))
        above = next[Int(above)]
      }
    }
  }
}
