import Testing
import TextKit

@Suite("Order of tables")
struct TableOrderTests {
  private static let table: TextTable = {
    var count = TextTable.Column("outlets", isNumber: true)
    count.isSummable = true
    return TextTable(
      columns: [TextTable.Column("river", isNumber: false), count, TextTable.Column("km", isNumber: true)],
      rows: [["b", "2", "1.5"], ["青柳河", "10", "0.5"], [nil, "4", nil], ["a", "4", "9.5"]], total: ["total", "20", "11.5"])
  }()

  @Test("numbers from the greatest down, texts from the first up, what is missing last")
  func sorted() {
    let byCount = Self.table.sorted(byColumn: 1)
    #expect(byCount.rows.map { $0[1] } == ["10", "4", "4", "2"])
    #expect(byCount.rows[1][0] == nil && byCount.rows[2][0] == "a", "equals keep their order")
    #expect(Self.table.sorted(byColumn: 0).rows.map { $0[0] } == ["a", "b", "青柳河", nil])
    #expect(Self.table.sorted(byColumn: 2).rows.map { $0[2] } == ["9.5", "1.5", "0.5", nil])
    #expect(Self.table.sorted(byColumn: 2, isReversed: true).rows.map { $0[2] } == ["0.5", "1.5", "9.5", nil])
    #expect(byCount.total == Self.table.total)
  }

  @Test("the first rows, with what the others add up to")
  func top() {
    let top = Self.table.sorted(byColumn: 1).top(2)
    #expect(top.rows.map { $0[1] } == ["10", "4", "6"])
    #expect(top.rows[2] == ["(2 others)", "6", nil])
    #expect(Self.table.top(4).rows.count == 4)
    #expect(
      TextTable(columns: Self.table.columns, rows: Self.table.rows).top(1).rows.count == 1, "without a total nothing is to add up"
    )
  }

  @Test("bars are as long as the numbers and stand below each other, whatever the width of the names")
  func bars() {
    let lines = Self.table.rendered(as: .table, barColumn: "outlets").split(separator: "\n")
    #expect(lines.count == 8)
    #expect(lines[3].hasSuffix("██████████") && lines[2].hasSuffix("██") && lines[4].hasSuffix("████"))
    func start(_ line: Substring) -> Int { displayWidth(String(line.prefix { $0 != "█" })) }
    #expect(Set(lines[2...5].map(start)).count == 1)
    #expect(!Self.table.rendered(as: .csv, barColumn: "outlets").contains("█"))
    #expect(!Self.table.rendered(as: .table).contains("█"))
  }
}
