package import PROJKit
package import SurveyModel

/// The operation that converts all coordinates of a file to WGS 84. Using one operation for all of them keeps neighbours
/// together.
///
/// It is a value, from which each worker makes its own PROJ handles.
package struct ChosenOperation: Sendable, Hashable {
  enum Method: Sendable, Hashable {
    case none
    case gcj02
    case bd09
    /// These steps, one after another, lead from the CRS to WGS 84 degrees.
    case steps([Step])
  }

  struct Step: Sendable, Hashable {
    var recipe: ProjectionRecipe
    /// For a projection, the most by which a coordinate may change when it is transformed and transformed back: 1 mm in units of
    /// the CRS. This finds positions outside the projection's domain, for which PROJ gives finite but meaningless numbers. Nil
    /// for a datum shift, whose inverse is only approximate.
    var roundTripTolerance: Double?
  }

  /// The identifier of the file's CRS.
  package let crs: String
  /// The name in PROJ's registry.
  package let name: String
  /// Metres; 0 when at most the projection is undone, nil when it is not known.
  package let accuracy: Double?
  /// True when the difference between two datums is ignored.
  package let isBallpark: Bool
  /// The area in which the operation is valid, in WGS 84 degrees; nil when it has no bounds. Positions outside are transformed
  /// too, and the caller flags them.
  package let areaOfUse: AreaOfUse?
  let method: Method
  let inputIsDegrees: Bool

  /// The operation as the manifest states it.
  package var summary: RunDescription.Operation { .init(crs: crs, name: name, accuracy: accuracy) }
}
