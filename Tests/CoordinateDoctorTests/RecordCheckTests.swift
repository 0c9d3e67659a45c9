import CoordinateDoctor
import SurveyModel
import TestSupport
import Testing

@Suite("Checks of records")
struct RecordCheckTests {
  private let walk = (0..<20).map { (111.7 + Double($0) * 0.001, 40.6) }

  private func island(_ positions: [(Double, Double)], rejected: Int = 0) -> Suspicion? {
    var account = FileAccount()
    account.records = positions.count + rejected
    if rejected > 0 { account.rejected[.nullIsland] = rejected }
    return nullIsland(observationColumns(positions), rows: 0..<positions.count, account: account)
  }

  @Test("positions at 0, 0 are counted, and those beside it while the others are elsewhere")
  func nullIslands() throws {
    #expect(island(walk) == nil)
    let rejected = try #require(island(walk, rejected: 3))
    #expect(rejected.rule == .suspectNullIsland && rejected.record == nil)
    #expect(rejected.message.hasPrefix("3 of 23 records stand at 0, 0 and were rejected: "))
    let beside = try #require(island(walk + [(0.03, -0.02), (-0.04, 0.049)], rejected: 1))
    #expect(beside.message.contains("1 of 23 records stand at 0, 0"))
    #expect(beside.message.contains("2 of 23 records lie within 6 km of 0, 0 and the others do not"))
    #expect(beside.record == 21)
  }

  @Test("a survey of the Gulf of Guinea, and what is just beyond 6 km, are left alone")
  func rightPlaces() {
    #expect(island((0..<20).map { (0.001 * Double($0 + 1), 0.01) }) == nil)
    #expect(island(walk + [(0.0501, 0.01), (0.01, -0.0501)]) == nil)
    // Half of the file is not the rest of it.
    #expect(island(walk.prefix(2) + [(0.01, 0.01), (0.02, 0.01)]) == nil)
    #expect(island(walk.prefix(3) + [(0.01, 0.01), (0.02, 0.01)]) != nil)
  }

  @Test("records whose degrees and minutes contradict their decimals are counted, with the first one's place")
  func triples() throws {
    var columns = observationColumns(walk)
    #expect(contradictingTriples(columns, rows: 0..<20) == nil)
    for row in [4, 5, 17] { columns.flags[row].insert(.decimalsContradictTriple) }
    let found = try #require(contradictingTriples(columns, rows: 0..<20))
    #expect(found.rule == .suspectTriples && found.record == 5)
    #expect(found.message.hasPrefix("In 3 of 20 records "))
    #expect(found.position == Coordinate(x: walk[4].0, y: walk[4].1))
    #expect(contradictingTriples(columns, rows: 6..<17) == nil, "of another file")
    #expect(try #require(contradictingTriples(columns, rows: 6..<20)).record == 18)
  }

  /// A track of one fix each second, 1 m apart, with a rest of `rest` fixes and then a step of `metres`.
  private func track(rest: Int, step metres: Double) -> Suspicion? {
    let degree = 111_000 * 0.7593
    var positions = (0..<30).map { Coordinate(x: 111.7 + Double($0) / degree, y: 40.6) }
    positions += [Coordinate](repeating: positions[29], count: rest)
    let resumed = positions[29].x + metres / degree
    positions += (0..<30).map { Coordinate(x: resumed + Double($0) / degree, y: 40.6) }
    return stuckReceiver(Walk(positions, times: positions.indices.map { Int64($0) * 1_000_000 }))
  }

  @Test("a track that rests is right, and one that jumps after its rest was stuck")
  func stuckTrack() throws {
    #expect(track(rest: 60, step: 1) == nil)
    #expect(track(rest: 60, step: 45) == nil, "less than 50 m")
    #expect(track(rest: 20, step: 400) == nil, "less than half a minute")
    let found = try #require(track(rest: 60, step: 400))
    #expect(found.rule == .suspectStuck && found.record == nil)
    #expect(found.message.hasPrefix("61 fixes from fix 30 on have the same position to the last digit for 1 min 0 s"))
  }

  @Test("ten metres are too coarse to call records of one position stuck")
  func coarse() {
    var columns = observationColumns(walk)
    for row in 0..<20 { columns.time[row] = Int64(row) * 60_000_000 }
    for row in 5..<12 { (columns.longitude[row], columns.latitude[row]) = (111.7051, 40.6) }
    #expect(stuckReceiver(Walk(columns, rows: 0..<20)) == nil)
    for row in 5..<12 { columns.longitude[row] = 111.705123 }
    #expect(stuckReceiver(Walk(columns, rows: 0..<20))?.record == 6)
  }

  @Test("a suspicion becomes a finding with all that it knows")
  func finding() throws {
    let found = try #require(island(walk + [(0.03, -0.02)])).finding(source: "walks/day1.csv")
    #expect(found.rule == .suspectNullIsland && found.severity == .warning && found.record == 21)
    #expect(found.source == "walks/day1.csv" && found.message.contains("within 6 km"))
  }
}
