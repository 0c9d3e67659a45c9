/// The zone whose number Chinese eastings of eight digits begin with. The numbers 13 to 23 are 6-degree zones, and 25 to 45 are
/// 3-degree zones.
struct GaussKrugerZone: Equatable, CustomStringConvertible {
  let number: Int

  /// The zone of all finite eastings; nil when they begin with no zone number, or with different ones.
  ///
  /// - Parameter eastings: metres. On the central meridian of a zone the easting is zone number × 1,000,000 + 500,000.
  init?(eastings: [Double]) {
    var shared: Int?
    for easting in eastings where easting.isFinite {
      guard let number = Int(exactly: (easting / 1_000_000).rounded(.down)), shared ?? number == number else { return nil }
      shared = number
    }
    guard let shared, (13...23).contains(shared) || (25...45).contains(shared) else { return nil }
    number = shared
  }

  var isThreeDegree: Bool { number >= 25 }

  /// Degrees east.
  var centralMeridian: Int { isThreeDegree ? 3 * number : 6 * number - 3 }

  /// The EPSG code of the zone on CGCS2000 with the zone number before eastings: 4491 to 4501 and 4513 to 4533.
  var cgcs2000: String { "EPSG:\(isThreeDegree ? 4513 + number - 25 : 4491 + number - 13)" }

  var description: String {
    "\(isThreeDegree ? 3 : 6)-degree zone \(number), central meridian \(centralMeridian)E (on CGCS2000: \(cgcs2000))"
  }
}
