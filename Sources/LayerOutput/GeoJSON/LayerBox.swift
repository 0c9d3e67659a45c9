import SurveyModel

/// The bounding box of a layer in WGS 84 degrees, as RFC 7946 (5.2) wants it: of what lies on both sides of the 180° meridian, the
/// west is east of the east.
struct LayerBox {
  private var box = Box()
  /// The least longitude in the eastern hemisphere, and the greatest in the western.
  private var leastEast = Double.infinity
  private var greatestWest = -Double.infinity

  var isEmpty: Bool { box.isEmpty }

  /// Adds a position unless it is not finite.
  mutating func addFinite(_ x: Double, _ y: Double) {
    guard x.isFinite, y.isFinite else { return }
    box.add(x: x, y: y)
    if x < 0 { greatestWest = max(greatestWest, x) } else { leastEast = min(leastEast, x) }
  }

  /// West, south, east and north.
  var edges: [Double] {
    let width = box.maxX - box.minX
    let isAcross = width > 180 && 360 - (leastEast - greatestWest) < width
    return [isAcross ? leastEast : box.minX, box.minY, isAcross ? greatestWest : box.maxX, box.maxY]
  }
}
