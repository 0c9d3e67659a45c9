import PROJKit
import RiverSnapping
import SurveyModel
import TestSupport
import Testing

@Suite("Placing observations on rivers")
struct PlaceObservationsTests {
  @Test("nearest line, not nearest vertex: the main stem at 8 m, not the tributary's end at 53 m")
  func confluence() throws {
    let local = try LocalPlane()
    let (network, matches) = try place(
      [local.degrees(390, 8)],
      on: [
        ("main", [[local.degrees(0, 0), local.degrees(800, 0)]]),
        ("tributary", [[local.degrees(400, 200), local.degrees(400, 60)]]),
      ], accuracy: 12)
    #expect(matches.reach[0].map { network.reaches[$0].id } == "main")
    #expect(abs(matches.distance[0] - 8) < 1e-3)
    #expect(abs(matches.measure[0] - 390) < 1e-3)
    #expect(matches.bank[0] == .left)
    // 52.95 m is within 8 m + 4 × 12 m.
    #expect(matches.runnerUpRiver[0] == 1)
    #expect(abs(matches.runnerUpDistance[0] - 52.953) < 1e-3)
    #expect(!matches.flags[0].contains(.ambiguousRiver))
  }

  @Test("beyond the maximum distance there is no match, and the position stays")
  func unmatched() throws {
    let local = try LocalPlane()
    let river = [("R", [[local.degrees(0, 0), local.degrees(1000, 0)]])] as [(id: String?, parts: [[(Double, Double)]])]
    let far = local.degrees(500, 201)
    let (_, matches) = try place([far, local.degrees(500, 199)], on: river, maxDistance: 200)
    #expect(matches.reach == [nil, 0])
    #expect(matches.flags[0] == [RuleSet(.unmatched)])
    #expect(matches.placeLongitude[0] == far.0 && matches.distance[0].isNaN && matches.bank[0] == nil)
  }

  @Test("two rivers at one distance: the lower id wins, and the observation is ambiguous")
  func tie() throws {
    let local = try LocalPlane()
    for ids in [("A", "B"), ("B", "A")] {
      let (network, matches) = try place(
        [local.degrees(-10, 3)],
        on: [
          (ids.0, [[local.degrees(0, 0), local.degrees(100, 80)]]), (ids.1, [[local.degrees(0, 0), local.degrees(100, -80)]]),
        ])
      #expect(matches.reach[0].map { network.rivers[network.reaches[$0].river].id } == "A")
      #expect(matches.flags[0].contains(.ambiguousRiver))
      #expect(abs(matches.confidence[0] - 0.5) < 1e-6)
    }
  }

  @Test("a place where two reaches of a river meet belongs to the upper one")
  func reachEnds() throws {
    let local = try LocalPlane()
    let (network, matches) = try place(
      [local.degrees(100, 0)],
      on: [
        ("R", [[local.degrees(100, 0), local.degrees(200, 0)]]), ("R", [[local.degrees(0, 0), local.degrees(100, 0)]]),
      ])
    #expect(matches.reach[0].map { network.reaches[$0].id } == "R/1")
    #expect(abs(matches.measure[0] - network.length(ofReach: 0)) < 1e-9)
  }

  @Test(
    "banks are told looking downstream, also beyond a bend",
    arguments: [
      (50.0, 5.0, Bank.left), (50, -5, .right),
      // The river turns left at (100, 0): outside of the bend is the right bank.
      (105, -5, .right), (103, -20, .right), (95, 5, .left), (-5, 3, .left), (-5, -3, .right),
    ])
  func banks(x: Double, y: Double, expected: Bank) throws {
    let local = try LocalPlane()
    let (_, matches) = try place(
      [local.degrees(x, y)], on: [("R", [[local.degrees(0, 0), local.degrees(100, 0), local.degrees(100, 100)]])])
    #expect(matches.bank[0] == expected)
  }

  @Test("on the line there is no bank; nor where the flow is unknown")
  func noBank() throws {
    let local = try LocalPlane()
    let (_, matches) = try place(
      [local.degrees(50, 0)], on: [("R", [[local.degrees(0, 0), local.degrees(100, 0)]])], planes: plane(meridian: 111))
    #expect(matches.bank[0] == nil)
    #expect(matches.distance[0] < 1e-3)
    var layer = riverLayer([("R", [[local.degrees(0, 0), local.degrees(100, 0)]])])
    layer.features[0].flowKnown = false
    let network = try linkedNetwork(layer)
    let still = try RiverPlacer(network, planes: zones, maxDistance: 100, jobs: 1).place(
      observationColumns([local.degrees(50, 9)]))
    #expect(still.reach[0] == 0 && still.bank[0] == nil)
  }

  @Test("a record alone, a stream and a crowd give the same answer")
  func independence() throws {
    let local = try LocalPlane()
    var random = SeededRandom(3)
    let rivers: [(id: String?, parts: [[(Double, Double)]])] = (0..<30).map { number in
      ("R\(number)", [(0..<40).map { _ in local.degrees(random.unit() * 9000, random.unit() * 9000) }])
    }
    let points = (0..<300).map { _ in local.degrees(random.unit() * 9000, random.unit() * 9000) }
    let (_, crowd) = try place(points, on: rivers, jobs: 2)
    #expect(crowd.reach.count { $0 != nil } > 100)
    for row in stride(from: 0, to: 300, by: 17) {
      let (_, alone) = try place([points[row]], on: rivers)
      #expect(alone.reach[0] == crowd.reach[row])
      #expect(alone.placeLongitude[0] == crowd.placeLongitude[row])
      if alone.reach[0] == nil {
        #expect(alone.measure[0].isNaN && crowd.measure[row].isNaN && alone.confidence[0].isNaN && crowd.confidence[row].isNaN)
      } else {
        #expect(alone.measure[0] == crowd.measure[row] && alone.confidence[0] == crowd.confidence[row])
      }
    }
  }

  @Test("rivers across the edge of a zone are found from both zones")
  func zoneEdge() throws {
    let river = [("R", [[(112.40, 40.0), (112.60, 40.0)]])] as [(id: String?, parts: [[(Double, Double)]])]
    let (_, matches) = try place([(112.4999, 40.0005), (112.5001, 40.0005)], on: river)
    #expect(matches.reach == [0, 0])
    // 0.0002° of longitude at 40° north.
    #expect(abs(matches.measure[1] - matches.measure[0] - 17.08) < 0.01)
  }

  @Test(
    "antimeridian: at ±180° and near a pole", arguments: [(179.9995, 10.0), (-179.9995, 10.0), (-180.0, 10.0), (180.0, 10.0)])
  func antimeridian(longitude: Double, latitude: Double) throws {
    let (_, matches) = try place(
      [(longitude, latitude + 0.0005)], on: [("R", [[(179.99, 10), (-179.99, 10)]])])
    #expect(matches.reach[0] == 0)
    #expect(abs(matches.distance[0] - 55.3) < 0.1)
    let (_, polar) = try place([(10, 89.9995)], on: [("R", [[(9, 89.999), (11, 89.999)]])])
    #expect(polar.reach[0] == 0)
  }

  @Test("distances and measures are geodesic to a millimetre, also on the edge of a zone")
  func geodesic() throws {
    let (network, matches) = try place([(112.49, 40.003)], on: [("R", [[(112.48, 40.0), (112.4995, 40.001)]])])
    let place = (matches.placeLongitude[0], matches.placeLatitude[0])
    let distance = Geodesic.exactDistance(
      fromLongitude: 112.49, latitude: 40.003, toLongitude: place.0, latitude: place.1)
    #expect(abs(matches.distance[0] - distance) < 1e-3)
    let measure = Geodesic.exactDistance(
      fromLongitude: 112.48, latitude: 40.0, toLongitude: place.0, latitude: place.1)
    #expect(abs(matches.measure[0] - measure) < 1e-3)
    #expect(network.rivers[0].length > measure)
  }
}
