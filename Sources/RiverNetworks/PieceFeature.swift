/// Identifies the feature that a piece belongs to.
struct PieceFeature: Hashable {
  var layer: Int
  var feature: Int

  init(_ piece: Piece) {
    layer = piece.layer
    feature = piece.feature
  }
}
