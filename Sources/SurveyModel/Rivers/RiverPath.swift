/// Walks a network from its ends up to its heads, knowing at each reach which rivers, or other groups of reaches, the water passes
/// below.
public struct RiverPath<Group: IndexNumber> {
  private let network: RiverNetwork
  /// For each group the last reach of it that the walk has entered and not left.
  private var entered: NumberedColumn<Group, ReachNumber?>
  private let group: NumberedColumn<ReachNumber, Group?>

  /// By any grouping of reaches.
  /// - Parameters:
  ///   - groups: how many there are.
  ///   - group: for each reach that of it; nil for a reach of none.
  public init(_ network: RiverNetwork, groups: Int, of group: NumberedColumn<ReachNumber, Group?>) {
    self.network = network
    self.group = group
    entered = NumberedColumn(repeating: nil, count: groups)
  }

  /// True when the water of the reach being visited passes a reach of this group, itself included.
  public func passes(_ group: Group) -> Bool { entered[group] != nil }

  /// A reach that the walk comes to, or that it leaves towards the reaches below.
  private enum Step {
    case enter(ReachNumber)
    /// With what was entered of the reach's group before it.
    case leave(ReachNumber, before: ReachNumber?)
  }

  /// Calls `visit` for each reach, after all that lie below it; with it come this path, to ask what else lies below, and the
  /// nearest reach below of the same group.
  public mutating func walk(_ visit: (borrowing RiverPath, ReachNumber, ReachNumber?) -> Void) {
    let reaches = network.reaches.indices
    // The reaches that flow into each one, as a list with a link from one to the next.
    var first = NumberedColumn<ReachNumber, ReachNumber?>(repeating: nil, count: reaches.count)
    var next = first
    var stack: [Step] = []
    for reach in reaches.reversed() {
      if let below = network.downstream(ofReach: reach) {
        next[reach] = first[below]
        first[below] = reach
      } else {
        stack.append(.enter(reach))
      }
    }
    while let step = stack.popLast() {
      switch step {
      case .leave(let reach, let before):
        if let own = group[reach] { entered[own] = before }
      case .enter(let reach):
        let below = group[reach].flatMap { entered[$0] }
        if let own = group[reach] { entered[own] = reach }
        visit(self, reach, below)
        stack.append(.leave(reach, before: below))
        var above = first[reach]
        while let one = above {
          stack.append(.enter(one))
          above = next[one]
        }
      }
    }
  }
}

extension RiverPath<RiverNumber> {
  /// By river.
  public init(_ network: RiverNetwork) {
    self.init(network, groups: network.rivers.count, of: NumberedColumn(network.reaches.map { $0.river }))
  }
}
