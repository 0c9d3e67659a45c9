import SurveyModel

/// A line that will be a reach: parts of one feature that touch, without repeated vertices.
struct Piece {
  var vertices: [Coordinate]
  var riverID: String
  var riverName: String?
  var basin: String?
  var flowKnown: Bool
  var source: String
  var record: Int

  var start: NodeKey { NodeKey(vertices[0]) }
  var end: NodeKey { NodeKey(vertices[vertices.count - 1]) }

  /// A total order that depends on the geometry alone, so that the order of a file's features never shows.
  static func precedes(_ a: Piece, _ b: Piece) -> Bool {
    for (one, other) in zip(a.vertices, b.vertices) where one != other {
      return (one.x, one.y) < (other.x, other.y)
    }
    if a.vertices.count != b.vertices.count { return a.vertices.count < b.vertices.count }
    return (a.riverID, a.source, a.record) < (b.riverID, b.source, b.record)
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

/// A hash of a line's 7-decimal positions that is the same on every machine (FNV-1a, 64 bits, with a final mix).
func geometryHash(_ vertices: [Coordinate]) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  func mix(_ value: Int64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      hash ^= UInt64(truncatingIfNeeded: value >> Int64(shift)) & 0xff
      hash &*= 0x0000_0100_0000_01b3
    }
  }
  for vertex in vertices {
    let key = NodeKey(vertex)
    mix(key.x)
    mix(key.y)
  }
  hash ^= hash >> 32
  return hash
}
