import Foundation
import SurveyModel
import TestSupport
import Testing

@Suite("Which sightings are one outlet")
struct MergeRuleTests {
  @Test("as far apart as 99 % of sightings of one place are: one; further: two", arguments: [(-0.01, 1), (0.01, 2)])
  func tolerance(beyond: Double, outlets: Int) {
    // Twice √(5² + 5²).
    let distance = 14.142 + beyond
    #expect(merged([Sighting(100), Sighting(100 + distance)]).outlets.count == outlets)
    // The same away from the river, where the measures agree.
    #expect(merged([Sighting(100, 10), Sighting(100, 10 + distance)]).outlets.count == outlets)
    // Each has its share: twice √(2² + 8²).
    #expect(merged([Sighting(100, accuracy: 2), Sighting(116.492 + beyond, accuracy: 8)]).outlets.count == outlets)
  }

  @Test("of many sightings with normal errors few stand alone")
  func manySightings() {
    var random = SeededRandom(4)
    func error(_ accuracy: Double) -> Double {
      accuracy / 1.515 * (-2 * log(1 - random.unit())).squareRoot() * cos(2 * .pi * random.unit())
    }
    // Fifty outlets 200 m apart, twenty sightings each.
    let sightings = (0..<1000).map { number in
      let accuracy = 2 + 6 * random.unit()
      return Sighting(100 + 200 * Double(number % 50) + error(accuracy), 60 + error(accuracy), accuracy: Float(accuracy))
    }
    // One in a hundred differs too much from the leader: of 950 about ten.
    let found = merged(sightings).outlets.count
    #expect((50...70).contains(found), "\(found)")
  }

  @Test("with large accuracies the index along the river reaches as far as the rule", arguments: [0, 40, 17_000] as [Double])
  func reach(start: Double) {
    #expect(groups([Sighting(start, accuracy: 500), Sighting(start + 1414, accuracy: 500)]) == [[0, 1]])
    #expect(groups([Sighting(start, accuracy: 500), Sighting(start + 1415, accuracy: 500)]).count == 2)
    // A crowd elsewhere, so that buckets are looked up one by one.
    let crowd = (0..<300).map { Sighting(50_000 + 100 * Double($0), accuracy: 1) }
    #expect(groups([Sighting(start, accuracy: 500), Sighting(start + 1414, accuracy: 500)] + crowd)[0] == [0, 1])
  }

  @Test("positions that agree at places that do not are two: the two ends of a meander")
  func meander() {
    let (observations, agreeing) = Equator.columns([Sighting(100), Sighting(101)])
    var matches = agreeing
    matches.measure = [100, 400]
    #expect(mergedColumns(observations, matches).outlets.count == 2)
    matches.measure = [100, 110]
    #expect(mergedColumns(observations, matches).outlets.count == 1)
  }

  @Test("never across the water, nor with one whose bank is not known")
  func banks() {
    #expect(groups([Sighting(100, 1, bank: .left), Sighting(100, -1, bank: .right), Sighting(100, 0, bank: nil)]).count == 3)
  }

  @Test("never on different reaches, of one river or of two")
  func reaches() {
    #expect(groups([0, 1, 2, 3].map { Sighting(100, reach: ReachNumber($0)) }).count == 4)
  }

  @Test("drone and foot sightings of one pipe count once")
  func methods() {
    let drone = Sighting(103, accuracy: 10).with { $0.method = .drone }
    #expect(groups([drone, Sighting(100), drone.with { $0.x = 95 }]) == [[0, 1, 2]])
  }

  @Test("a row of sightings does not become one long outlet")
  func noChaining() {
    let merged = merged((0..<100).map { Sighting(100 + 8 * Double($0)) })
    #expect(merged.outlets.count >= 25)
    for rows in merged.groups {
      let xs = rows.map { 8 * Double($0) }
      // Within 14.1 m of the leader on either side.
      #expect((xs.max() ?? 0) - (xs.min() ?? 0) <= 28.3)
    }
    #expect(merged.outletOfObservation.allSatisfy { $0 != nil })
  }

  @Test("two leaders in reach: the nearer one")
  func nearest() {
    let sightings = [
      Sighting(100, accuracy: 1, time: 1), Sighting(109, accuracy: 1, time: 2), Sighting(103, accuracy: 8),
      Sighting(106, accuracy: 8),
    ]
    #expect(groups(sightings) == [[0, 2], [1, 3]])
  }

  @Test("unmatched ones belong to no outlet, and nothing is no trouble")
  func unmatched() {
    let some = merged([Sighting(100, reach: nil), Sighting(100), Sighting(101, reach: nil), Sighting(300)])
    #expect(some.outletOfObservation == [nil, 0, nil, 1] && some.groups == [[1], [3]])
    #expect(merged([Sighting(1, reach: nil)]).outletOfObservation == [nil])
    #expect(merged([]).outlets.isEmpty && merged([]).outletOfObservation.isEmpty)
  }

  @Test("outlets are sorted by reach, measure and bank; each observation points at its own")
  func order() {
    var random = SeededRandom(3)
    let sightings = (0..<300).map { _ in
      Sighting(
        (random.unit() * 400).rounded(), 10 * random.unit(), accuracy: 1 + Float(random.unit()), time: nil,
        reach: [nil, 0, 1, 2, 3][Int.random(in: 0...4, using: &random)],
        bank: [.left, .right, nil].randomElement(using: &random) ?? nil)
    }
    let merged = merged(sightings)
    let (outlets, owner) = (merged.outlets, merged.outletOfObservation)
    for (a, b) in zip(outlets, outlets.dropFirst()) {
      let keyA = (a.reach.index, a.measure, a.bank.map { Int($0.rawValue) } ?? -1, a.id.description)
      let keyB = (b.reach.index, b.measure, b.bank.map { Int($0.rawValue) } ?? -1, b.id.description)
      #expect(keyA < keyB)
    }
    var seen = OptionalNumbers<OutletNumber>(repeating: nil, count: sightings.count)
    for (number, outlet) in outlets.numbered {
      let rows = merged.rows(of: outlet)
      #expect(rows == rows.sorted())
      for row in rows {
        #expect(seen[row] == nil)
        seen[row] = number
        #expect(sightings[row].reach == outlet.reach && sightings[row].bank == outlet.bank)
      }
    }
    #expect(seen == owner)
    for (row, sighting) in sightings.enumerated() { #expect((owner[row] == nil) == (sighting.reach == nil)) }
    #expect(Set(outlets.map(\.id)).count == outlets.count)
  }
}
