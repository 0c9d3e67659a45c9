package import Reprojection
package import SurveyModel

/// What the doctor is told of the coordinates of one file.
package struct SurveyCase: Sendable {
  /// What the file is said to be in.
  package enum Declared: Sendable, Equatable {
    case wgs84, gcj02, bd09
    /// Another geographic CRS, and one in metres.
    case degrees, metres

    package init(_ crs: CRS) {
      if crs.isGeographicWGS84 {
        self = .wgs84
        return
      }
      switch crs.identifier {
      case "gcj02": self = .gcj02
      case "bd09": self = .bd09
      default: self = crs.kind == .degrees ? .degrees : .metres
      }
    }
  }

  package var declared: Declared
  /// Pairs as read, east first, at most ``sampleSize`` of them; where most of them could not be accepted, all the
  /// same as they stand.
  package var pairs: [Coordinate]
  /// How many pairs there are in all.
  package var total: Int
  /// What they are called where they are counted.
  var unit = "points"
  /// The option that names the CRS of such a file.
  package var crsOption = "--crs"
  /// The declared way to WGS 84 degrees; NaN for what cannot be transformed.
  package var toWGS84: @Sendable ([Coordinate]) throws -> [Coordinate]

  package static let sampleSize = 1000

  package init(
    declared: Declared, pairs: [Coordinate], total: Int, toWGS84: @escaping @Sendable ([Coordinate]) throws -> [Coordinate]
  ) {
    self.declared = declared
    // No receiver: nothing can be learnt from them.
    // Sorted, so that the order of the rows never shows.
    self.pairs = pairs.filter { $0.isFinite && ($0.x != 0 || $0.y != 0) }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    self.total = total
    self.toWGS84 = toWGS84
  }
}
