private import Glibc
package import PROJKit

/// The plane, in metres, in which the nearest place on a river is searched for.
///
/// Distances and lengths in outputs are geodesic, not those of the plane.
package struct WorkingPlane: Sendable, Hashable {
  /// The name of the plane in the manifest: `EPSG:27700`, or the zone in words.
  package let identifier: String
  /// From WGS 84 longitude and latitude in degrees to easting and northing of the plane in metres.
  package let recipe: ProjectionRecipe
  /// The longitudes in degrees for which the plane is meant. Zone 60 crosses the antimeridian, so its range is 178.5 to 181.5.
  /// Nil for a plane that the user named.
  package let longitudeRange: Range<Double>?

  /// The 3-degree transverse Mercator zone of a WGS 84 longitude in degrees: zone n has the central meridian 3n degrees,
  /// and n runs from -59 to 60.
  ///
  /// A longitude on the edge of two zones (1.5 + 3n) belongs to the eastern one; -180 and 180 belong to zone 60. A longitude that
  /// is not finite belongs to zone 0.
  package static func zone(ofLongitude longitude: Double) -> Int {
    Int(exactly: floor(longitude / 3 + 0.5)).map(normalised) ?? 0
  }

  /// The plane of zone `n`; zone n + 120 is the same as zone n.
  ///
  /// The zones are those of Chinese surveys, on WGS 84. The scale is 1 on the central meridian, and at most 1.00035 on the edge.
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
