import SurveyModel

/// The pieces that share a river id.
struct RiverGroup {
  var id: String
  var name: String?
  var basin: String?
  var pieces: [Piece]
}

/// Drops pieces that repeat another of the same river vertex by vertex, and reports those that two rivers share.
func removingDuplicates(_ pieces: [Piece], _ findings: inout [Finding]) -> [Piece] {
  var byGeometry: [UInt64: [Int]] = [:]
  for (number, piece) in pieces.enumerated() { byGeometry[geometryHash(piece.vertices), default: []].append(number) }
  var dropped = Set<Int>()
  for numbers in byGeometry.values where numbers.count > 1 {
    let sorted = numbers.sorted { Piece.precedes(pieces[$0], pieces[$1]) }
    for (position, number) in sorted.enumerated() {
      let piece = pieces[number]
      guard
        let twin = sorted[..<position].first(where: { !dropped.contains($0) && pieces[$0].vertices == piece.vertices })
      else { continue }
      if pieces[twin].riverID == piece.riverID {
        dropped.insert(number)
        findings.append(
          Finding(
            .riverDuplicate, .warning,
            "River \(piece.riverID) has this line twice (features \(pieces[twin].record) and \(piece.record)); it is used once.",
            source: piece.source, record: piece.record, riverID: piece.riverID, position: piece.vertices.first))
      } else {
        findings.append(
          Finding(
            .riverGeometryShared, .warning,
            "Rivers \(pieces[twin].riverID) and \(piece.riverID) have the same line (features \(pieces[twin].record) and "
              + "\(piece.record)); observations on it go to \(pieces[twin].riverID).",
            source: piece.source, record: piece.record, riverID: piece.riverID, position: piece.vertices.first))
      }
    }
  }
  return dropped.isEmpty ? pieces : pieces.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
}

/// Pieces by river, rivers sorted by the UTF-8 bytes of their ids. Ids that differ only in Unicode normalisation are one.
func groupedByRiver(_ pieces: [Piece], _ findings: inout [Finding]) -> [RiverGroup] {
  var groups: [String: RiverGroup] = [:]  // String equality is canonical equivalence
  var spellings: [String: Set<[UInt8]>] = [:]
  for piece in pieces.sorted(by: Piece.precedes) {
    spellings[piece.riverID, default: []].insert(Array(piece.riverID.utf8))
    var group = groups[piece.riverID] ?? RiverGroup(id: piece.riverID, pieces: [])
    group.name = smaller(group.name, piece.riverName)
    group.basin = smaller(group.basin, piece.basin)
    group.pieces.append(piece)
    groups[piece.riverID] = group
  }
  for (id, spelled) in spellings where spelled.count > 1 {
    let chosen = spelled.min { $0.lexicographicallyPrecedes($1) } ?? []
    let text = String(decoding: chosen, as: UTF8.self)
    groups[id]?.id = text
    findings.append(
      Finding(
        .nameCollision, .warning,
        "River id \(text) is written in \(spelled.count) Unicode forms that look the same; they are taken as one river.",
        source: groups[id]?.pieces.first?.source, riverID: text))
  }
  return groups.values.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
}

/// One of several names, whatever the order they come in.
private func smaller(_ a: String?, _ b: String?) -> String? {
  guard let a else { return b }
  guard let b else { return a }
  return b.utf8.lexicographicallyPrecedes(a.utf8) ? b : a
}
