import PROJKit
import SurveyMath
import SurveyModel
import Testing

@Suite("The nearest place on a segment")
struct PlaceOnSegmentTests {
  @Test("is as near as the nearest of many places along it")
  func bruteForce() {
    var random = SeededGenerator(seed: 11, stream: 1)
    for _ in 0..<300 {
      func point() -> SIMD2<Double> { SIMD2(random.real(in: -100...100), random.real(in: -100...100)) }
      let (a, b, p) = (point(), point(), point())
      let found = PlaceOnSegment(nearestTo: p, from: a, to: b)
      let steps = 20_000
      let best = (0...steps).lazy.map { (a + (b - a) * (Double($0) / Double(steps)) - p).length }.min() ?? .infinity
      #expect((found.place - p).length <= best + 1e-9)
      #expect(best - (found.place - p).length < 0.02)
      #expect((a + (b - a) * found.fraction - found.place).length < 1e-9)
    }
  }

  @Test("is exactly the end beyond an end, and the first end of a segment of no length")
  func ends() {
    let (a, b) = (SIMD2(0.1, 0.2), SIMD2(10.3, 0.7))
    #expect(PlaceOnSegment(nearestTo: SIMD2(-3, 1), from: a, to: b).place == a)
    #expect(PlaceOnSegment(nearestTo: SIMD2(-3, 1), from: a, to: b).fraction == 0)
    #expect(PlaceOnSegment(nearestTo: SIMD2(30, 1), from: a, to: b).place == b)
    #expect(PlaceOnSegment(nearestTo: SIMD2(30, 1), from: a, to: b).fraction == 1)
    #expect(PlaceOnSegment(nearestTo: SIMD2(30, 1), from: a, to: a).place == a)
    #expect(PlaceOnSegment(nearestTo: SIMD2(30, 1), from: a, to: a).fraction == 0)
  }

  @Test("in degrees is nearer by geodesics than places a metre to either side", arguments: [-60.0, 0, 31, 58])
  func degrees(latitude: Double) {
    let degree = DegreeLength(atLatitude: latitude)
    func position(_ east: Double, _ north: Double) -> Coordinate {
      Coordinate(longitude: 110 + east / degree.east, latitude: latitude + north / degree.north)
    }
    func geodesic(_ a: Coordinate, _ b: Coordinate) -> Double {
      Geodesic.exactDistance(fromLongitude: a.x, latitude: a.y, toLongitude: b.x, latitude: b.y)
    }
    let (a, b, p) = (position(-300, -200), position(500, 100), position(20, 150))
    let place = degree.nearestPlace(to: p, from: a, to: b)
    let distance = geodesic(p, place)
    for step in [-1.0, 1] {
      let fraction = step / geodesic(a, b)
      let beside = Coordinate(x: place.x + fraction * (b.x - a.x), y: place.y + fraction * (b.y - a.y))
      #expect(geodesic(p, beside) > distance)
    }
    #expect(degree.nearestPlace(to: position(-900, -600), from: a, to: b) == a)
    #expect(degree.nearestPlace(to: position(900, 600), from: a, to: b) == b)
  }
}
