private import Glibc

/// BD-09, the coordinates of Baidu's maps, which are shifted from GCJ-02. These are its longitudes and latitudes ("bd09ll"), not
/// Baidu's Mercator metres.
///
/// The formula is not published by Baidu; this is the one that open-source converters use (hujiulong/gcoord `src/crs/BD09.ts`).
/// All angles are degrees, longitude first.
package enum BD09 {
  /// Converts WGS 84 to BD-09. Outside ``GCJ02/shiftedArea`` only the shift from GCJ-02 to BD-09 applies.
  package static func fromWGS84(longitude: Double, latitude: Double) -> (longitude: Double, latitude: Double) {
    let gcj = GCJ02.fromWGS84(longitude: longitude, latitude: latitude)
    return shift(gcj.longitude, gcj.latitude)
  }

  /// Converts BD-09 to WGS 84, exact to 1e-10 degrees, by iterating over both shifts; NaN when the iteration does not converge.
  /// The closed formula that other converters use to undo BD-09 has errors of up to 0.11 m.
  package static func toWGS84(longitude: Double, latitude: Double) -> (longitude: Double, latitude: Double) {
    // Whether the position is inside the shifted area is decided once, by its GCJ-02 coordinates. If each step decided anew, the
    // iteration could alternate between inside and outside for ever.
    let gcj = GCJ02.invert(longitude, latitude, shift)
    guard GCJ02.isShifted(gcj.longitude, gcj.latitude) else { return gcj }
    return GCJ02.invert(longitude, latitude) { x, y in
      let gcj = GCJ02.shift(x, y)
      return shift(gcj.longitude, gcj.latitude)
    }
  }

  /// Converts GCJ-02 to BD-09 by a small rotation and stretch about the origin, which vary with the position, and by a constant
  /// offset.
  static func shift(_ longitude: Double, _ latitude: Double) -> (longitude: Double, latitude: Double) {
    let k = Double.pi * 3000 / 180
    let radius = (longitude * longitude + latitude * latitude).squareRoot() + 0.00002 * sin(latitude * k)
    let angle = atan2(latitude, longitude) + 0.000003 * cos(longitude * k)
    return (radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006)
  }
}
