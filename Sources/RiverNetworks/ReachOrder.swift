import SurveyModel

/// The order of the reaches in a network: by river, and on each river from its head to its mouth.
struct ReachOrder {
  private(set) var pieces: NumberedColumn<ReachNumber, Piece> = []
  private(set) var rivers: NumberedColumn<RiverNumber, RiverRow> = []

  init(_ lines: RiverLines, _ findings: inout [Finding]) {
    pieces.reserveCapacity(lines.pieces.count)
    for group in groupedByRiver(lines, &findings) {
      let first = pieces.endIndex
      pieces += downstreamOrder(group.pieces, in: lines)
      var river = RiverRow(id: group.id, name: group.name, basin: group.basin, reaches: first..<pieces.endIndex, length: 0)
      river.otherNames = group.otherNames.filter { $0 != group.name }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      rivers.append(river)
    }
  }

  /// The reaches with their ids. A reach has the layer's own id of it; where there is none, the id of its river, with a number
  /// behind it when the river has several reaches.
  func reaches(in lines: RiverLines, unknown: Set<ReachNumber>) -> NumberedColumn<ReachNumber, ReachRow> {
    var reaches: NumberedColumn<ReachNumber, ReachRow> = []
    reaches.reserveCapacity(pieces.count)
    var vertices = VertexNumber(0)
    for (number, river) in rivers.numbered {
      for index in river.reaches {
        let feature = lines.feature(of: pieces[index])
        let count = pieces[index].vertices.count
        var reach = ReachRow(
          id: river.reaches.count == 1 ? river.id : "\(river.id)/\(index - river.reaches.lowerBound + 1)", river: number,
          vertices: vertices..<vertices + count, flowKnown: !unknown.contains(index))
        if let id = feature.reachID { reach.id = id }
        reach.code = feature.reachCode
        reaches.append(reach)
        vertices = vertices + count
      }
    }
    if lines.layers.contains(where: { $0.features.contains { $0.reachID != nil } }) { makeUnique(&reaches) }
    dropSharedMeasures(&reaches)
    return reaches
  }

  /// Puts a number behind ids that several reaches have, such as the pieces of one feature.
  private func makeUnique(_ reaches: inout NumberedColumn<ReachNumber, ReachRow>) {
    var counts: [String: Int] = [:]
    counts.reserveCapacity(reaches.count)
    for reach in reaches { counts[reach.id, default: 0] += 1 }
    guard counts.count < reaches.count else { return }
    var numbers: [String: Int] = [:]
    for index in reaches.indices where counts[reaches[index].id, default: 1] > 1 {
      let id = reaches[index].id
      var number = numbers[id, default: 0] + 1
      while counts["\(id)/\(number)"] != nil { number += 1 }
      numbers[id] = number
      reaches[index].id = "\(id)/\(number)"
    }
  }

  /// Removes the layer's measures from features of several pieces: they belong to the whole feature, and nothing tells which
  /// part of them a piece has.
  private func dropSharedMeasures(_ reaches: inout NumberedColumn<ReachNumber, ReachRow>) {
    var counts: [PieceFeature: Int] = [:]
    for index in reaches.indices where reaches[index].code?.measures != nil {
      counts[PieceFeature(pieces[index]), default: 0] += 1
    }
    for index in reaches.indices where counts[PieceFeature(pieces[index]), default: 0] > 1 { reaches[index].code?.measures = nil }
  }
}
