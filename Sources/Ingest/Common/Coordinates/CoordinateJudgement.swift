package import SurveyModel

/// What is wrong with a pair of coordinates that were read as numbers, in every format alike.
package enum CoordinateJudgement {
  /// Nil when the pair can be right; else the rule to reject the record by and what to say (C20–C25, C31).
  /// `x` is longitude or easting.
  package static func judge(x: Double, y: Double, kind: CoordinateKind) -> (rule: Rule, message: String)? {
    guard x.isFinite, y.isFinite else {
      return (.coordinateUnreadable, "the coordinate is not a finite number")
    }
    switch kind {
    case .degrees:
      // One comparison for the good case, which is nearly every record.
      if abs(x) <= 180, abs(y) <= 90, x != 0 || y != 0 { return nil }
      return judgeDegrees(x: x, y: y)
    case .metres: return judgeMetres(x: x, y: y)
    }
  }

  /// True when ``judge(x:y:kind:)`` has nothing to say.
  @inline(__always)
  static func isRight(x: Double, y: Double, kind: CoordinateKind) -> Bool {
    switch kind {
    case .degrees: abs(x) <= 180 && abs(y) <= 90 && (x != 0 || y != 0)
    case .metres: judge(x: x, y: y, kind: kind) == nil
    }
  }

  private static func judgeDegrees(x: Double, y: Double) -> (rule: Rule, message: String) {
    if x == 0, y == 0 {
      return (.nullIsland, "longitude 0, latitude 0: the receiver had no fix")
    }
    if x == -180, y == -180 {
      return (.noFix, "longitude -180, latitude -180 is how flight logs write that there is no position")
    }
    if abs(x) > 1000 || abs(y) > 1000 {
      if isScaled(x, y) {
        return (
          .coordinateScaled,
          "\(Int64(x)), \(Int64(y)) are too large for metres: units of 1e-7 degree, as autopilots store them (then "
            + "\(x / 1e7), \(y / 1e7)), or degrees without their decimal point; divide the columns, or see --fix decimals"
        )
      }
      // 3206.123 is degrees and minutes as receivers send them; 3540872 is metres.
      if abs(x) <= 180 || looksNMEA(x, limit: 180), abs(y) <= 90 || looksNMEA(y, limit: 90) {
        return (.coordinateNMEA, "\(x), \(y) look like ddmm.mmmm (degrees and minutes); convert them to decimal degrees")
      }
      return (
        .coordinateProjected,
        "\(x), \(y) look like metres of a projected CRS; name the CRS with --crs (for example --crs EPSG:4549)"
      )
    }
    if abs(x) <= 90, abs(y) <= 180, abs(y) > 90 {
      return (.coordinateSwapped, "latitude \(y) cannot be, longitude \(x) could be the latitude: are they swapped?")
    }
    if abs(y) > 90 { return (.coordinateOutOfRange, "latitude \(y) is beyond ±90") }
    return (.coordinateOutOfRange, "longitude \(x) is beyond ±180")
  }

  private static func judgeMetres(x: Double, y: Double) -> (rule: Rule, message: String)? {
    if x == 0, y == 0 { return (.nullIsland, "easting 0, northing 0: there was no position") }
    if abs(x) <= 180, abs(y) <= 90 {
      return (
        .coordinateOutOfRange, "\(x), \(y) look like degrees, but the CRS counts metres; name the CRS of the file with --crs"
      )
    }
    // The Earth's circumference is 40,075 km; an easting may carry a zone number of two digits in front.
    if abs(x) > 100_000_000 || abs(y) > 100_000_000 {
      return (.coordinateOutOfRange, "\(x), \(y) are beyond any projected CRS")
    }
    return nil
  }

  /// True for whole numbers of 1e-7 degree of which one is too large for any projected CRS (PX4, ArduPilot, MAVLink).
  private static func isScaled(_ x: Double, _ y: Double) -> Bool {
    max(abs(x), abs(y)) > 100_000_000 && abs(x) <= 180e7 && abs(y) <= 90e7 && x == x.rounded() && y == y.rounded()
  }

  /// True for a value that reads as ddmm.mmmm within `limit` degrees: minutes below 60.
  private static func looksNMEA(_ value: Double, limit: Double) -> Bool {
    let magnitude = abs(value)
    guard magnitude >= 100, magnitude < (limit + 1) * 100 else { return false }
    let degrees = (magnitude / 100).rounded(.down)
    let minutes = magnitude - degrees * 100
    return degrees <= limit && minutes < 60
  }
}
