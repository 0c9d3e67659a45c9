import SurveyModel

/// Sorts the pieces of one river from its head to its mouth: each piece stands after all pieces that flow into it.
///
/// This is Kahn's topological order. It follows the water downstream as far as possible before it takes the next head. Where
/// several pieces could come next, the order of `pieces` decides; pieces on a loop begin with the first of them.
/// - Parameter pieces: in the order of ``RiverLines/precedes(_:_:)``.
func downstreamOrder(_ pieces: [Piece], in lines: RiverLines) -> [Piece] {
  guard pieces.count > 1 else { return pieces }
  let starts = pieces.map { lines.start(of: $0) }
  let ends = pieces.map { lines.end(of: $0) }
  var startingAt: [NodeKey: [Int]] = [:]
  var endingAt: [NodeKey: Int] = [:]
  for number in pieces.indices {
    startingAt[starts[number], default: []].append(number)
    endingAt[ends[number], default: 0] += 1
  }
  // For each piece how many pieces flow into it and are not in `order` yet. A ring does not wait for itself.
  var waiting = pieces.indices.map { (endingAt[starts[$0]] ?? 0) - (starts[$0] == ends[$0] ? 1 : 0) }
  var placed = [Bool](repeating: false, count: pieces.count)
  var order: [Piece] = []
  var ready = Array(pieces.indices.filter { waiting[$0] == 0 }.reversed())
  var nextUnplaced = 0
  while order.count < pieces.count {
    if ready.isEmpty {
      // Only loops are left: begin with the first piece that is left.
      while nextUnplaced < pieces.count, placed[nextUnplaced] { nextUnplaced += 1 }
      ready.append(nextUnplaced)
    }
    guard let number = ready.popLast(), !placed[number] else { continue }
    placed[number] = true
    order.append(pieces[number])
    for next in (startingAt[ends[number]] ?? []).reversed() where !placed[next] {
      waiting[next] -= 1
      if waiting[next] == 0 { ready.append(next) }
    }
  }
  return order
}
