package import SurveyModel

/// What the doctor is told of the coordinates of one file.
package struct SurveyCase: Sendable {
  /// What the file is said to be in.
  package enum Declared: Sendable, Equatable {
    case wgs84, gcj02, bd09
    /// Another geographic CRS, and one in metres.
    case degrees, metres
  }

  package var declared: Declared
  /// Pairs as read, east first, at most ``sampleSize`` of them evenly spaced in the file; where most of them could not be accepted, all the
  /// same as they stand.
  package var pairs: [Coordinate]
  /// How many pairs there are in all.
  package var total: Int
  /// The declared way to WGS 84 degrees; NaN for what cannot be transformed.
  package var toWGS84: @Sendable ([Coordinate]) throws -> [Coordinate]

  package static let sampleSize = 1000

  package init(
    declared: Declared, pairs: [Coordinate], total: Int, toWGS84: @escaping @Sendable ([Coordinate]) throws -> [Coordinate]
  ) {
    self.declared = declared
    // No receiver: nothing can be learnt from them.
    self.pairs = pairs.filter { $0.isFinite && ($0.x != 0 || $0.y != 0) }
    self.total = total
    self.toWGS84 = toWGS84
  }
}
