import PROJKit

/// The finding that most coordinates of a file lie outside the area in which its CRS is used. The zone may be wrong, the columns
/// swapped, or the CRS a wrong one.
package struct AreaContradiction: Sendable, Hashable {
  /// The number of positions outside the area of use of the CRS, with those that could not be transformed.
  package let outside: Int
  /// The number of all positions.
  package let total: Int
  /// What was found, and what to do.
  package let message: String
}

extension CRS {
  /// The number of positions, in WGS 84 degrees, that lie outside the area of use of the CRS. Positions that are not finite are
  /// not counted. The number is 0 when the registry states no area.
  package func countOutsideAreaOfUse(longitude: [Double], latitude: [Double]) -> Int {
    areaOfUse?.countOutside(longitude: longitude, latitude: latitude) ?? 0
  }

  /// Compares the coordinates of a file with its CRS. The result is nil unless at least half of the positions lie outside the
  /// area of use of the CRS or cannot be transformed.
  ///
  /// - Parameters:
  ///   - x: the eastings or longitudes as read, in which Chinese eastings may begin with a zone number.
  ///   - longitude: the transformed longitudes in WGS 84 degrees, NaN for a pair that could not be transformed.
  ///   - latitude: likewise.
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
