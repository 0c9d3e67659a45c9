private import Glibc
package import SurveyModel

/// GCJ-02, the shifted datum of maps published in mainland China, which is neither in PROJ nor in the EPSG register.
///
/// The formula is not published officially; this is the one that open-source converters use (googollee/eviltransform;
/// hujiulong/gcoord `src/crs/GCJ02.ts`), with an assumed accuracy of 1 m. All angles are degrees, longitude first.
package enum GCJ02 {
  /// The area in which positions are shifted; outside it GCJ-02 and WGS 84 are the same. This box also covers Hong Kong, Taiwan,
  /// Korea and other neighbours, whose maps are not shifted.
  package static let shiftedArea = Box(minX: 72.004, minY: 0.8293, maxX: 137.8347, maxY: 55.8271)

  // The Krasovsky 1940 ellipsoid, by which the formula converts metres to degrees.
  private static let semiMajorAxis = 6_378_245.0
  private static let eccentricity2 = 0.00669342162296594323

  /// Converts WGS 84 to GCJ-02. Positions outside ``shiftedArea`` stay as they are.
  package static func fromWGS84(longitude: Double, latitude: Double) -> (longitude: Double, latitude: Double) {
    guard isShifted(longitude, latitude) else { return (longitude, latitude) }
    return shift(longitude, latitude)
  }

  /// Converts GCJ-02 to WGS 84 by iteration, exact to 1e-10 degrees (0.01 mm); NaN when the iteration does not converge.
  /// Positions outside ``shiftedArea`` stay as they are.
  ///
  /// In the outer 0.01 degrees of the area a position may have two origins: a position outside that was not shifted, and one
  /// inside that was shifted. The result is the one that was shifted.
  package static func toWGS84(longitude: Double, latitude: Double) -> (longitude: Double, latitude: Double) {
    guard isShifted(longitude, latitude) else { return (longitude, latitude) }
    return invert(longitude, latitude, shift)
  }

  static func isShifted(_ longitude: Double, _ latitude: Double) -> Bool {
    longitude >= shiftedArea.minX && longitude <= shiftedArea.maxX && latitude >= shiftedArea.minY
      && latitude <= shiftedArea.maxY
  }

  /// Shifts a position, also outside ``shiftedArea``.
  ///
  /// The shift in metres is a polynomial and a sum of sines of x = longitude − 105 and y = latitude − 35. The radii of curvature
  /// at the position convert it to degrees.
  static func shift(_ longitude: Double, _ latitude: Double) -> (longitude: Double, latitude: Double) {
    let x = longitude - 105
    let y = latitude - 35
    let pi = Double.pi
    let common = (20 * sin(6 * pi * x) + 20 * sin(2 * pi * x)) * 2 / 3
    let root = abs(x).squareRoot()
    var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
    north += (20 * sin(pi * y) + 40 * sin(pi * y / 3)) * 2 / 3
    north += (160 * sin(pi * y / 12) + 320 * sin(pi * y / 30)) * 2 / 3
    var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
    east += (20 * sin(pi * x) + 40 * sin(pi * x / 3)) * 2 / 3
    east += (150 * sin(pi * x / 12) + 300 * sin(pi * x / 30)) * 2 / 3
    let radians = latitude * pi / 180
    let sine = sin(radians)
    let w = 1 - eccentricity2 * sine * sine
    let meridian = semiMajorAxis * (1 - eccentricity2) / (w * w.squareRoot())
    let parallel = semiMajorAxis / w.squareRoot() * cos(radians)
    return (longitude + east / parallel * 180 / pi, latitude + north / meridian * 180 / pi)
  }

  /// The position p that `forward`, f, converts to the given position q. It is found by repeating p ← p + (q − f(p)), beginning
  /// with p = q. Between two positions the shift changes by less than 2 % of their distance, so four to six steps give 1e-10
  /// degrees. After 30 steps the result is NaN.
  static func invert(
    _ longitude: Double, _ latitude: Double, _ forward: (Double, Double) -> (longitude: Double, latitude: Double)
  ) -> (longitude: Double, latitude: Double) {
    var x = longitude
    var y = latitude
    for _ in 0..<30 {
      let image = forward(x, y)
      let dx = longitude - image.longitude
      let dy = latitude - image.latitude
      x += dx
      y += dy
      if abs(dx) < 1e-10 && abs(dy) < 1e-10 { return (x, y) }
    }
    return (.nan, .nan)
  }
}
