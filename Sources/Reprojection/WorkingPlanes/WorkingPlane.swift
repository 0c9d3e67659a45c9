private import Glibc
package import PROJKit

/// The plane, in metres, in which the nearest places are sought.
///
/// Distances and lengths that are reported do not come from it: they are geodesic.
package struct WorkingPlane: Sendable, Hashable {
  /// For the manifest: `EPSG:27700`, or the zone in words.
  package let identifier: String
  /// WGS 84 longitude, latitude in degrees → the plane's easting, northing in metres.
  package let recipe: ProjectionRecipe
  /// Longitudes in degrees, from west to east, for which the plane is meant; the upper end belongs to the next zone.
  /// Zone 60 goes on past the antimeridian, from 178.5 to 181.5. Nil for a plane that was named.
  package let longitudeRange: Range<Double>?

  /// The 3-degree transverse Mercator zone of a WGS 84 longitude in degrees: zone n has the central meridian 3n degrees,
  /// and n runs from -59 to 60.
  ///
  /// A longitude on the edge of two zones (1.5 + 3n) belongs to the eastern one; -180 and 180 belong to zone 60. So a zone depends on
  /// nothing but the longitude. 0 for a value that is not finite.
  package static func zone(ofLongitude longitude: Double) -> Int {
    Int(exactly: floor(longitude / 3 + 0.5)).map(normalised) ?? 0
  }

  /// The plane of zone `n`; zones repeat every 120.
  ///
  /// Scale 1 on the central meridian, and on the edge at most 1.00035: 3-degree zones as Chinese surveys use them, on WGS 84.
  package static func zone(_ n: Int) -> WorkingPlane {
    let zone = normalised(n)
    let meridian = Double(3 * zone)
    let side = zone < 0 ? "W" : (zone == 0 || zone == 60 ? "" : "E")
    return WorkingPlane(
      identifier: "WGS 84 / 3-degree transverse Mercator, central meridian \(abs(3 * zone))\(side)",
      recipe: .narrowTransverseMercator(centralMeridian: meridian), longitudeRange: (meridian - 1.5)..<(meridian + 1.5))
  }

  private static func normalised(_ n: Int) -> Int {
    let turn = n % 120
    return turn > 60 ? turn - 120 : (turn <= -60 ? turn + 120 : turn)
  }
}
