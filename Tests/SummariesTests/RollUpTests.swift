import Summaries
import SurveyModel
import Testing

/// All counts of a row, in the order outlets, left, right, observations, drone, foot, other, unconfirmed.
private func counts(_ row: RollUpRow) -> [Int] {
  [
    row.outlets, row.outletsLeft, row.outletsRight, row.observations, row.drone, row.foot, row.other, row.unconfirmed,
  ]
}

@Suite("Counts per river, basin and district")
struct RollUpTests {
  private let result = consistentResult()

  @Test("every river has a row, also one without outlets; the unmatched observation is in none")
  func rivers() {
    let rows = result.rivers.rows
    #expect(rows.map(\.id) == ["R0", "R1", "R2"])
    #expect(rows.map(\.name) == ["name R0", "name R1", "name R2"] && rows.map(\.basin) == ["W", "E", nil])
    #expect(rows.map(counts) == [[2, 1, 1, 3, 2, 1, 0, 1], [2, 1, 0, 4, 1, 1, 2, 1], [0, 0, 0, 0, 0, 0, 0, 0]])
    #expect(rows.map(\.lengthKilometres) == [3, 4, 5])
    #expect(rows.map(\.outletsPerKilometre) == [2 / 3.0, 0.5, 0])
    #expect(counts(result.rivers.total) == [4, 2, 1, 7, 3, 2, 2, 2])
    #expect(result.rivers.total.lengthKilometres == 12 && result.rivers.total.id == nil)
  }

  @Test("every area has a row, sorted by id, and what lies in none comes last")
  func basins() {
    let rows = result.basins.rows
    #expect(rows.map(\.id) == ["E", "N", "W", nil])
    #expect(rows.map(\.name) == [nil, "North", "West", nil])
    #expect(rows.map(counts).map { $0[0] } == [1, 0, 2, 1])
    #expect(rows.map(\.lengthKilometres) == [4, 0, 3, 5])
    #expect(counts(result.basins.total) == counts(result.rivers.total))
    #expect(result.basins.total.lengthKilometres == 12)
  }

  @Test("districts have no length")
  func districts() {
    let rows = result.districts.rows
    #expect(rows.map(\.id) == ["C", "D", nil])
    #expect(rows.map(\.lengthKilometres) == [nil, nil, nil] && rows.map(\.outletsPerKilometre) == [nil, nil, nil])
    #expect(rows.map(counts) == [[0, 0, 0, 0, 0, 0, 0, 0], [3, 2, 0, 6, 2, 2, 2, 1], [1, 0, 1, 1, 1, 0, 0, 1]])
    #expect(counts(result.districts.total) == counts(result.rivers.total))
    #expect(result.districts.total.lengthKilometres == nil)
  }

  @Test("without areas all lies in none, and without anything there is no row")
  func none() {
    let all = rollUpAreas(result, areas: [], lengths: nil, ids: [nil], of: { _ in 0 })
    #expect(all.rows.map(\.id) == [nil] && counts(all.total) == counts(result.rivers.total))
    let nothing = rollUpAreas(ResultColumns(), areas: [], lengths: nil, ids: [nil], of: { _ in 0 })
    #expect(nothing.rows.isEmpty && nothing.total.outlets == 0)
    #expect(rollUpRivers(ResultColumns()).rows.isEmpty)
  }

  @Test("an area of an outlet or a river that no list names has its row too, so lengths and counts add up")
  func unlisted() {
    let rollUp = rollUpAreas(
      result, areas: [("W", nil)], lengths: ["W": 3, "X": 4, nil: 5], ids: result.basinIDs, of: \.basin)
    #expect(rollUp.rows.map(\.id) == ["E", "W", "X", nil])
    #expect(rollUp.rows.map(\.outlets) == [1, 2, 0, 1])
    #expect(rollUp.rows.map(\.lengthKilometres) == [0, 3, 4, 5])
    #expect(rollUp.total.lengthKilometres == 12)
  }

  @Test("ids are sorted by their bytes, not by a language")
  func order() {
    let rollUp = rollUpAreas(
      ResultColumns(), areas: ["b", "ä", "B", "10", "9", "河"].map { ($0, nil) }, lengths: nil, ids: [nil], of: \.basin)
    #expect(rollUp.rows.map(\.id) == ["10", "9", "B", "b", "ä", "河"])
  }
}
