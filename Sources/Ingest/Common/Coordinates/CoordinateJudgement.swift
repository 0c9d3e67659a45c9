package import SurveyModel

/// Judges pairs of coordinates that were read as numbers, by the same rules for every format.
package enum CoordinateJudgement {
  /// Nil when the pair can be right; else the rule by which the record is rejected, and the message.
  /// `x` is the longitude or easting, `y` the latitude or northing.
  /// - Parameter option: the option that names the CRS of such a file; nil where none does.
  package static func judge(
    x: Double, y: Double, kind: CoordinateKind, option: String? = "--override-crs"
  ) -> (rule: Rule, message: String)? {
    guard x.isFinite, y.isFinite else {
      return (.coordinateUnreadable, "the coordinate is not a finite number")
    }
    switch kind {
    case .degrees:
      // Nearly every record passes this test; only the others are looked at closely.
      if abs(x) <= 180, abs(y) <= 90, x != 0 || y != 0 { return nil }
      return judgeDegrees(x: x, y: y, option)
    case .metres: return judgeMetres(x: x, y: y, option)
    }
  }

  /// True when ``judge(x:y:kind:)`` gives nil.
  @inline(__always)
  static func isRight(x: Double, y: Double, kind: CoordinateKind) -> Bool {
    switch kind {
    case .degrees: abs(x) <= 180 && abs(y) <= 90 && (x != 0 || y != 0)
    case .metres: judge(x: x, y: y, kind: kind) == nil
    }
  }

  private static func judgeDegrees(x: Double, y: Double, _ option: String?) -> (rule: Rule, message: String) {
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
      // 3206.123 is 32 degrees and 6.123 minutes, as receivers send them; 3540872 is metres.
      if abs(x) <= 180 || looksNMEA(x, limit: 180), abs(y) <= 90 || looksNMEA(y, limit: 90) {
        return (.coordinateNMEA, "\(x), \(y) look like ddmm.mmmm (degrees and minutes); convert them to decimal degrees")
      }
      return (
        .coordinateProjected,
        "\(x), \(y) look like metres of a projected CRS; \(advice(x: x, y: y, option))"
      )
    }
    if abs(x) <= 90, abs(y) <= 180, abs(y) > 90 {
      return (.coordinateSwapped, "latitude \(y) cannot be, longitude \(x) could be the latitude: are they swapped?")
    }
    if abs(y) > 90 { return (.coordinateOutOfRange, "latitude \(y) is beyond ±90") }
    return (.coordinateOutOfRange, "longitude \(x) is beyond ±180")
  }

  private static func judgeMetres(x: Double, y: Double, _ option: String?) -> (rule: Rule, message: String)? {
    if x == 0, y == 0 { return (.nullIsland, "easting 0, northing 0: there was no position") }
    if abs(x) <= 180, abs(y) <= 90 {
      return (
        .coordinateOutOfRange,
        "\(x), \(y) look like degrees, but the CRS counts metres; \(option.map { "name the CRS of the file with \($0)" } ?? "correct it")"
      )
    }
    // The Earth's circumference is 40,075 km; an easting may have a zone number of two digits in front.
    if abs(x) > 100_000_000 || abs(y) > 100_000_000 {
      return (.coordinateOutOfRange, "\(x), \(y) are beyond any projected CRS")
    }
    return nil
  }

  /// What to do about metres where degrees belong. Web maps count to 20,037,508 m, half the equator of their sphere. Beyond that, an
  /// easting of eight digits begins with the number of its Chinese zone: 13 to 23 of six degrees, 25 to 45 of three.
  private static func advice(x: Double, y: Double, _ option: String?) -> String {
    guard let option else { return "convert them to degrees of WGS 84" }
    // Numbers of the national grid would be in the Gulf of Guinea as those of web maps.
    if (0...700_000).contains(x), (0...1_300_000).contains(y) {
      return "name the CRS with \(option) (for example \(option) \"British National Grid\")"
    }
    let half = 20_037_508.35
    if abs(x) <= half, abs(y) <= half {
      return
        "name the CRS with \(option): EPSG:3857 where they come from a web map, else the code of the national grid or UTM zone"
    }
    for easting in [x, y] {
      guard let zone = Int(exactly: (easting / 1_000_000).rounded(.down)) else { continue }
      if (13...23).contains(zone) || (25...45).contains(zone) {
        let code = zone < 25 ? 4491 + zone - 13 : 4513 + zone - 25
        return "name the CRS with \(option) (EPSG:\(code) where \(zone) is the number of a Gauss-Krüger zone of CGCS2000)"
      }
    }
    return "name the CRS with \(option)"
  }

  /// True for a pair in whole units of 1e-7 degree, as PX4, ArduPilot and MAVLink store it, of which one number is too large
  /// for any projected CRS.
  private static func isScaled(_ x: Double, _ y: Double) -> Bool {
    max(abs(x), abs(y)) > 100_000_000 && abs(x) <= 180e7 && abs(y) <= 90e7 && x == x.rounded() && y == y.rounded()
  }

  /// True when `value` can be ddmm.mmmm: its minutes are below 60, and its degrees are at most `limit`.
  private static func looksNMEA(_ value: Double, limit: Double) -> Bool {
    let magnitude = abs(value)
    guard magnitude >= 100, magnitude < (limit + 1) * 100 else { return false }
    let degrees = (magnitude / 100).rounded(.down)
    let minutes = magnitude - degrees * 100
    return degrees <= limit && minutes < 60
  }
}
