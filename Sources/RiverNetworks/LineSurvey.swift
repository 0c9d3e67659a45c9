import SurveyMath
import SurveyModel

/// What one look at all vertices of a line says of it.
struct LineSurvey {
  /// Vertices that repeat the one before them.
  private(set) var repeated = 0
  /// True when two neighbours are more than half the Earth apart in longitude.
  private(set) var crossesAntimeridian = false
  /// The same for the same vertices; not fit to be shown, since it says nothing of lines that nearly agree.
  private(set) var hash: UInt64

  /// `vertices` are not empty.
  init(_ columns: VertexColumns, _ vertices: Range<Int>) {
    hash = UInt64(truncatingIfNeeded: vertices.count)
    let x = columns.x.span.extracting(vertices)
    let y = columns.y.span.extracting(vertices)
    var previousX = Double.nan
    var previousY = Double.nan
    for index in x.indices {
      let (atX, atY) = (x[unchecked: index], y[unchecked: index])
      if atX == previousX, atY == previousY { repeated &+= 1 }
      if abs(atX - previousX) > 180 { crossesAntimeridian = true }
      // Adding 0 makes one zero of two, which are equal as coordinates. Odd constants: the golden ratio, and primes of xxHash.
      let mixed = (atX + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15 &+ (atY + 0).bitPattern &* 0xC2B2_AE3D_27D4_EB4F
      hash = (hash ^ mixed) &* 0x1656_67B1_9E37_79F9
      hash ^= hash >> 29
      previousX = atX
      previousY = atY
    }
  }
}

/// A hash of a line's 7-decimal positions that is the same on every machine (``StableHash``).
func geometryHash(_ columns: VertexColumns, _ vertices: Range<Int>) -> UInt64 {
  var hash = StableHash()
  for vertex in vertices {
    let key = NodeKey(columns.coordinate(vertex))
    hash.add(key.x)
    hash.add(key.y)
  }
  return hash.folded
}
