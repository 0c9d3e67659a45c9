import Glibc
package import SurveyModel

/// Estimates how far the outlet in a picture may be from the aircraft.
package enum ViewOffset {
  /// The radius in metres around the aircraft that holds what is seen with 68 % probability: √(fix² + (h / tan δ)² + (h / 2)²).
  ///
  /// h is the height above take-off, and δ the angle of the camera below the horizon. The middle of the picture lies h / tan δ
  /// away (87 m for 50 m of height and 30°), and half of what a picture shows lies within about h / 2 of its middle. With an
  /// angle below 5° the horizon is in the picture. Then, and when height or pitch is not known, ``Accuracy/viewOffset`` is
  /// assumed instead of the last two terms, or the height if that is more.
  ///
  /// - Parameters:
  ///   - fix: accuracy of the aircraft's own position, metres.
  ///   - height: metres above take-off, which is not the water's level.
  ///   - pitch: degrees of the camera; −90 is straight down.
  package static func accuracy(fix: Float, height: Double?, pitch: Double?) -> (metres: Float, source: AccuracySource) {
    guard let height, let pitch, height.isFinite, (5...2000).contains(height), (-90 ... -5).contains(max(pitch, -90)) else {
      let offset = Float(max(Accuracy.viewOffset, min(height.map { $0.isFinite ? $0 : 0 } ?? 0, 2000)))
      return ((fix * fix + offset * offset).squareRoot(), .assumed)
    }
    let depression = min(-pitch, 90) * .pi / 180
    let offset = depression >= .pi / 2 ? 0 : height / tan(depression)
    let total = (Double(fix) * Double(fix) + offset * offset + height * height / 4).squareRoot()
    return (Float(total), .derived)
  }

  /// The accuracy of a laser's target in metres (68 %): the error of the aircraft's position, and an error of 2° in the
  /// direction, which is 0.035 of the distance to the target.
  package static func target(fix: Float, distance: Double?) -> Float {
    let across = 0.035 * (distance.map { $0.isFinite && $0 > 0 ? min($0, 5000) : 100 } ?? 100)
    return Float((Double(fix) * Double(fix) + across * across).squareRoot())
  }
}
