import SurveyModel
import Testing

@Suite("What crews wrote of river and bank")
struct ClaimColumnTests {
  private func column(_ claims: [RiverClaim?]) -> ClaimColumn {
    var column = ClaimColumn()
    for claim in claims {
      if let claim { column.append(claim) } else { column.appendNothing(1) }
    }
    return column
  }

  @Test("rows come back as they went in, in whatever order names were first written")
  func rows() {
    let written = [
      nil, RiverClaim(river: "b", bank: .right), RiverClaim(river: "a"), RiverClaim(bank: .left), nil, RiverClaim(river: "b"),
    ]
    let column = column(written)
    #expect(Array(column) == written.map { $0 ?? RiverClaim() })
    #expect(column.names.texts == ["", "b", "a"] && !column.holdsNothing)
    #expect(Array(column.selecting([5, 0, 1])) == [RiverClaim(river: "b"), RiverClaim(), RiverClaim(river: "b", bank: .right)])
  }

  @Test("a column without claims stays empty, and parts join whichever of them has claims", arguments: 0..<8)
  func joined(mask: Int) {
    let parts = [
      [RiverClaim(river: "x", bank: .left), RiverClaim()], [RiverClaim(river: "y"), RiverClaim(river: "x")],
      [RiverClaim(bank: .right), RiverClaim(river: "y", bank: .left)],
    ].enumerated().map { mask & 1 << $0.offset > 0 ? $0.element : [RiverClaim(), RiverClaim()] }
    var whole = ClaimColumn()
    for part in parts { whole.append(contentsOf: column(part.map { $0 })) }
    #expect(Array(whole) == parts.flatMap { $0 })
    #expect(whole.holdsNothing == (mask == 0))
  }
}
