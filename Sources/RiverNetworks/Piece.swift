import SurveyModel

/// A line that will be a reach: parts of one feature that touch, without repeated vertices.
struct Piece: Sendable {
  /// Index into ``RiverLines/columns``, and the vertices there.
  var columns: Int
  var vertices: Range<Int>
  var layer: Int
  /// Index into the layer's features.
  var feature: Int
  var riverID: String
  /// Equal for lines that are equal vertex by vertex.
  var hash: UInt64
  /// Where it stood before it was turned round; nil for what was not.
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

/// A line by where its vertices were read.
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

/// Vertices, WGS 84 degrees.
struct VertexColumns: Sendable {
  var x: [Double] = []
  var y: [Double] = []

  func coordinate(_ vertex: Int) -> Coordinate { Coordinate(x: x[vertex], y: y[vertex]) }
}

/// The pieces of all layers. Most lines stay where they were read; only those that had to be mended stand in new columns.
struct RiverLines: Sendable {
  let layers: [RiverLayer]
  /// Those of the layers, then those of mended lines.
  var columns: [VertexColumns]
  var pieces: [Piece] = []

  init(_ layers: [RiverLayer]) {
    self.layers = layers
    columns = layers.map { VertexColumns(x: $0.x, y: $0.y) }
  }

  func feature(of piece: Piece) -> RiverLayer.Feature { layers[piece.layer].features[piece.feature] }

  func firstVertex(of piece: Piece) -> Coordinate { columns[piece.columns].coordinate(piece.vertices.lowerBound) }

  func start(of piece: Piece) -> NodeKey { NodeKey(firstVertex(of: piece)) }
  func end(of piece: Piece) -> NodeKey { NodeKey(columns[piece.columns].coordinate(piece.vertices.upperBound - 1)) }

  /// The first place at which two lines differ, counted from their first vertices; nil when one begins with the other.
  private func difference(_ a: Piece, _ b: Piece) -> (Coordinate, Coordinate)? {
    let (one, other) = (columns[a.columns], columns[b.columns])
    for offset in 0..<min(a.vertices.count, b.vertices.count) {
      let first = one.coordinate(a.vertices.lowerBound + offset)
      let second = other.coordinate(b.vertices.lowerBound + offset)
      if first != second { return (first, second) }
    }
    return nil
  }

  /// True for lines that are the same vertex by vertex.
  func areEqual(_ a: Piece, _ b: Piece) -> Bool {
    a.hash == b.hash && a.vertices.count == b.vertices.count && difference(a, b) == nil
  }

  /// A total order that depends on the geometry alone, so that the order of a file's features never shows.
  func precedes(_ a: Piece, _ b: Piece) -> Bool {
    if let (first, second) = difference(a, b) { return (first.x, first.y) < (second.x, second.y) }
    if a.vertices.count != b.vertices.count { return a.vertices.count < b.vertices.count }
    let (one, other) = (feature(of: a), feature(of: b))
    return (a.riverID, one.source, one.record) < (b.riverID, other.source, other.record)
  }
}

/// A place where lines meet: a position to 7 decimals (1 cm), the precision that layers are written in.
struct NodeKey: Hashable, Comparable {
  let x: Int64
  let y: Int64

  /// - Parameter position: WGS 84 degrees, finite and in range.
  init(_ position: Coordinate) {
    // 180° east and west are one meridian.
    x = Int64((position.x == -180 ? 180 : position.x) * 1e7 + (position.x < 0 ? -0.5 : 0.5))
    y = Int64(position.y * 1e7 + (position.y < 0 ? -0.5 : 0.5))
  }

  static func < (a: NodeKey, b: NodeKey) -> Bool { (a.x, a.y) < (b.x, b.y) }
}
