import SurveyMath

/// Which lines are drawn against the nodes that their layer names for their ends.
///
/// A node lies where most of the lines that name it have an end. Such columns may say no more than how the lines were drawn once, so
/// nothing follows from a line that begins at its first node: only the others are turned round, and then all run in the way of the
/// nodes.
struct NodeDirections {
  /// A place where lines end, as the file writes it.
  private struct Place: Hashable {
    var x: UInt64
    var y: UInt64
  }

  /// A line with both of its nodes.
  private struct Line {
    var feature: Int
    var from: String
    var to: String
    var first: Place
    var last: Place
  }

  private var lines: [Line] = []

  /// Adds a line, by the index under which ``against`` names it. Coordinates are those of its first and last vertex.
  mutating func add(_ feature: Int, from: String?, to: String?, first: (x: Double, y: Double), last: (x: Double, y: Double)) {
    guard let from, let to, from != to else { return }
    let ends = (
      Place(x: first.x.bitPattern, y: first.y.bitPattern), Place(x: last.x.bitPattern, y: last.y.bitPattern)
    )
    if ends.0 != ends.1 { lines.append(Line(feature: feature, from: from, to: to, first: ends.0, last: ends.1)) }
  }

  /// The lines that begin at their last node.
  func against() -> [Int] {
    var votes: [String: [Place: Int]] = [:]
    for line in lines {
      for node in [line.from, line.to] {
        for place in [line.first, line.last] { votes[node, default: [:]][place, default: 0] += 1 }
      }
    }
    let places = votes.compactMapValues { votes -> Place? in
      guard let most = votes.values.max(), most > 1, votes.values.count(where: { $0 == most }) == 1 else { return nil }
      return votes.first { $0.value == most }?.key
    }
    return lines.compactMap { line in
      let (from, to) = (places[line.from], places[line.to])
      let isAlong = line.first == from || line.last == to
      let isAgainst = line.last == from || line.first == to
      return isAgainst && !isAlong ? line.feature : nil
    }
  }
}
