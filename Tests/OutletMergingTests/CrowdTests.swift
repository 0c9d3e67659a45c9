import SurveyModel
import TestSupport
import Testing

@Suite("Merging many")
struct CrowdTests {
  @Test(
    "all on one spot, of one mind about the type or not",
    arguments: [[OutletType.other], [.industrial, .other, .municipal, .other]])
  func oneSpot(types: [OutletType]) {
    let crowds = Dictionary(
      uniqueKeysWithValues: [6_250, 50_000].map { count in
        (
          count,
          Equator.columns((0..<count).map { number in Sighting(100, time: 5).with { $0.type = types[number % types.count] } })
        )
      })
    let growth = growth(from: 6_250, to: 50_000) { count in
      guard let (observations, matches) = crowds[count] else {
        Issue.record("no crowd of \(count)")
        return
      }
      let outlets = mergedColumns(observations, matches).outlets
      #expect(outlets.count == 1 && outlets.first?.sightings.count == count && outlets.first?.type == .other)
    }
    #expect(growth < 24, "eight times the sightings took \(growth) times as long")
  }

  @Test("many on a few metres, each at a place of its own: no pair of them is looked at twice")
  func spread() {
    let growth = growth(from: 1_500, to: 12_000) { count in
      var random = SeededRandom(8)
      let sightings = (0..<count).map { Sighting(100 + 8 * random.unit(), 10 + 8 * random.unit(), time: Int64($0) * 1_000_000) }
      let result = merged(sightings)
      #expect(result.outletOfObservation.allSatisfy { $0 != nil } && result.outlets.count < 1000, "\(result.outlets.count)")
    }
    #expect(growth < 24, "eight times the sightings took \(growth) times as long")
  }

  @Test("many well-measured outlets, and sightings so bad that they agree with hundreds of them")
  func hugeAccuracies() {
    let growth = growth(from: 500, to: 4_000) { count in
      var sightings = (0..<count).map { Sighting(Double($0) * 3, accuracy: 1) }
      sightings += (0..<count / 4).map { Sighting(Double($0) * 12 + 0.4, accuracy: 1000) }
      let (observations, matches) = Equator.columns(sightings)
      let result = mergedColumns(observations, matches)
      // Nothing says that a bad one is one of its hundred neighbours; and none of these are one outlet because of it.
      let good = Set((0..<count).compactMap { result.outletOfObservation[$0] })
      #expect(good.count == count)
    }
    #expect(growth < 24, "eight times the sightings took \(growth) times as long")
  }

  @Test("the number of threads never shows, also where one reach has more rows than a thread takes at once")
  func threads() {
    var random = SeededRandom(5)
    let sightings = (0..<40_000).map { _ in
      Sighting(
        random.unit() * 150_000, accuracy: 1 + Float(random.unit()), time: Int64(random.unit() * 4) * day,
        reach: random.unit() < 0.6 ? 1 : ReachNumber(Int(random.unit() * 4)), bank: random.unit() < 0.5 ? .left : .right)
    }
    let (observations, matches) = Equator.columns(sightings)
    let expected = mergedColumns(observations, matches, jobs: 1)
    #expect(expected.outlets.count > 20_000 && expected.outlets.contains { $0.sightings.count > 1 })
    for jobs in [2, 8] {
      let result = mergedColumns(observations, matches, jobs: jobs)
      let same =
        result.outletOfObservation == expected.outletOfObservation && result.outlets.map(\.id) == expected.outlets.map(\.id)
        && result.outlets.map(\.measure) == expected.outlets.map(\.measure)
      #expect(same)
    }
  }

  @Test("accuracies of any size do not trap", arguments: [Float.leastNonzeroMagnitude, 1e-20, 1e9, 3e38])
  func extremes(accuracy: Float) {
    let merged = merged([
      Sighting(100, accuracy: accuracy), Sighting(150_000, accuracy: accuracy), Sighting(100, accuracy: 5),
    ])
    #expect(merged.outletOfObservation.allSatisfy { $0.map(merged.outlets.indices.contains) ?? false })
    for outlet in merged.outlets { #expect(outlet.measure.isFinite && outlet.observed.isGeographic && outlet.accuracy > 0) }
  }
}
