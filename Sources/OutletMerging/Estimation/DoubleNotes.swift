import SurveyModel
import Workers

/// Pairs of records that one visit made within their errors: one outlet noted twice, or two outlets.
///
/// If they are two, other visits have one record more there than if they are one. The records that a visit has besides around the pair
/// show how many outlets else are there. No single pair can be told so, but their sum can.
private struct DoubleNotes: Sendable {
  /// Records where other visits came.
  var records = 0.0
  /// The pairs that seem to be one outlet, and the variance of this number.
  var pairs = 0.0
  var variance = 0.0

  mutating func add(_ other: DoubleNotes) {
    records += other.records
    pairs += other.pairs
    variance += other.variance
  }

  /// How often a record is one of an outlet that its visit has noted already: the mean of what was counted and of what is known
  /// beforehand, each weighted by how well it is known.
  func share(before mean: Double, deviation: Double) -> Double {
    let known = 1 / (deviation * deviation)
    guard records > 0 else { return mean }
    // Half the squared distance of a pair is below 2 in this share of the cases.
    let seen = 0.8647 * records
    let counted = seen * seen / (variance + 1)
    return min(0.3, max(0.004, (pairs / seen * counted + mean * known) / (counted + known)))
  }
}

extension MergeModel {
  /// Learns how often crews note an outlet twice.
  mutating func learnDoubles(_ nodes: MergeNodes, jobs: Int) throws {
    let chosen = PairStatistics.sample(nodes)
    let chunks = Parallel.chunks(of: chosen.count, size: 4096)
    let model = self
    var timed = DoubleNotes()
    var untimed = DoubleNotes()
    for part in try Parallel.map(chunks.count, jobs: jobs, { model.doubleNotes(chosen[chunks[$0]], nodes) }) {
      timed.add(part.timed)
      untimed.add(part.untimed)
    }
    again = timed.share(before: 0.01, deviation: 0.04)
    againUntimed = untimed.share(before: 0.05, deviation: 0.1)
  }

  private func doubleNotes(_ chosen: ArraySlice<Int>, _ nodes: MergeNodes) -> (timed: DoubleNotes, untimed: DoubleNotes) {
    var timed = DoubleNotes()
    var untimed = DoubleNotes()
    var coverage = VisitCoverage(nodes)
    var cursor = PositionGrid.Cursor()
    for node in chosen {
      let own = nodes.visit[node]
      let visits = coverage.visits(near: node).filter { $0 != own }
      if visits.isEmpty { continue }
      var notes = DoubleNotes(records: 1)
      let around = near(node, nodes, cursor: &cursor)
      let expected = visits.reduce(0.0) { $0 + detection[Int(nodes.visits[Int($1)].method.rawValue)] } * 0.95
      for partner in around where partner.node > node && partner.half < 2 && nodes.visit[partner.node] == own {
        let all = Set(around.map(\.node)).union(near(partner.node, nodes, cursor: &cursor).map(\.node))
        let others = all.count { nodes.visit[$0] != own }
        let besides = all.count { nodes.visit[$0] == own && $0 != node && $0 != partner.node }
        let one = 2 - (Double(others) / expected - Double(besides))
        notes.pairs += one
        notes.variance += one * one
      }
      if nodes.visits[Int(own)].isTimed { timed.add(notes) } else { untimed.add(notes) }
    }
    return (timed, untimed)
  }

  /// The nodes around a node with half the squared distance over the variance of the difference, below 3.
  private func near(_ node: Int, _ nodes: MergeNodes, cursor: inout PositionGrid.Cursor) -> [(node: Int, half: Double)] {
    let scale2 = scale * scale
    let variance = nodes.variance(node) * scale2
    var found: [(node: Int, half: Double)] = []
    // Records of much larger errors see this one from their side.
    Neighbourhood(of: node, nodes).forEach(within: (2 * 3 * 3 * variance).squareRoot(), nodes, cursor: &cursor) {
      other, distance2 in
      let half = distance2 / (2 * (variance + nodes.variance(other) * scale2))
      if half < 3 { found.append((other, half)) }
    }
    return found
  }
}
