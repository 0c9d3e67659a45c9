import SurveyMath
public import SurveyModel

/// The ground within some metres of a range of longitudes: what a plane must hold to answer for positions of that range.
public struct LongitudeStrip: Sendable {
  /// Degrees; nil for the whole Earth.
  let longitudes: ClosedRange<Double>?
  /// Metres beyond the longitudes.
  let margin: Double

  public init(_ longitudes: ClosedRange<Double>?, margin: Double) {
    self.longitudes = longitudes
    self.margin = margin
  }

  /// Whether a box in degrees comes into the strip. Its longitudes may go on beyond ±180.
  public func meets(_ box: Box) -> Bool {
    meets(west: box.minX, east: box.maxX, highestLatitude: max(abs(box.minY), abs(box.maxY)))
  }

  /// Whether any of these vertices of a network, or the segments between them, can lie in the strip.
  func meets(_ vertices: ClosedRange<VertexNumber>, of network: RiverNetwork) -> Bool {
    guard longitudes != nil else { return true }
    let origin = network.longitude[vertices.lowerBound]
    var west = origin
    var east = origin
    var highest = 0.0
    for vertex in vertices {
      // Taken the short way round from the first vertex, so that 180° is no gap.
      let longitude = origin + Degrees.shortWay(network.longitude[vertex] - origin)
      west = min(west, longitude)
      east = max(east, longitude)
      highest = max(highest, abs(network.latitude[vertex]))
    }
    return meets(west: west, east: east, highestLatitude: highest)
  }

  private func meets(west: Double, east: Double, highestLatitude: Double) -> Bool {
    guard let longitudes else { return true }
    // A degree of longitude is at least this long anywhere within the margin; near a pole everything is near everything.
    let metresPerDegree = 111_000 * Degrees.cosine(min(90, highestLatitude + margin / 110_000))
    let degrees = metresPerDegree > 100 ? margin / metresPerDegree + 1e-6 : 360
    return [-360.0, 0, 360].contains { turn in
      west + turn <= longitudes.upperBound + degrees && east + turn >= longitudes.lowerBound - degrees
    }
  }
}
