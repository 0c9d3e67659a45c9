private import Glibc

extension Geodesic {
  // The limits of the mid-latitude formula. Rivers are drawn with millions of segments of some 35 m, for which the formula is
  // twenty times as fast as the general solution.
  private static let nearDegrees = 0.2
  private static let poleDegrees = 89.0

  /// True when ``midLatitudeDistance`` may be used: the positions differ by at most 0.2 degrees on each axis, and are at most 89
  /// degrees from the equator. False for NaN, and for positions on different sides of the antimeridian.
  @inline(__always)
  static func isNear(_ longitude1: Double, _ latitude1: Double, _ longitude2: Double, _ latitude2: Double) -> Bool {
    abs(longitude2 - longitude1) <= nearDegrees && abs(latitude2 - latitude1) <= nearDegrees
      && abs(latitude1) <= poleDegrees && abs(latitude2) <= poleDegrees
  }

  /// Distance in metres by Gauss's mid-latitude formulas with their correction terms of fourth order in the distance
  /// (R. H. Rapp, "Geometric Geodesy, Part II", Ohio State University 1993, section on the Gauss mid-latitude method; also in
  /// W. Großmann, "Geodätische Rechnungen und Abbildungen", 1964).
  ///
  /// With mean latitude φ, differences Δφ and Δλ in radians, e' the second eccentricity, η² = e'² cos² φ, V² = 1 + η² and
  /// N the radius of curvature in the prime vertical, the path has the components
  ///
  ///     east  = N Δλ cos φ [1 − (Δλ sin φ)²/24 + (1 + η² − 9 η² tan² φ) Δφ² / (24 V⁴)]
  ///     north = N/V² Δφ cos(Δλ/2) [1 + (1 − 2η²)(Δλ cos φ)²/24 + η² (1 − tan² φ) Δφ² / (8 V⁴)]
  ///
  /// in which η² tan² φ = e'² sin² φ, so no term grows towards the poles. The terms that are left out are of the relative order
  /// (distance/radius)⁴. Within the limits of ``isNear`` the result differs from that of `geod_inverse` by less than 1e-10 of the
  /// distance, at most 2 µm, and by rounding errors of some nanometres.
  @inline(__always)
  static func midLatitudeDistance(
    _ longitude1: Double, _ latitude1: Double, _ longitude2: Double, _ latitude2: Double
  ) -> Double {
    let radians = Double.pi / 180
    let mean = (latitude1 + latitude2) * (radians / 2)
    let dLatitude = (latitude2 - latitude1) * radians
    let dLongitude = (longitude2 - longitude1) * radians
    let sine = sin(mean)
    // A square root takes a third of the time of a cosine; below 89 degrees the two differ by less than 4e-13.
    let cosine = ((1 - sine) * (1 + sine)).squareRoot()
    let eta2 = secondEccentricity2 * cosine * cosine
    let etaTangent2 = secondEccentricity2 * sine * sine
    let v2 = 1 + eta2
    let primeVertical = polarRadius / v2.squareRoot()
    let dLatitude2 = dLatitude * dLatitude
    let eastAngle = dLongitude * cosine
    let turn = dLongitude * sine
    let half = dLongitude * dLongitude / 4
    // cos(Δλ/2) by its series; the next term would be below 1e-18 within the limits.
    let cosineHalf = 1 - half / 2 * (1 - half / 12 * (1 - half / 30))
    let east =
      primeVertical * eastAngle * (1 - turn * turn / 24 + (1 + eta2 - 9 * etaTangent2) / (24 * v2 * v2) * dLatitude2)
    let north =
      primeVertical / v2 * dLatitude * cosineHalf
      * (1 + (1 - 2 * eta2) / 24 * eastAngle * eastAngle + (eta2 - etaTangent2) / (8 * v2 * v2) * dLatitude2)
    return (east * east + north * north).squareRoot()
  }

  /// e'² = (a² − b²) / b².
  private static let secondEccentricity2 = flattening * (2 - flattening) / ((1 - flattening) * (1 - flattening))
  /// The radius of curvature at the poles, a²/b; N = (a²/b) / V.
  private static let polarRadius = semiMajorAxis / (1 - flattening)
}
