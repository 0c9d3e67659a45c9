/// Identifies a piece by where its vertices stood when they were read.
struct PieceKey: Hashable, Sendable {
  var columns: Int
  var firstVertex: Int

  init(_ piece: Piece) {
    self = piece.origin ?? PieceKey(columns: piece.columns, firstVertex: piece.vertices.lowerBound)
  }

  private init(columns: Int, firstVertex: Int) {
    self.columns = columns
    self.firstVertex = firstVertex
  }
}
