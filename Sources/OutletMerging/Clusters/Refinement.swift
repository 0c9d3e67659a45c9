private import Glibc

extension Clustering {
  /// A change of the division by one or two records.
  enum Move {
    case alone
    case to(Int32)
    case exchange(Int32, with: Int32)
  }

  /// Rounds after which even a component that goes on changing is left as it is.
  private static let rounds = 8
  /// A group of more records is not taken apart record by record: each look at it takes as many steps as it has records.
  static let largest = 64

  /// Moves records one by one while that gains something. The moves that gain nothing are the doubts about the groups.
  mutating func refine() {
    var weights = component.indices.map { group in members[group].count > Self.largest ? 0 : weight(of: members[group]) }
    var moves: [(Move, gain: Double)] = []
    for _ in 0..<Self.rounds {
      var hasChanged = false
      doubts.removeAll(keepingCapacity: true)
      doubts += repeatElement(GroupDoubt(), count: component.count)
      for record in component.indices {
        let record = Int32(truncatingIfNeeded: record)
        moves.removeAll(keepingCapacity: true)
        forEachMove(of: record, weights) { moves.append(($0, $1)) }
        guard let best = moves.max(by: { $0.gain < $1.gain }) else { continue }
        if best.gain > 1e-9 {
          make(best.0, record, &weights)
          hasChanged = true
        } else {
          for (move, gain) in moves { doubt(move, of: record, gain) }
        }
      }
      if !hasChanged { break }
    }
    self.weights = weights
    for group in component.indices where !members[group].isEmpty { groups[group] = sum(of: members[group]) }
  }

  private mutating func sum(of records: [Int32]) -> SightingGroup {
    var group = single[Int(records[0])]
    var before = [records[0]]
    for record in records.dropFirst() {
      group = union(group, single[Int(record)], shared: shared(before, [record]).count)
      before.append(record)
    }
    return group
  }

  /// The groups that have a record near this one, without its own.
  func neighbours(of record: Int32) -> [Int32] {
    var found: [Int32] = []
    let own = groupOf[Int(record)]
    for other in near[Int(record)] where groupOf[Int(other)] != own { found.append(groupOf[Int(other)]) }
    found.sort()
    found.removeRepeated()
    return found
  }

  /// Calls `body` with each move of a record and what it gains.
  private mutating func forEachMove(of record: Int32, _ weights: [Double], _ body: (Move, Double) -> Void) {
    let own = Int(groupOf[Int(record)])
    guard members[own].count <= Self.largest else { return }
    let rest = members[own].filter { $0 != record }
    let weightOfRest = rest.isEmpty ? 0 : weight(of: rest)
    if !rest.isEmpty { body(.alone, weightOfRest - weights[own]) }
    for group in neighbours(of: record) where members[Int(group)].count <= Self.largest {
      let theirs = members[Int(group)]
      let before = weights[own] + weights[Int(group)]
      body(.to(group), weightOfRest + weight(of: theirs.merged(with: [record])) - before)
      guard !rest.isEmpty else { continue }
      // Two records of one visit change places.
      for other in theirs where nodes.visit[Int(component[Int(other)])] == nodes.visit[Int(component[Int(record)])] {
        let left = weight(of: rest.merged(with: [other]))
        let right = weight(of: theirs.filter { $0 != other }.merged(with: [record]))
        body(.exchange(other, with: group), left + right - before)
      }
    }
  }

  private mutating func make(_ move: Move, _ record: Int32, _ weights: inout [Double]) {
    let own = groupOf[Int(record)]
    members[Int(own)].removeAll { $0 == record }
    switch move {
    case .alone:
      // A group that has no records any more takes its number.
      guard let free = component.indices.first(where: { members[$0].isEmpty }) else { return }
      put(record, into: Int32(truncatingIfNeeded: free))
      weights[free] = 0
    case .to(let group):
      put(record, into: group)
      weights[Int(group)] = weight(of: members[Int(group)])
    case .exchange(let other, let group):
      members[Int(group)].removeAll { $0 == other }
      put(other, into: own)
      put(record, into: group)
      weights[Int(group)] = weight(of: members[Int(group)])
    }
    weights[Int(own)] = members[Int(own)].isEmpty ? 0 : weight(of: members[Int(own)])
  }

  private mutating func put(_ record: Int32, into group: Int32) {
    members[Int(group)] = members[Int(group)].merged(with: [record])
    groupOf[Int(record)] = group
  }
}
