import OutletMerging
import SurveyModel
import TestSupport
import Testing

@Suite("Outlets whose sightings lie on several rivers or banks")
struct PlacedAgainTests {
  /// Merges with a placing that puts every position on one reach, at its own place.
  private func merged(_ sightings: [Sighting], onto reach: ReachNumber, bank: Bank) throws -> Merged {
    let (observations, matches) = Equator.columns(sightings)
    var asked: [Coordinate] = []
    let result = try mergeObservations(
      observations, matches, network: Equator.network(),
      placing: { positions in
        asked += zip(positions.longitude, positions.latitude).map { Coordinate(longitude: $0, latitude: $1) }
        return Equator.columns(
          positions.longitude.indices.map {
            Sighting(positions.longitude[$0] * Equator.metresPerLongitude, 3, reach: reach, bank: bank)
          }
        ).1
      })
    #expect(asked.count == 1)
    return Merged(outlets: result.outlets, sightings: result.sightings, outletOfObservation: result.outletOfObservation)
  }

  @Test("the river is that of the best position, and the outlet says that a sighting is on another")
  func river() throws {
    let sightings = [
      Sighting(100, 2, accuracy: 2, time: 0, reach: 0), Sighting(102, 2, accuracy: 4, time: day, reach: 3),
    ]
    let outlets = try merged(sightings, onto: 3, bank: .left).outlets
    #expect(outlets.map(\.reach) == [3])
    #expect(outlets.map { $0.flags.contains(.riverByMerge) } == [true])
    #expect(outlets.map { abs($0.measure - 100.4) < 0.01 } == [true])
    // The id is that of the first sighting on the river of the outlet.
    #expect(outlets.map(\.id) == OutletMergingTests.merged([sightings[0].with { $0.reach = 3 }]).outlets.map(\.id))
  }

  @Test("the bank is that of the best position, and the outlet says that a sighting is on the other one")
  func bank() throws {
    let sightings = [
      Sighting(100, 1, time: 0, bank: .left), Sighting(101, -2, time: day, bank: .right),
      Sighting(100, -1, time: 2 * day, bank: .right),
    ]
    let outlets = try merged(sightings, onto: 0, bank: .right).outlets
    #expect(outlets.map(\.bank) == [.right])
    #expect(outlets.map { $0.flags.contains(.bankByMerge) && !$0.flags.contains(.riverByMerge) } == [true])
  }
}
