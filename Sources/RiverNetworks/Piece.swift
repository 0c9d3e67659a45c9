/// A line that becomes a reach: parts of one feature that touch, without repeated vertices.
struct Piece: Sendable {
  /// Index into ``RiverLines/columns``.
  var columns: Int
  /// The vertices in these columns.
  var vertices: Range<Int>
  /// Index into ``RiverLines/layers``.
  var layer: Int
  /// Index into the features of the layer.
  var feature: Int
  var riverID: String
  /// Equal for lines that are equal vertex by vertex.
  var hash: UInt64
  /// The key that the piece had before it was turned round; nil for a piece that was not turned.
  var origin: PieceKey?

  init(columns: Int, vertices: Range<Int>, layer: Int, feature: Int, riverID: String, hash: UInt64) {
    self.columns = columns
    self.vertices = vertices
    self.layer = layer
    self.feature = feature
    self.riverID = riverID
    self.hash = hash
  }
}
