import SurveyModel

/// Parts of one feature joined end to end.
struct Chain {
  var vertices: [Coordinate]
  /// The number of parts that were turned round.
  var flipped: Int
}

/// Joins parts where exactly two of their ends meet. Where three or more ends meet, nothing says which two belong together.
/// A chain has the direction in which the greater length of its parts is drawn; on a tie, the direction of its first part.
func chained(_ parts: [[Coordinate]]) -> [Chain] {
  // For each node the ends that meet there: 2 × part for the part's start, 2 × part + 1 for its end.
  var ends: [NodeKey: [Int]] = [:]
  for (number, part) in parts.enumerated() {
    ends[NodeKey(part[0]), default: []].append(2 * number)
    ends[NodeKey(part[part.count - 1]), default: []].append(2 * number + 1)
  }
  func position(of end: Int) -> Coordinate {
    let part = parts[end / 2]
    return end % 2 == 0 ? part[0] : part[part.count - 1]
  }
  /// The end of another part that meets `end`; nil unless exactly these two ends meet.
  func partner(of end: Int) -> Int? {
    guard let meeting = ends[NodeKey(position(of: end))], meeting.count == 2 else { return nil }
    let other = meeting[0] == end ? meeting[1] : meeting[0]
    // A line that is cut at 180° stays cut: layers would show it as a line across the map.
    guard other / 2 != end / 2, abs(position(of: other).x - position(of: end).x) <= 180 else { return nil }
    return other
  }

  var used = [Bool](repeating: false, count: parts.count)
  var chains: [Chain] = []
  for first in parts.indices where !used[first] {
    // Go back to the beginning of the chain, or once round a ring.
    var entry = 2 * first
    while let before = partner(of: entry), before / 2 != first {
      entry = before ^ 1
    }
    // Go forward, and collect the parts with the direction in which they are met.
    var members: [(part: Int, forward: Bool)] = []
    var next: Int? = entry
    while let end = next, !used[end / 2] {
      used[end / 2] = true
      members.append((end / 2, end % 2 == 0))
      next = partner(of: end ^ 1)
    }
    chains.append(assembled(members, parts, first: first))
  }
  return chains
}

private func assembled(_ members: [(part: Int, forward: Bool)], _ parts: [[Coordinate]], first: Int) -> Chain {
  var balance = 0.0
  for member in members { balance += (member.forward ? 1 : -1) * planarLength(parts[member.part]) }
  let firstIsForward = members.first { $0.part == first }?.forward ?? true
  let forward = balance == 0 ? firstIsForward : balance > 0
  var vertices: [Coordinate] = []
  var flipped = 0
  for member in forward ? members : members.reversed() {
    let keep = member.forward == forward
    if !keep { flipped += 1 }
    let line = keep ? parts[member.part] : parts[member.part].reversed()
    vertices += vertices.isEmpty ? line[...] : line.dropFirst()
  }
  return Chain(vertices: vertices, flipped: flipped)
}

/// Length in degrees, which is exact enough to compare parts of one feature.
private func planarLength(_ line: [Coordinate]) -> Double {
  zip(line, line.dropFirst()).reduce(0) { total, pair in
    let dx = pair.1.x - pair.0.x
    let dy = pair.1.y - pair.0.y
    return total + (dx * dx + dy * dy).squareRoot()
  }
}
