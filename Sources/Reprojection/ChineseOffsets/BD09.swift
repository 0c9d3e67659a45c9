private import Glibc

/// BD-09, Baidu's further shift on top of GCJ-02 (longitude and latitude, "bd09ll"; not Baidu's Mercator metres).
///
/// The formula is the public re-creation (hujiulong/gcoord `src/crs/BD09.ts`). Degrees, longitude first.
package enum BD09 {
  /// WGS 84 to BD-09. Outside ``GCJ02/shiftedArea`` only Baidu's own shift applies.
  package static func fromWGS84(longitude: Double, latitude: Double) -> (longitude: Double, latitude: Double) {
    let gcj = GCJ02.fromWGS84(longitude: longitude, latitude: latitude)
    return shift(gcj.longitude, gcj.latitude)
  }

  /// BD-09 to WGS 84, by iterating the whole chain: undoing BD-09 by the closed formula that is in use leaves up to 0.11 m.
  /// Exact to 1e-10 degrees; NaN where the iteration does not settle.
  package static func toWGS84(longitude: Double, latitude: Double) -> (longitude: Double, latitude: Double) {
    // Which side of the box a position came from is decided once, by its GCJ-02 place: deciding anew in every
    // step can swing for ever between two sides.
    let gcj = GCJ02.invert(longitude, latitude, shift)
    guard GCJ02.isShifted(gcj.longitude, gcj.latitude) else { return gcj }
    return GCJ02.invert(longitude, latitude) { x, y in
      let gcj = GCJ02.shift(x, y)
      return shift(gcj.longitude, gcj.latitude)
    }
  }

  /// GCJ-02 to BD-09: a small turn and stretch about the origin that waves with the position, and a constant.
  static func shift(_ longitude: Double, _ latitude: Double) -> (longitude: Double, latitude: Double) {
    let k = Double.pi * 3000 / 180
    let radius = (longitude * longitude + latitude * latitude).squareRoot() + 0.00002 * sin(latitude * k)
    let angle = atan2(latitude, longitude) + 0.000003 * cos(longitude * k)
    return (radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006)
  }
}
