package import PROJKit
package import SurveyModel

/// The one way by which all coordinates of a file become WGS 84, so that neighbours never go different ways.
///
/// A value: each worker makes its own PROJ handles from it.
package struct ChosenOperation: Sendable, Hashable {
  enum Method: Sendable, Hashable {
    case none
    case gcj02
    case bd09
    /// From the CRS to WGS 84 degrees, one after another.
    case steps([Step])
  }

  struct Step: Sendable, Hashable {
    var recipe: ProjectionRecipe
    /// For a projection: how much, in units of the CRS, a coordinate may differ after there and back (1 mm). PROJ gives finite nonsense
    /// outside a projection's domain; this finds it. Nil for a datum shift, whose inverse is itself approximate.
    var roundTripTolerance: Double?
  }

  /// Identifier of the file's CRS.
  package let crs: String
  /// As PROJ's registry calls it.
  package let name: String
  /// Metres; 0 where nothing is changed or only un-projected, nil where unknown.
  package let accuracy: Double?
  /// True where the difference between two datums is ignored.
  package let isBallpark: Bool
  /// Where the operation holds, WGS 84 degrees; nil where it has no bounds. What lies outside is transformed all the
  /// same: the caller flags it.
  package let areaOfUse: AreaOfUse?
  let method: Method
  let inputIsDegrees: Bool

  /// What the manifest says of it.
  package var summary: RunDescription.Operation { .init(crs: crs, name: name, accuracy: accuracy) }
}
