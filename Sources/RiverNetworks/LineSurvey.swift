import SurveyModel

/// What is found by going once over all vertices of a line.
struct LineSurvey {
  /// The number of vertices that are equal to the vertex before them.
  private(set) var repeated = 0
  /// True when two neighbouring vertices are more than 180° of longitude apart.
  private(set) var crossesAntimeridian = false
  /// A hash of the vertices' bits. It serves to find equal lines within one run; ids are made by ``geometryHash(_:_:)``.
  private(set) var hash: UInt64

  /// - Parameter vertices: at least one.
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
      // Adding 0 turns −0 into 0, since the two are equal as coordinates. The factors are the golden ratio and primes of xxHash.
      let mixed = (atX + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15 &+ (atY + 0).bitPattern &* 0xC2B2_AE3D_27D4_EB4F
      hash = (hash ^ mixed) &* 0x1656_67B1_9E37_79F9
      hash ^= hash >> 29
      previousX = atX
      previousY = atY
    }
  }
}
