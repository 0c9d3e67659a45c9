package import PROJKit

/// Which plane a position is looked up in, and which rivers that plane must hold.
///
/// A plane depends on the position's own longitude and on nothing else, so that one record, a stream and a million
/// give the same answer.
public struct PlaneChoice: Sendable {
  /// The number of the plane for a longitude in degrees.
  public var plane: @Sendable (_ longitude: Double) -> Int
  /// WGS 84 degrees → metres, for a plane's number.
  package var recipe: @Sendable (_ plane: Int) -> ProjectionRecipe
  /// West and east of the positions that a plane takes, in degrees; nil when it takes all.
  public var longitudes: @Sendable (_ plane: Int) -> ClosedRange<Double>?

  package init(
    plane: @escaping @Sendable (Double) -> Int, recipe: @escaping @Sendable (Int) -> ProjectionRecipe,
    longitudes: @escaping @Sendable (Int) -> ClosedRange<Double>?
  ) {
    self.plane = plane
    self.recipe = recipe
    self.longitudes = longitudes
  }
}
