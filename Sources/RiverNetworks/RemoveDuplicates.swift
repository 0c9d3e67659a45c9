import SurveyModel

/// Removes pieces whose vertices equal those of another piece of the same river, and reports pieces that two rivers share.
func removeDuplicates(_ lines: inout RiverLines, _ findings: inout [Finding]) {
  let byHash = lines.pieces.indices.sorted {
    (lines.pieces[$0].hash, $0) < (lines.pieces[$1].hash, $1)
  }
  var dropped = Set<Int>()
  var start = 0
  while start < byHash.count {
    var end = start + 1
    while end < byHash.count, lines.pieces[byHash[end]].hash == lines.pieces[byHash[start]].hash { end += 1 }
    if end - start > 1 { findings += duplicates(Array(byHash[start..<end]), in: lines, &dropped) }
    start = end
  }
  guard !dropped.isEmpty else { return }
  lines.pieces = lines.pieces.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
}

/// Findings about equal pieces among those of one hash; adds the pieces to be removed to `dropped`. The pieces are sorted first,
/// so that equal ones follow each other, and among these the ones of the same river.
private func duplicates(_ numbers: [Int], in lines: RiverLines, _ dropped: inout Set<Int>) -> [Finding] {
  var findings: [Finding] = []
  var firstOfLine: Piece?
  var last: Piece?
  for number in numbers.sorted(by: { lines.precedes(lines.pieces[$0], lines.pieces[$1]) }) {
    let piece = lines.pieces[number]
    guard let first = firstOfLine, let previous = last, lines.areEqual(first, piece) else {
      firstOfLine = piece
      last = piece
      continue
    }
    let isRepeated = previous.riverID == piece.riverID
    let twin = isRepeated ? previous : first
    let records = "features \(lines.feature(of: twin).record) and \(lines.feature(of: piece).record)"
    if isRepeated { dropped.insert(number) } else { last = piece }
    findings.append(
      Finding(
        isRepeated ? .riverDuplicate : .riverGeometryShared, .warning,
        isRepeated
          ? "River \(piece.riverID) has this line twice (\(records)); it is used once."
          : "Rivers \(twin.riverID) and \(piece.riverID) have the same line (\(records)); observations on it go to "
            + "\(twin.riverID).",
        source: lines.feature(of: piece).source, record: lines.feature(of: piece).record,
        position: lines.firstVertex(of: piece)
      ).about(river: piece.riverID))
  }
  return findings
}
