import PROJKit
import RiverIndex
import SurveyModel

/// The water bodies as one plane sees them.
struct PlaneWater: Sendable {
  struct Body: Sendable {
    /// Number in ``WaterBodies/bodies``.
    var number: BodyNumber
    /// The outer ring, then the islands; metres.
    var rings: [[Coordinate]]
    var box: Box
    var hasRiver: Bool
    /// Whether any segment counts as running in it. Without this a search for one would go through all segments of the plane.
    var hasSegments: Bool
  }

  private(set) var bodies: [Body] = []

  /// - Parameter strip: where water can matter.
  init(_ water: WaterBodies, recipe: ProjectionRecipe, in strip: LongitudeStrip) throws {
    let transformer = try Transformer(recipe)
    for (number, body) in water.bodies.enumerated() where strip.meets(body.box) {
      let rings = body.rings.map { ring -> [Coordinate] in
        var x = ring.map(\.x)
        var y = ring.map(\.y)
        transformer.forward(x: &x, y: &y)
        return zip(x, y).map { Coordinate(x: $0, y: $1) }
      }
      // A body that PROJ cannot project is too far from the plane's meridian to be near an observation of the plane.
      guard rings.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { continue }
      var box = Box()
      for vertex in rings[0] { box.add(x: vertex.x, y: vertex.y) }
      bodies.append(
        Body(
          number: BodyNumber(number), rings: rings, box: box, hasRiver: !body.rivers.isEmpty,
          hasSegments: body.hasSegments))
    }
  }
}
