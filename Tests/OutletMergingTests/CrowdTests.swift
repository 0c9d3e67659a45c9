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

  @Test("many well-measured outlets, and sightings so bad that they agree with hundreds of them")
  func hugeAccuracies() {
    let growth = growth(from: 2_500, to: 20_000) { count in
      var sightings = (0..<count).map { Sighting(Double($0) * 3, accuracy: 1) }
      sightings += (0..<count / 4).map { Sighting(Double($0) * 12 + 0.4, accuracy: 1000) }
      let (observations, matches) = Equator.columns(sightings)
      let result = mergedColumns(observations, matches)
      #expect(result.outlets.count == count)
      // Each bad one joined its nearest.
      let joined = (0..<count / 4).allSatisfy { result.outletOfObservation[count + $0] == result.outletOfObservation[4 * $0] }
      #expect(joined)
    }
    #expect(growth < 24, "eight times the sightings took \(growth) times as long")
  }

  @Test("the number of threads never shows, also where one reach has more rows than a thread takes at once")
  func threads() {
    var random = SeededRandom(5)
    let sightings = (0..<40_000).map { _ in
      Sighting(
        random.unit() * 150_000, accuracy: 1 + Float(random.unit()), time: Int64(random.unit() * 1e6),
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
