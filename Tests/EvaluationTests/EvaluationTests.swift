import Evaluation
import SurveyModel
import Testing

@Suite("A result against the truth")
struct EvaluationTests {
  private static let truth = Truth(
    outlets: [
      Truth.Outlet(id: "A", riverID: "R1", bank: "left", position: Coordinate(x: 111, y: 40)),
      Truth.Outlet(id: "B", riverID: "R1", bank: "right", position: Coordinate(x: 111.001, y: 40)),
      Truth.Outlet(id: "C", riverID: "R2", bank: "left", position: Coordinate(x: 111.01, y: 40)),
      Truth.Outlet(id: "D", riverID: "R2", bank: "left", position: Coordinate(x: 111.02, y: 40)),
      Truth.Outlet(id: "E", riverID: "R3", bank: nil, position: Coordinate(x: 111.03, y: 40)),
    ],
    shown: Dictionary(
      uniqueKeysWithValues: [("a1", 0), ("a2", 0), ("a3", 0), ("b1", 1), ("b2", 1), ("c1", 2), ("c2", 2), ("d1", 3)].map {
        (Truth.Record(source: "walk.csv", recordedID: $0.0), $0.1)
      }))

  private func seen(
    _ id: String, river: String? = "R1", bank: String? = "left", outlet: String? = nil, confidence: Double = 0.95
  ) -> FoundObservation {
    FoundObservation(
      record: Truth.Record(source: "walk.csv", recordedID: id), riverID: river, bank: bank, outletID: outlet,
      confidence: river == nil ? nil : confidence)
  }

  private func outlet(_ id: String, river: String, bank: String?, longitude: Double) -> FoundOutlet {
    FoundOutlet(id: id, riverID: river, bank: bank, observed: Coordinate(x: longitude, y: 40))
  }

  @Test("a perfect result: nothing is wrong and every pair is found")
  func perfect() {
    let observations = [
      seen("a1", outlet: "1"), seen("a2", outlet: "1"), seen("a3", outlet: "1"), seen("b1", bank: "right", outlet: "2"),
      seen("b2", bank: "right", outlet: "2"), seen("c1", river: "R2", outlet: "3"), seen("c2", river: "R2", outlet: "3"),
      seen("d1", river: "R2", outlet: "4"),
    ]
    let outlets = [
      outlet("1", river: "R1", bank: "left", longitude: 111), outlet("2", river: "R1", bank: "right", longitude: 111.001),
      outlet("3", river: "R2", bank: "left", longitude: 111.01), outlet("4", river: "R2", bank: "left", longitude: 111.02),
    ]
    let found = Evaluation(observations, outlets, against: Self.truth)
    #expect(found.truth.outlets == 5 && found.truth.seen == 4 && found.truth.missed == 0 && found.truth.split == 0)
    #expect(found.outlets.found == 4 && found.outlets.merged == 0 && found.outlets.onWrongRiver == 0)
    #expect(found.pairs == PairCounts(ofTruth: 5, found: 5, right: 5) && found.pairs.f1 == 1)
    #expect(found.countError == 0 && found.errors == [0, 0, 0, 0])
    #expect(found.rivers.map(\.riverID) == ["R1", "R2"])
  }

  @Test("one of each fault is counted once, in its place")
  func faults() {
    let observations = [
      // A is split, and one half holds an observation of B; the other is on the wrong river.
      seen("a1", outlet: "1"), seen("a2", outlet: "1"), seen("b1", outlet: "1"),
      seen("a3", river: "R2", outlet: "2", confidence: 0.55),
      // The rest of B lies on no river; C is on the wrong bank; D is not found.
      seen("b2", river: nil), seen("c1", river: "R2", bank: "right", outlet: "3"),
      seen("c2", river: "R2", bank: nil, outlet: "3"), seen("d1", river: nil),
      // No record of the truth.
      seen("x1", outlet: "9"),
    ]
    let outlets = [
      outlet("1", river: "R1", bank: "left", longitude: 111), outlet("2", river: "R2", bank: nil, longitude: 111.0001),
      outlet("3", river: "R2", bank: "right", longitude: 111.01), outlet("9", river: "R1", bank: "left", longitude: 111.5),
    ]
    let found = Evaluation(observations, outlets, against: Self.truth)
    #expect(found.truth.seen == 4 && found.truth.missed == 1 && found.truth.split == 1)
    #expect(found.outlets.found == 4 && found.outlets.merged == 1 && found.outlets.unknown == 1)
    #expect(found.outlets.onWrongRiver == 1 && found.outlets.onWrongBank == 1 && found.outlets.withoutBank == 1)
    let counts = found.observations
    #expect(counts.all == 9 && counts.unknown == 1 && counts.unmatched == 2)
    // b1 stands on the left bank of R1, B on the right.
    #expect(counts.onWrongRiver == 1 && counts.onWrongBank == 2)
    // True pairs: 3 of A, 1 of B, 1 of C. Found: 3 in outlet 1, 1 in outlet 3. Right: a1 with a2, c1 with c2.
    #expect(found.pairs == PairCounts(ofTruth: 5, found: 4, right: 2))
    #expect(found.pairs.precision == 0.5 && found.pairs.recall == 0.4 && found.pairs.f1 == 4.0 / 9)
    // R1: A and B seen, outlets 1 and 9 found; R2: C and D seen, outlets 2 and 3 found.
    #expect(found.rivers.map(\.error) == [0, 0] && found.countError == 0)
    #expect(found.errors.count == 2 && found.errors[0] == 0 && abs(found.errors[1] - 8.54) < 0.01)
    #expect(found.confidence.tenths[5].cases == 1 && found.confidence.tenths[5].right == 0)
    #expect(found.confidence.tenths[9].cases == 5 && found.confidence.tenths[9].share == 1)
  }

  @Test("every stated probability is held against what it states")
  func calibration() {
    func stated(_ id: String, river: String, bank: String?, one: Double) -> FoundOutlet {
      FoundOutlet(
        id: id, riverID: river, bank: bank, observed: Coordinate(x: 111, y: 40),
        probabilities: [.outletRiver: 0.85, .outletBank: 0.75, .oneOutlet: one])
    }
    var seenBank = seen("d1", river: "R2", outlet: "4")
    seenBank.bankConfidence = 0.65
    var wrongBank = seen("b1", bank: "left", outlet: "2")
    wrongBank.bankConfidence = 0.66
    let observations = [
      // All of A; one of two of B; both of C with the other of B.
      seen("a1", outlet: "1"), seen("a2", outlet: "1"), seen("a3", outlet: "1"), wrongBank,
      seen("b2", bank: "right", outlet: "3"), seen("c1", river: "R2", outlet: "3"), seen("c2", river: "R2", outlet: "3"),
      seenBank,
    ]
    let outlets = [
      stated("1", river: "R1", bank: "left", one: 0.95), stated("2", river: "R2", bank: "right", one: 0.95),
      stated("3", river: "R2", bank: "right", one: 0.95), stated("4", river: "R2", bank: nil, one: 0.15),
      // Nobody knows what this one stands for.
      stated("9", river: "R2", bank: "left", one: 0.15),
    ]
    let found = Evaluation(observations, outlets, against: Self.truth)
    func tenth(_ what: StatedProbability, _ number: Int) -> [Int] {
      found.probabilities[what].map { [$0.tenths[number].cases, $0.tenths[number].right] } ?? []
    }
    #expect(tenth(.oneOutlet, 9) == [3, 1] && tenth(.oneOutlet, 1) == [1, 1])
    #expect(tenth(.outletRiver, 8) == [4, 3])
    // The bank of a wrong river is no right bank: outlet 2 is on the right bank of R2, and B on that of R1.
    #expect(tenth(.outletBank, 7) == [4, 1])
    #expect(tenth(.observationBank, 6) == [2, 1] && tenth(.observationRiver, 9) == [8, 8])
  }

  @Test("intervals hold or not, on rivers where there is something, in total, and around positions")
  func intervals() {
    let observations = [seen("a1", outlet: "1"), seen("b1", bank: "right", outlet: "2"), seen("c1", river: "R2", outlet: "3")]
    func outlet(_ id: String, _ river: String, _ longitude: Double, accuracy: Double) -> FoundOutlet {
      FoundOutlet(id: id, riverID: river, bank: nil, observed: Coordinate(x: longitude, y: 40), accuracy: accuracy)
    }
    let outlets = [
      // 0.0001 degrees are 8.5 m.
      outlet("1", "R1", 111.0001, accuracy: 9), outlet("2", "R1", 111.0011, accuracy: 8), outlet("3", "R2", 111.01, accuracy: 5),
    ]
    let counts = [
      FoundCount(riverID: "R1", low: 2, high: 3), FoundCount(riverID: "R2", low: 2, high: 2),
      FoundCount(riverID: "R3", low: 1, high: 4),
      FoundCount(riverID: "R4", low: 0, high: 0), FoundCount(riverID: nil, low: 1, high: 2),
    ]
    let found = Evaluation(observations, outlets, counts: counts, against: Self.truth).intervals
    #expect(found[.outletsOfRiver].map { [$0.cases, $0.held, $0.below, $0.above] } == [3, 1, 2, 0])
    #expect(found[.outlets].map { [$0.cases, $0.held, $0.below, $0.above] } == [1, 0, 0, 1])
    #expect(found[.position].map { [$0.cases, $0.held, $0.below, $0.above] } == [3, 2, 0, 1])
    #expect(Evaluation(observations, [], against: Self.truth).intervals.isEmpty)
  }

  @Test("a truth is read as it is written, and what it lacks is said with the feature", arguments: [false, true])
  func reading(isBroken: Bool) throws {
    let sighting = isBroken ? "{\"source\":\"w.csv\"}" : "{\"source\":\"w.csv\",\"recorded_id\":\"7\"}"
    let text = """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"outlet":"T1","river_id":"R1","bank":"left",
      "sightings":[\(sighting)]},"geometry":{"type":"Point","coordinates":[111.5,40.25]}}]}
      """
    if isBroken {
      let error = #expect(throws: InputError.self) { _ = try Truth(Array(text.utf8), source: "truth.geojson") }
      #expect(error?.record == 1 && error?.description.contains("recorded_id") == true)
      return
    }
    let truth = try Truth(Array(text.utf8), source: "truth.geojson")
    #expect(truth.outlets.map(\.id) == ["T1"] && truth.outlets[0].bank == "left")
    #expect(truth.shown == [Truth.Record(source: "w.csv", recordedID: "7"): 0])
    #expect(throws: InputError.self) { _ = try Truth(Array("{\"features\":[]}".utf8), source: "truth.geojson") }
    #expect(throws: InputError.self) { _ = try Truth(Array("no".utf8), source: "truth.geojson") }
  }
}
