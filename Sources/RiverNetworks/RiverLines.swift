import SurveyModel

/// The pieces of all layers. Most pieces refer to the columns of their layer; only mended pieces have vertices in new columns.
struct RiverLines: Sendable {
  let layers: [RiverLayer]
  /// The columns of the layers, and after them those of mended pieces.
  var columns: [VertexColumns]
  var pieces: [Piece] = []

  init(_ layers: [RiverLayer]) {
    self.layers = layers
    columns = layers.map { VertexColumns(x: $0.x, y: $0.y) }
  }

  func feature(of piece: Piece) -> RiverLayer.Feature { layers[piece.layer].features[piece.feature] }

  func firstVertex(of piece: Piece) -> Coordinate { columns[piece.columns].coordinate(piece.vertices.lowerBound) }

  /// The nodes where a piece begins and ends.
  func start(of piece: Piece) -> NodeKey { NodeKey(firstVertex(of: piece)) }
  func end(of piece: Piece) -> NodeKey { NodeKey(columns[piece.columns].coordinate(piece.vertices.upperBound - 1)) }

  /// The first two vertices of the same number that differ; nil when one line is equal to the beginning of the other.
  private func difference(_ a: Piece, _ b: Piece) -> (Coordinate, Coordinate)? {
    let (one, other) = (columns[a.columns], columns[b.columns])
    for offset in 0..<min(a.vertices.count, b.vertices.count) {
      let first = one.coordinate(a.vertices.lowerBound + offset)
      let second = other.coordinate(b.vertices.lowerBound + offset)
      if first != second { return (first, second) }
    }
    return nil
  }

  /// True for pieces with equal vertices.
  func areEqual(_ a: Piece, _ b: Piece) -> Bool {
    a.hash == b.hash && a.vertices.count == b.vertices.count && difference(a, b) == nil
  }

  /// A total order by geometry, then river id, source and record. So the order of the features in a file has no influence.
  func precedes(_ a: Piece, _ b: Piece) -> Bool {
    if let (first, second) = difference(a, b) { return (first.x, first.y) < (second.x, second.y) }
    if a.vertices.count != b.vertices.count { return a.vertices.count < b.vertices.count }
    let (one, other) = (feature(of: a), feature(of: b))
    return (a.riverID, one.source, one.record) < (b.riverID, other.source, other.record)
  }
}
