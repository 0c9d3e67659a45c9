import PROJKit

/// Coordinates of a file that mostly lie where its CRS is not used: a guessed zone, swapped columns, the wrong CRS.
package struct AreaContradiction: Sendable, Hashable {
  /// Positions outside the area of use of the CRS, those that could not be transformed among them.
  package let outside: Int
  package let total: Int
  /// What was found and what to do.
  package let message: String
}

extension CRS {
  /// How many of the positions, WGS 84 degrees, lie outside the area of use of the CRS. What is not finite is not counted, and
  /// nothing is where the registry states no area.
  package func countOutsideAreaOfUse(longitude: [Double], latitude: [Double]) -> Int {
    areaOfUse?.countOutside(longitude: longitude, latitude: latitude) ?? 0
  }

  /// Whether a file's coordinates contradict its CRS: at least half of them lie outside its area of use or cannot be
  /// transformed at all. Nil when they agree, or there are none.
  ///
  /// - Parameters:
  ///   - x: eastings or longitudes as read, for the zone number before a Chinese easting.
  ///   - longitude: WGS 84 degrees as transformed, NaN where that failed; likewise `latitude`.
  package func contradiction(x: [Double], longitude: [Double], latitude: [Double]) -> AreaContradiction? {
    let total = min(longitude.count, latitude.count)
    guard total > 0, let area = areaOfUse else { return nil }
    let failed = zip(longitude, latitude).count { !($0.isFinite && $1.isFinite) }
    let outside = countOutsideAreaOfUse(longitude: longitude, latitude: latitude) + failed
    guard outside * 2 >= total else { return nil }
    var message = "\(outside) of \(total) positions lie outside the area of \(identifier) (\(name)), \(area.bounds)"
    if let zone = GaussKrugerZone(eastings: x) {
      message += "; their eastings begin with \(zone.number), which is \(zone.description)"
    } else {
      message += "; check the CRS, and that the easting or longitude is read as x"
    }
    return AreaContradiction(outside: outside, total: total, message: message)
  }
}
