import SurveyModel
import Testing

@testable import Differences

@Suite("Two results compared")
struct CompareTests {
  /// An outlet with the numbers of its observations.
  private struct Made {
    var id: String
    var sightings: [Int]
    var river = "R1"
    var longitude = 111.0
    var replaces: [String] = []
  }

  private func result(_ outlets: [Made], file: String? = "hash", content: (Int) -> Int = { $0 }) -> ComparedResult {
    var result = ComparedResult(outlets: [], sightings: [])
    for made in outlets {
      var outlet = ComparedOutlet(id: made.id)
      outlet.riverID = made.river
      outlet.status = "confirmed"
      outlet.observed = Coordinate(x: made.longitude, y: 40)
      outlet.accuracy = 3
      outlet.observations = made.sightings.count
      outlet.replaces = made.replaces
      result.outlets.append(outlet)
      for number in made.sightings {
        var sighting = ComparedSighting(source: "walk.csv", record: "#\(number)", content: UInt64(content(number)))
        sighting.fileHash = file
        sighting.outletID = made.id
        result.sightings.append(sighting)
      }
    }
    return result
  }

  private func kinds(_ old: [Made], _ new: [Made]) -> [String] {
    let (before, after) = (result(old), result(new))
    let found = compare(before, after, runCauses: [])
    #expect(imbalance(found, before, after) == nil)
    return found.outlets.map { "\($0.kind.name) \($0.old?.id ?? "-") \($0.new?.id ?? "-")" }
  }

  @Test("each outlet is of one kind, by its id and by its observations")
  func kinds() {
    let (a, b) = (Made(id: "A", sightings: [1, 2]), Made(id: "B", sightings: [3]))
    #expect(kinds([a, b], [a, b]) == ["kept A A", "kept B B"])
    #expect(kinds([a], [a, b]) == ["kept A A", "added - B"])
    #expect(kinds([a, b], [a]) == ["kept A A", "removed B -"])
    #expect(kinds([a], [Made(id: "X", sightings: [1, 2])]) == ["reidentified A X"])
    #expect(kinds([a], [Made(id: "A", sightings: [1]), Made(id: "X", sightings: [2])]) == ["split A A", "split A X"])
    #expect(kinds([a], [Made(id: "X", sightings: [1]), Made(id: "Y", sightings: [2])]) == ["split A X", "split A Y"])
    #expect(kinds([a, b], [Made(id: "A", sightings: [1, 2, 3])]) == ["merged A A", "merged B A"])
    #expect(kinds([a, b], [Made(id: "X", sightings: [1, 2, 3])]) == ["merged A X", "merged B X"])
    // An observation that went from one outlet to the other splits and merges nothing.
    #expect(
      kinds([a, b], [Made(id: "A", sightings: [1]), Made(id: "B", sightings: [2, 3])]) == ["kept A A", "kept B B"])
    #expect(kinds([], []) == [])
  }

  @Test("what a result itself says to take another's place needs no shared observation")
  func replaces() {
    let a = Made(id: "A", sightings: [1])
    #expect(kinds([a], [Made(id: "X", sightings: [7], replaces: ["A"])]) == ["reidentified A X"])
    let parts = [Made(id: "X", sightings: [7], replaces: ["A"]), Made(id: "Y", sightings: [8], replaces: ["A"])]
    #expect(kinds([a], parts) == ["split A X", "split A Y"])
    let b = Made(id: "B", sightings: [2])
    #expect(kinds([a, b], [Made(id: "X", sightings: [], replaces: ["A", "B"])]) == ["merged A X", "merged B X"])
  }

  @Test("groups of any shape fall into such of one centre, and the counts hold", arguments: 0..<300)
  func anyShape(seed: Int) {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    func draw(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    func outlets() -> [Made] {
      let ids = ["A", "B", "C", "D", "E", "F"]
      var made = ids.map { Made(id: $0, sightings: [], river: "R\(draw(3))") }
      for sighting in 0..<draw(12) { made[draw(6)].sightings.append(sighting) }
      return made.filter { !$0.sightings.isEmpty }
    }
    let (before, after) = (result(outlets()), result(outlets()))
    let found = compare(before, after, runCauses: [])
    #expect(imbalance(found, before, after) == nil)
    func one(_ id: (OutletDifference) -> String?) -> Bool {
      Dictionary(grouping: found.outlets.filter { id($0) != nil }, by: id).values.allSatisfy { Set($0.map(\.kind)).count == 1 }
    }
    #expect(one { $0.old?.id } && one { $0.new?.id })
    func number(_ kind: DifferenceKind) -> Int { found.outlets.count { $0.kind == kind } }
    let splits = number(.split) - Set(found.outlets.filter { $0.kind == .split }.map { $0.old?.id }).count
    let merges = number(.merged) - Set(found.outlets.filter { $0.kind == .merged }.map { $0.new?.id }).count
    #expect(before.outlets.count + number(.added) - number(.removed) + splits - merges == after.outlets.count)
    let same = Set(before.outlets.map(\.id)).intersection(after.outlets.map(\.id))
    let gone = found.outlets.filter { $0.kind == .removed || $0.kind == .added || $0.kind == .reidentified }
    #expect(gone.allSatisfy { !same.contains($0.old?.id ?? "") && !same.contains($0.new?.id ?? "") })
  }

  @Test("moved, and every change")
  func changes() throws {
    var old = result([Made(id: "A", sightings: [1])])
    var new = result([Made(id: "A", sightings: [1], longitude: 111.0001)])
    // 8.54 m, and 8.49 m are explained.
    #expect(compare(old, new, runCauses: []).outlets[0].changes == [.moved])
    new.outlets[0].accuracy = 4
    #expect(compare(old, new, runCauses: []).outlets[0].changes == [])
    new.outlets[0].observed = nil
    old.outlets[0].reachID = "R1/1"
    new.outlets[0].riverID = "R2"
    new.outlets[0].bank = "left"
    new.outlets[0].type = "storm"
    new.outlets[0].name = "N"
    new.outlets[0].code = "C"
    new.outlets[0].status = "unconfirmed"
    new.outlets[0].basin = "B"
    new.outlets[0].district = "D"
    let found = compare(old, new, runCauses: [])
    let difference = try #require(found.outlets.first)
    #expect(difference.changes == OutletChange.allCases.filter { $0 != .moved } && difference.distance == nil)
    #expect(difference.causes == [.program])
    #expect(found.rivers.map(\.movedIn) == [0, 1] && found.rivers.map(\.movedOut) == [1, 0])
    #expect(found.statuses == [StatusTransition(old: "confirmed", new: "unconfirmed", outlets: 1)])
  }

  @Test("causes: observations first, then what tells the runs apart, and for nothing else the program")
  func causes() {
    func causes(_ old: [Made], _ new: [Made], _ run: Set<DifferenceCause> = []) -> [[DifferenceCause]] {
      compare(result(old), result(new), runCauses: run).outlets.map(\.causes)
    }
    let (a, b) = (Made(id: "A", sightings: [1, 2]), Made(id: "B", sightings: [3]))
    #expect(causes([a], [a, b], [.options]) == [[], [.newObservations]])
    #expect(causes([a, b], [a], [.options]) == [[], [.withdrawnObservations]])
    let merged = Made(id: "A", sightings: [1, 2, 3])
    #expect(causes([a, b], [merged], [.options, .areasLayer]) == [[.options], [.options]])
    #expect(causes([a, b], [merged]) == [[.program], [.program]])
    #expect(causes([a, b], [Made(id: "A", sightings: [1, 2, 3, 4])]) == [[.newObservations], [.newObservations]])
    // Nothing is added to these two, but to a neighbour.
    let other = Made(id: "Z", sightings: [9])
    #expect(causes([a, b], [merged, other]) == [[.newObservations], [.newObservations], [.newObservations]])
    #expect(causes([a], [a], [.options, .riversLayer, .program]) == [[]])
  }

  @Test("records of files that were changed, renamed or sorted are known again, and those of another campaign are not")
  func records() {
    let outlets = [Made(id: "A", sightings: [1]), Made(id: "B", sightings: [2])]
    let renamed = [Made(id: "X", sightings: [11]), Made(id: "Y", sightings: [12])]
    func kinds(_ old: ComparedResult, _ new: ComparedResult) -> [DifferenceKind] {
      compare(old, new, runCauses: []).outlets.map(\.kind)
    }
    let before = result(outlets, file: "old")
    #expect(kinds(before, result(renamed, file: "new") { $0 - 10 }) == [.reidentified, .reidentified])
    #expect(kinds(before, result(renamed, file: "new")) == [.removed, .removed, .added, .added])
    // One cell was changed: known by name and time, by name and position, by number and time, by name and nearness.
    func changed(_ change: (inout ComparedSighting) -> Void) -> ComparedResult {
      var after = result([Made(id: "X", sightings: [1]), Made(id: "Y", sightings: [2])], file: "new") { $0 + 100 }
      for number in after.sightings.indices { change(&after.sightings[number]) }
      return after
    }
    func prepared(_ change: (inout ComparedSighting) -> Void) -> ComparedResult {
      var result = before
      for number in result.sightings.indices { change(&result.sightings[number]) }
      return result
    }
    func named(_ sighting: inout ComparedSighting) { sighting.recordedID = sighting.record }
    func timed(_ time: String) -> (inout ComparedSighting) -> Void { { $0.time = time } }
    func at(_ longitude: Double) -> (inout ComparedSighting) -> Void { { $0.position = Coordinate(x: longitude, y: 40) } }
    func all(_ changes: [(inout ComparedSighting) -> Void]) -> (inout ComparedSighting) -> Void {
      { sighting in for change in changes { change(&sighting) } }
    }
    let again: [DifferenceKind] = [.reidentified, .reidentified]
    let another: [DifferenceKind] = [.removed, .removed, .added, .added]
    #expect(kinds(prepared(all([named, timed("1")])), changed(all([named, timed("1"), at(112)]))) == again)
    #expect(kinds(prepared(all([named, timed("1"), at(112)])), changed(all([named, timed("2"), at(112)]))) == again)
    #expect(kinds(prepared(timed("1")), changed(timed("1"))) == again)
    #expect(kinds(prepared(all([named, at(112)])), changed(all([named, at(112.001)]))) == again)
    #expect(kinds(prepared(all([named, at(112)])), changed(all([named, at(112.01)]))) == another)
    #expect(kinds(prepared(all([named, timed("1"), at(112)])), changed(all([named, timed("2"), at(112.0001)]))) == another)
    // A record that was put elsewhere shows that an outlet is the same, but splits none.
    let both = prepared(all([named, timed("1"), at(112)]))
    var together = both
    for number in together.sightings.indices { together.sightings[number].outletID = "A" }
    together.outlets.removeLast()
    #expect(kinds(together, changed(all([named, timed("1"), at(112)]))) == [.split, .split])
    #expect(kinds(together, changed(all([named, timed("1"), at(112.1)]))) == [.reidentified, .added])
    // A record that says something else is one withdrawn and one new.
    let difference = compare(prepared(timed("1")), changed(timed("1")), runCauses: []).outlets[0]
    #expect(difference.causes == [.newObservations, .withdrawnObservations] && difference.observationsKept == 0)
    #expect(difference.observationsNew == 1 && difference.observationsWithdrawn == 1)
  }

  @Test("equal records are paired one by one, first those of the same file and number")
  func equalRecords() {
    var old = [ComparedSighting]()
    var new = [ComparedSighting]()
    for (source, record) in [("a.csv", "#1"), ("b.csv", "#1"), ("b.csv", "#2")] {
      old.append(ComparedSighting(source: source, record: record, content: 5))
    }
    new = [old[2], old[0], ComparedSighting(source: "c.csv", record: "#1", content: 5)]
    let pairs = SightingPairs(old, new)
    #expect(pairs.newOfOld == [1, 2, 0] && pairs.oldOfNew == [2, 0, 1] && pairs.isChanged == [false, false, false])
  }
}
