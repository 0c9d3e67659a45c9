private import CPROJ

/// Shortest paths on the WGS 84 ellipsoid. Positions are in degrees, lengths in metres, azimuths in degrees clockwise from north.
package enum Geodesic {
  /// The semi-major axis of WGS 84 in metres (EPSG:7030).
  static let semiMajorAxis = 6_378_137.0
  /// The flattening of WGS 84 (EPSG:7030).
  static let flattening = 1 / 298.257223563

  private static let wgs84: geod_geodesic = {
    var ellipsoid = geod_geodesic()
    unsafe geod_init(&ellipsoid, semiMajorAxis, flattening)
    return ellipsoid
  }()

  /// The length of the shortest path between two positions in metres, by ``midLatitudeDistance`` where that is within 1e-9 of
  /// the length, else by ``exactDistance``. NaN when a coordinate is NaN.
  package static func distance(
    fromLongitude longitude1: Double, latitude latitude1: Double, toLongitude longitude2: Double, latitude latitude2: Double
  ) -> Double {
    if isNear(longitude1, latitude1, longitude2, latitude2) {
      return midLatitudeDistance(longitude1, latitude1, longitude2, latitude2)
    }
    return exactDistance(
      fromLongitude: longitude1, latitude: latitude1, toLongitude: longitude2, latitude: latitude2)
  }

  /// The length of the shortest path in metres by `geod_inverse` (Karney, "Algorithms for geodesics", J. Geodesy 87, 2013), whose
  /// error is about 15 nm at any distance.
  package static func exactDistance(
    fromLongitude longitude1: Double, latitude latitude1: Double, toLongitude longitude2: Double, latitude latitude2: Double
  ) -> Double {
    var distance = Double.nan
    unsafe withUnsafePointer(to: wgs84) {
      unsafe geod_inverse($0, latitude1, longitude1, latitude2, longitude2, &distance, nil, nil)
    }
    return distance
  }

  /// The azimuth, from -180 to 180 degrees, in which the shortest path to the second position leaves the first one.
  package static func azimuth(
    fromLongitude longitude1: Double, latitude latitude1: Double, toLongitude longitude2: Double, latitude latitude2: Double
  ) -> Double {
    var azimuth = Double.nan
    unsafe withUnsafePointer(to: wgs84) {
      unsafe geod_inverse($0, latitude1, longitude1, latitude2, longitude2, nil, &azimuth, nil)
    }
    return azimuth
  }

  /// The end of a path of `distance` metres that leaves a position with the azimuth `azimuth` (`geod_direct`). Its longitude is
  /// within ±180.
  package static func direct(
    fromLongitude longitude: Double, latitude: Double, azimuth: Double, distance: Double
  ) -> (longitude: Double, latitude: Double) {
    var arrival = (longitude: Double.nan, latitude: Double.nan)
    unsafe withUnsafePointer(to: wgs84) {
      unsafe geod_direct($0, latitude, longitude, azimuth, distance, &arrival.latitude, &arrival.longitude, nil)
    }
    return arrival
  }
}
