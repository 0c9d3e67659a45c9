import PROJKit
import RiverIndex
import RiverNetworks
import RiverSnapping
import SurveyModel
import TestSupport

/// 3° zones, as the pipeline chooses them.
let zones = PlaneChoice(
  plane: { Int(($0 / 3).rounded()) }, recipe: { .narrowTransverseMercator(centralMeridian: Double(3 * $0)) },
  longitudes: { Double(3 * $0) - 1.5...Double(3 * $0) + 1.5 })

/// One plane for everything.
func plane(meridian: Double) -> PlaneChoice {
  PlaneChoice(plane: { _ in 0 }, recipe: { _ in .transverseMercator(centralMeridian: meridian) }, longitudes: { _ in nil })
}

/// Lines in metres around 111° east, 40° north, as WGS 84 degrees.
struct LocalPlane {
  let transformer: Transformer
  let origin: Coordinate

  init() throws {
    transformer = try Transformer(.transverseMercator(centralMeridian: 111))
    origin = transformer.forward(Coordinate(longitude: 111, latitude: 40)) ?? Coordinate(x: 0, y: 0)
  }

  func degrees(_ x: Double, _ y: Double) -> (Double, Double) {
    let position = transformer.inverse(Coordinate(x: origin.x + x, y: origin.y + y)) ?? Coordinate(x: .nan, y: .nan)
    return (position.x, position.y)
  }
}

func place(
  _ positions: [(Double, Double)], on rivers: [(id: String?, parts: [[(Double, Double)]])], accuracy: Float = 5,
  maxDistance: Double = 500, planes: PlaneChoice = zones, jobs: Int = 1
) throws -> (network: RiverNetwork, matches: MatchColumns) {
  let network = try linkRivers([riverLayer(rivers)], jobs: jobs).network
  let placer = RiverPlacer(network, planes: planes, maxDistance: maxDistance, jobs: jobs)
  return (network, try placer.place(observationColumns(positions, accuracy: accuracy)))
}

func linkedNetwork(_ layer: RiverLayer) throws -> RiverNetwork { try linkRivers([layer], jobs: 1).network }
