import Testing

@testable import PROJKit

@Suite struct GeodesicTests {
  /// The same numbers in every run.
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      // SplitMix64.
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  @Test(
    "the fast distance is within 1e-9 of geodesic.h at all latitudes and lengths",
    arguments: [5, 0.6, 0.2, 0.1, 0.01, 0.001, 0.0003, 1e-5])
  func bound(_ reach: Double) {
    var dice = Dice(state: 7)
    var fast = 0
    for _ in 0..<20_000 {
      let longitude = Double.random(in: -180...180, using: &dice)
      let latitude = Double.random(in: -90...90, using: &dice)
      let longitude2 = longitude + Double.random(in: -reach...reach, using: &dice)
      let latitude2 = latitude + Double.random(in: -reach...reach, using: &dice)
      guard abs(latitude2) <= 90 else { continue }
      if Geodesic.isNear(longitude, latitude, longitude2, latitude2) { fast += 1 }
      let exact = Geodesic.exactDistance(
        fromLongitude: longitude, latitude: latitude, toLongitude: longitude2, latitude: latitude2)
      let distance = Geodesic.distance(
        fromLongitude: longitude, latitude: latitude, toLongitude: longitude2, latitude: latitude2)
      // 1e-9 of the length, and the nanometres to which both round.
      #expect(abs(distance - exact) <= 1e-9 * exact + 1e-8, "\(longitude) \(latitude) to \(longitude2) \(latitude2)")
    }
    #expect(reach > 0.2 ? fast < 10_000 : fast > 19_000)
  }

  @Test("a river's length, summed from short segments, keeps the bound")
  func sums() {
    var dice = Dice(state: 11)
    for latitude in stride(from: -84.0, through: 84, by: 12) {
      var (x, y, heading) = (100.0, latitude, 0.0)
      var (fast, exact) = (0.0, 0.0)
      for _ in 0..<3000 {
        heading += Double.random(in: -40...40, using: &dice)
        let next = Geodesic.direct(
          fromLongitude: x, latitude: y, azimuth: heading, distance: Double.random(in: 0.5...70, using: &dice))
        fast += Geodesic.distance(fromLongitude: x, latitude: y, toLongitude: next.longitude, latitude: next.latitude)
        exact += Geodesic.exactDistance(fromLongitude: x, latitude: y, toLongitude: next.longitude, latitude: next.latitude)
        (x, y) = (next.longitude, next.latitude)
      }
      // 100 km: 1e-10 of it is a hundredth of a millimetre.
      #expect(abs(fast - exact) < 1e-5)
    }
  }

  @Test("far, polar and antimeridian pairs are exact too")
  func far() {
    // Quarter of the Equator, and a quarter meridian (Karney 2013: 10 001 965.729 m).
    #expect(abs(Geodesic.distance(fromLongitude: 0, latitude: 0, toLongitude: 90, latitude: 0) - 10_018_754.171) < 0.001)
    #expect(abs(Geodesic.distance(fromLongitude: 5, latitude: 0, toLongitude: 77, latitude: 90) - 10_001_965.729) < 0.001)
    let across = Geodesic.distance(fromLongitude: 179.999, latitude: -17, toLongitude: -179.999, latitude: -17)
    let within = Geodesic.distance(fromLongitude: 100.999, latitude: -17, toLongitude: 101.001, latitude: -17)
    #expect(abs(across - within) < 1e-6)
    #expect(Geodesic.distance(fromLongitude: 3, latitude: 4, toLongitude: 3, latitude: 4) == 0)
  }

  @Test("NaN and latitudes beyond the poles give NaN")
  func nonsense() {
    #expect(Geodesic.distance(fromLongitude: .nan, latitude: 0, toLongitude: 0, latitude: 0).isNaN)
    #expect(Geodesic.distance(fromLongitude: 0, latitude: .nan, toLongitude: 0, latitude: 0).isNaN)
    #expect(Geodesic.distance(fromLongitude: 0, latitude: 91, toLongitude: 0, latitude: 91.01).isNaN)
    #expect(Geodesic.distance(fromLongitude: .infinity, latitude: 0, toLongitude: 0, latitude: 0).isNaN)
  }

  @Test("direct and inverse undo each other")
  func direct() {
    var dice = Dice(state: 3)
    for _ in 0..<500 {
      let start = (Double.random(in: -180...180, using: &dice), Double.random(in: -89...89, using: &dice))
      let azimuth = Double.random(in: -180...180, using: &dice)
      let length = Double.random(in: 0.1...5000, using: &dice)
      let end = Geodesic.direct(fromLongitude: start.0, latitude: start.1, azimuth: azimuth, distance: length)
      let back = Geodesic.distance(fromLongitude: start.0, latitude: start.1, toLongitude: end.longitude, latitude: end.latitude)
      #expect(abs(back - length) < 1e-6)
      let seen = Geodesic.azimuth(fromLongitude: start.0, latitude: start.1, toLongitude: end.longitude, latitude: end.latitude)
      let turn = abs(seen - azimuth)
      #expect(min(turn, abs(turn - 360)) * length < 1e-4)
    }
  }
}
