import PROJKit
import SurveyMath
import SurveyModel

/// The water bodies as one plane sees them.
struct PlaneWater: Sendable {
  struct Body: Sendable {
    /// Number in ``WaterBodies/bodies``.
    var number: Int32
    /// The outer ring, then the islands; metres.
    var rings: [[Coordinate]]
    var box: Box
    var hasRiver: Bool
    /// Whether there is a line in it to look for: else all lines of the plane would be looked at in vain.
    var hasSegments: Bool
  }

  private(set) var bodies: [Body] = []

  /// - Parameters:
  ///   - longitudes: where the plane's observations are, in degrees; nil for everywhere.
  ///   - reachOut: metres beyond them within which water can matter.
  init(_ water: WaterBodies, recipe: ProjectionRecipe, longitudes: ClosedRange<Double>?, reachOut: Double) throws {
    let transformer = try Transformer(recipe)
    for (number, body) in water.bodies.enumerated() where matters(body.box, longitudes, reachOut) {
      let rings = body.rings.map { ring -> [Coordinate] in
        var x = ring.map(\.x)
        var y = ring.map(\.y)
        transformer.forward(x: &x, y: &y)
        return zip(x, y).map { Coordinate(x: $0, y: $1) }
      }
      // What PROJ cannot project is too far from the plane's meridian to be near an observation of it.
      guard rings.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { continue }
      var box = Box()
      for vertex in rings[0] { box.add(x: vertex.x, y: vertex.y) }
      bodies.append(
        Body(
          number: Int32(truncatingIfNeeded: number), rings: rings, box: box, hasRiver: !body.rivers.isEmpty,
          hasSegments: body.hasSegments))
    }
  }
}

/// Whether a box in degrees comes within `reachOut` metres of the longitudes.
private func matters(_ box: Box, _ longitudes: ClosedRange<Double>?, _ reachOut: Double) -> Bool {
  guard let longitudes else { return true }
  let highest = max(abs(box.minY), abs(box.maxY))
  let metresPerDegree = 111_000 * Degrees.cosine(min(90, highest + reachOut / 110_000))
  let margin = metresPerDegree > 100 ? reachOut / metresPerDegree + 1e-6 : 360
  return [-360.0, 0, 360].contains { turn in
    box.minX + turn <= longitudes.upperBound + margin && box.maxX + turn >= longitudes.lowerBound - margin
  }
}
