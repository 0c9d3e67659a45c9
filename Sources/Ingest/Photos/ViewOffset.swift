import Glibc
package import SurveyModel

/// How far from the aircraft the outlet in a picture may be.
package enum ViewOffset {
  /// Metres (68 %) from the aircraft to what is seen: √(fix² + (h / tan δ)² + (h / 2)²).
  ///
  /// h is the height above take-off, δ the camera's depression below the horizon: the middle of the picture lies h / tan δ
  /// away (50 m high and 30° down: 87 m), and half of what a picture shows lies within about h / 2 of its middle. Above 5°
  /// the horizon is in the picture; then, and where height or pitch are not known, ``Accuracy/viewOffset`` is assumed, or the
  /// height where that is more.
  ///
  /// - Parameters:
  ///   - fix: accuracy of the aircraft's own position, metres.
  ///   - height: metres above take-off, which is not the water's level.
  ///   - pitch: degrees of the camera, −90 straight down.
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

  /// Metres (68 %) of a laser target: the aircraft's own error, and 2° of heading over the distance (0.035 of it).
  package static func target(fix: Float, distance: Double?) -> Float {
    let across = 0.035 * (distance.map { $0.isFinite && $0 > 0 ? min($0, 5000) : 100 } ?? 100)
    return Float((Double(fix) * Double(fix) + across * across).squareRoot())
  }
}
