import SurveyModel
import TestSupport
import Testing

@Suite("Merging many", .timeLimit(.minutes(1)))
struct CrowdTests {
  @Test(
    "all on one spot, of one mind about the type or not",
    arguments: [[OutletType.other], [.industrial, .other, .municipal, .other]])
  func oneSpot(types: [OutletType]) {
    let count = 100_000
    var sightings = Array(repeating: Sighting(100, time: 5), count: count)
    for number in sightings.indices { sightings[number].type = types[number % types.count] }
    let (observations, matches) = Equator.columns(sightings)
    let clock = ContinuousClock()
    var outlets: [OutletRow] = []
    let elapsed = clock.measure { outlets = mergedColumns(observations, matches).outlets }
    #expect(outlets.count == 1 && outlets.first?.sightings.count == count && outlets.first?.type == .other)
    #expect(elapsed < .seconds(10), "\(elapsed)")
  }

  @Test("many well-measured outlets, and sightings so bad that they agree with hundreds of them")
  func hugeAccuracies() {
    var sightings: [Sighting] = []
    for number in 0..<20_000 { sightings.append(Sighting(Double(number) * 3, accuracy: 1)) }
    for number in 0..<5_000 { sightings.append(Sighting(Double(number) * 12 + 0.4, accuracy: 1000)) }
    let (observations, matches) = Equator.columns(sightings)
    let clock = ContinuousClock()
    var result = Merged()
    let elapsed = clock.measure { result = mergedColumns(observations, matches) }
    #expect(result.outlets.count == 20_000)
    // Each bad one joined its nearest.
    for number in 0..<5_000 { #expect(result.outletOfObservation[20_000 + number] == result.outletOfObservation[4 * number]) }
    #expect(elapsed < .seconds(20), "\(elapsed)")
  }

  @Test("the number of threads never shows, also where one reach has more rows than a thread takes at once")
  func threads() {
    var random = SeededRandom(5)
    let sightings = (0..<40_000).map { _ in
      Sighting(
        random.unit() * 150_000, accuracy: 1 + Float(random.unit()), time: Int64(random.unit() * 1e6),
        reach: random.unit() < 0.6 ? 1 : Int(random.unit() * 4), bank: random.unit() < 0.5 ? .left : .right)
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
    #expect(merged.outletOfObservation.allSatisfy { merged.outlets.indices.contains(Int($0)) })
    for outlet in merged.outlets { #expect(outlet.measure.isFinite && outlet.observed.isGeographic && outlet.accuracy > 0) }
  }
}
