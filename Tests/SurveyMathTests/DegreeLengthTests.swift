import PROJKit
import SurveyMath
import SurveyModel
import Testing

@Suite("Metres of degrees against geodesics")
struct DegreeLengthTests {
  static let latitudes = Array(stride(from: -84.0, through: 84, by: 7))

  private func geodesic(_ a: Coordinate, _ b: Coordinate) -> Double {
    Geodesic.exactDistance(fromLongitude: a.x, latitude: a.y, toLongitude: b.x, latitude: b.y)
  }

  @Test("by the radii of curvature, within a ten-millionth over 100 m", arguments: latitudes)
  func radii(latitude: Double) {
    let degree = DegreeLength(atLatitude: latitude)
    let step = 1e-3
    let east = geodesic(Coordinate(x: 110 - step / 2, y: latitude), Coordinate(x: 110 + step / 2, y: latitude)) / step
    let north = geodesic(Coordinate(x: 110, y: latitude - step / 2), Coordinate(x: 110, y: latitude + step / 2)) / step
    #expect(abs(degree.east / east - 1) < 1e-7)
    #expect(abs(degree.north / north - 1) < 1e-7)
  }

  @Test("by the series, within 1.3 m in a degree", arguments: latitudes)
  func series(latitude: Double) {
    let (exact, series) = (DegreeLength(atLatitude: latitude), DegreeLength(bySeriesAtLatitude: latitude))
    #expect(abs(series.east - exact.east) < 1.3)
    #expect(abs(series.north - exact.north) < 1.3)
  }

  @Test("the sphere's degree lies between the shortest and the longest of the ellipsoid")
  func sphere() {
    #expect(DegreeLength(atLatitude: 0).north < DegreeLength.ofSphere)
    #expect(DegreeLength(atLatitude: 89).north > DegreeLength.ofSphere)
  }

  @Test(
    "distances of a local plane agree with geodesics to a thousandth within 2 km, and go back to degrees", arguments: latitudes)
  func plane(latitude: Double) {
    let origin = Coordinate(longitude: -71.3, latitude: latitude)
    let plane = LocalPlane(at: origin)
    for (azimuth, distance) in [(0.0, 100.0), (45, 2000), (90, 2000), (200, 700), (300, 5)] {
      let arrival = Geodesic.direct(fromLongitude: origin.x, latitude: origin.y, azimuth: azimuth, distance: distance)
      let position = Coordinate(longitude: arrival.longitude, latitude: arrival.latitude)
      let metres = plane.metres(position)
      // The nearer to a pole, the more the parallels bend.
      #expect(abs(metres.length - distance) < distance * (abs(latitude) < 80 ? 1e-3 : 4e-3))
      #expect(abs(plane.degree.distance(origin, position) - metres.length) < 1e-9)
      let back = plane.degrees(metres)
      #expect(geodesic(back, position) < 1e-6)
    }
  }
}
