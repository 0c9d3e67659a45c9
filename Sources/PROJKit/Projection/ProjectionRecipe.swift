/// Describes a transformation of coordinates as a value, from which every worker can make a ``Transformer``.
///
/// Coordinates before and after are in the order east, north: longitude and latitude in degrees, or easting and northing in
/// metres.
package struct ProjectionRecipe: Sendable, Hashable {
  /// A PROJ string with all changes of unit, such as
  /// `+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=tmerc …`.
  package let pipeline: String
  /// True for a plane of ``transverseMercator(centralMeridian:)``, whose string takes radians: ``Transformer`` converts degrees
  /// itself. A step of PROJ's for that would give the same bits and take a quarter of the time.
  package let isTransverseMercator: Bool

  /// A recipe from a PROJ string, which is checked when a ``Transformer`` is made from it.
  ///
  /// The string must not come from a file of the user: PROJ opens the files that a string names.
  package init(pipeline: String) {
    self.init(pipeline: pipeline, isTransverseMercator: false)
  }

  private init(pipeline: String, isTransverseMercator: Bool) {
    self.pipeline = pipeline
    self.isTransverseMercator = isTransverseMercator
  }

  /// From WGS 84 longitude and latitude in degrees to a transverse Mercator plane in metres, with scale 1 on the central
  /// meridian, no false easting or northing, and the Equator as origin. It needs no proj.db.
  ///
  /// The algorithm is the exact one, the Krüger series of order 6 by Poder and Engsager, whatever proj.ini prefers.
  ///
  /// - Parameter centralMeridian: degrees east.
  package static func transverseMercator(centralMeridian: Double) -> ProjectionRecipe {
    transverseMercator("+algo=poder_engsager", centralMeridian)
  }

  /// As ``transverseMercator(centralMeridian:)``, for positions up to 3 degrees from the central meridian, in a third of the
  /// time. The shorter series of Evenden and Snyder, which it uses, is within 20 µm of the exact one there.
  package static func narrowTransverseMercator(centralMeridian: Double) -> ProjectionRecipe {
    transverseMercator("+approx", centralMeridian)
  }

  private static func transverseMercator(_ algorithm: String, _ centralMeridian: Double) -> ProjectionRecipe {
    ProjectionRecipe(
      pipeline: "+proj=tmerc \(algorithm) +lat_0=0 +lon_0=\(centralMeridian) +k=1 +x_0=0 +y_0=0 +ellps=WGS84",
      isTransverseMercator: true)
  }
}
