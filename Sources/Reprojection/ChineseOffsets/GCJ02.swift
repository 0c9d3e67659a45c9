private import Glibc
package import SurveyModel

/// GCJ-02, the shifted datum of maps published in mainland China. Neither PROJ nor EPSG has it.
///
/// The formula is the public re-creation that every open-source converter uses (googollee/eviltransform; hujiulong/gcoord
/// `src/crs/GCJ02.ts`); nothing official is published, so count on 1 m of doubt. Degrees everywhere, longitude first.
package enum GCJ02 {
  /// Inside, positions are shifted; outside, GCJ-02 and WGS 84 are the same. Only a box: it covers Hong Kong, Taiwan,
  /// Korea and other neighbours, for which maps are in truth not shifted.
  package static let shiftedArea = Box(minX: 72.004, minY: 0.8293, maxX: 137.8347, maxY: 55.8271)

  // The Krasovsky 1940 ellipsoid, of which the formula takes its degree lengths.
  private static let semiMajorAxis = 6_378_245.0
  private static let eccentricity2 = 0.00669342162296594323

  /// WGS 84 to GCJ-02. The identity outside ``shiftedArea``.
  package static func fromWGS84(longitude: Double, latitude: Double) -> (longitude: Double, latitude: Double) {
    guard isShifted(longitude, latitude) else { return (longitude, latitude) }
    return shift(longitude, latitude)
  }

  /// GCJ-02 to WGS 84, iterated until it is exact to 1e-10 degrees (0.01 mm). The identity for positions outside
  /// ``shiftedArea``; NaN where the iteration does not settle.
  ///
  /// On the outer 0.01 degrees of the box the identity outside and the shift inside overlap, so there a position may
  /// have two origins: the shifted one is given for a position inside.
  package static func toWGS84(longitude: Double, latitude: Double) -> (longitude: Double, latitude: Double) {
    guard isShifted(longitude, latitude) else { return (longitude, latitude) }
    return invert(longitude, latitude, shift)
  }

  static func isShifted(_ longitude: Double, _ latitude: Double) -> Bool {
    longitude >= shiftedArea.minX && longitude <= shiftedArea.maxX && latitude >= shiftedArea.minY
      && latitude <= shiftedArea.maxY
  }

  /// The shift itself, without the box.
  ///
  /// With x = longitude − 105, y = latitude − 35 it adds a polynomial and a sum of sines, in metres, turned into
  /// degrees by the radii of curvature at the position.
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

  /// The position that `forward` takes to `longitude`, `latitude`: p ← p + (q − f(p)) from p = q. The shift changes by
  /// less than 2 % of the way, so four to six steps give 1e-10 degrees; 30 are allowed, then NaN.
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
