private import Glibc
import PROJKit
import RiverIndex
import SurveyModel

/// Places on rivers whose WGS 84 positions are found together, since PROJ is quickest with many at a time.
struct PlaceBatch {
  /// For each place the index of its observation, ascending.
  private(set) var indices: [Int] = []
  private(set) var candidates: [RiverPlace] = []
  private var x: [Double] = []
  private var y: [Double] = []
  /// The segment of each place. The segments are fetched together, so that the waits for memory overlap.
  private var segments: [NetworkSegment] = []

  init(capacity: Int) {
    indices.reserveCapacity(capacity)
    candidates.reserveCapacity(capacity)
  }

  mutating func append(_ candidate: RiverPlace, _ index: Int) {
    indices.append(index)
    candidates.append(candidate)
  }

  /// Finds the WGS 84 positions: at a vertex that of the vertex, on a short segment in proportion between its ends, else through PROJ.
  mutating func locate(_ transformer: Transformer, _ network: RiverNetwork) {
    let (longitude, latitude, measure) = (network.longitude.values, network.latitude.values, network.measure.values)
    segments = candidates.map { candidate in
      let vertex = candidate.vertex.index
      return NetworkSegment(
        start: Coordinate(longitude: longitude[vertex], latitude: latitude[vertex]),
        end: Coordinate(longitude: longitude[vertex + 1], latitude: latitude[vertex + 1]),
        measures: SIMD2(measure[vertex], measure[vertex + 1]))
    }
    x = Array(repeating: .nan, count: candidates.count)
    y = x
    var far: [Int] = []
    for (number, candidate) in candidates.enumerated() {
      if let place = straightPlace(candidate, segments[number], isMercator: transformer.recipe.isTransverseMercator) {
        x[number] = place.x
        y[number] = place.y
      } else {
        far.append(number)
      }
    }
    if far.isEmpty { return }
    var farX = far.map { candidates[$0].place.x }
    var farY = far.map { candidates[$0].place.y }
    transformer.inverse(x: &farX, y: &farY)
    for (index, number) in far.enumerated() {
      x[number] = farX[index]
      y[number] = farY[index]
    }
  }

  /// WGS 84.
  func place(_ number: Int) -> Coordinate { Coordinate(x: x[number], y: y[number]) }

  /// The segment of a place.
  func segment(_ number: Int) -> NetworkSegment { segments[number] }

  /// The WGS 84 position of a place, found without PROJ; nil on a long segment.
  private func straightPlace(_ candidate: RiverPlace, _ segment: NetworkSegment, isMercator: Bool) -> Coordinate? {
    let (start, end, fraction) = (segment.start, segment.end, candidate.fraction)
    if fraction == 0 { return start }
    if fraction == 1 { return end }
    let (east, north) = (end.x - start.x, end.y - start.y)
    let squaredLength = candidate.along.x * candidate.along.x + candidate.along.y * candidate.along.y
    let longest = isMercator ? StraightLength.mercator : StraightLength.any
    guard squaredLength <= longest * longest, abs(east) < 1, abs(start.y) < 80 else { return nil }
    let place = Coordinate(x: start.x + fraction * east, y: start.y + fraction * north)
    guard isMercator else { return place }
    // A geodesic bends in degrees: λ″ = 2 tan φ λ′ φ′, φ″ = -sin φ cos φ λ′² (on the sphere).
    let latitude = (start.y + end.y) / 2 * .pi / 180
    let sine = sin(latitude)
    let cosine = ((1 - sine) * (1 + sine)).squareRoot()
    let bend = fraction * (1 - fraction) / 2 * (.pi / 180)
    return Coordinate(
      x: place.x - 2 * bend * sine / cosine * east * north, y: place.y + bend * sine * cosine * east * east)
  }
}

/// The lengths in metres up to which places on a segment are found from its ends.
private enum StraightLength {
  /// A line that is straight in the plane and one that is straight in degrees are at most s² tan φ / 8R apart on a segment of length
  /// s: at 100 m and 80° of latitude 1.1 mm, at 50° 0.2 mm.
  static let any = 100.0
  /// A line that is straight in a transverse Mercator plane and a geodesic are at most s² E / 8R² apart, E metres off the central
  /// meridian, and so are the places along them: at 700 m and the edge of a 3-degree zone 0.25 mm.
  static let mercator = 700.0
}
