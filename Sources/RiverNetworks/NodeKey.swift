import SurveyModel

/// A position rounded to 7 decimals (1 cm), the precision in which layers are written. Lines with equal keys meet there.
struct NodeKey: Hashable, Comparable {
  let x: Int64
  let y: Int64

  /// - Parameter position: WGS 84 degrees, finite and in range.
  init(_ position: Coordinate) {
    // 180° east and 180° west are the same meridian.
    let longitude = position.x == -180 ? 180 : position.x
    x = Int64(longitude * 1e7 + (longitude < 0 ? -0.5 : 0.5))
    y = Int64(position.y * 1e7 + (position.y < 0 ? -0.5 : 0.5))
  }

  static func < (a: NodeKey, b: NodeKey) -> Bool { (a.x, a.y) < (b.x, b.y) }
}
