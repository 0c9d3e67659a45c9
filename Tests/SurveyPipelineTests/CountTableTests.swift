import Foundation
import SurveyModel
import SurveyPipeline
import TestSupport
import Testing

@Suite("Tables of counts")
struct CountTableTests {
  private static let table = CountTable(
    columns: [CountTable.Column("river", isNumber: false), CountTable.Column("outlets", isNumber: true)],
    rows: [["湍河", "12"], ["a|b", "7"], ["=1+1, \"x\"", nil], [nil, "0"]], total: ["total", "19"])

  @Test("for the eye: columns as wide as their widest text, numbers to the right, no space at the ends of lines")
  func aligned() {
    #expect(
      rendered(Self.table, as: .table) == """
        river      outlets
        ---------  -------
        湍河            12
        a|b              7
        =1+1, "x"
                         0
        ---------  -------
        total           19

        """)
  }

  @Test("as CSV: quoted where needed, formulas made texts")
  func commaSeparated() {
    #expect(
      rendered(Self.table, as: .csv) == """
        river,outlets
        湍河,12
        a|b,7
        "'=1+1, ""x""\",
        ,0
        total,19

        """)
  }

  @Test("as JSON: texts and numbers, null for nothing")
  func json() throws {
    let text = rendered(Self.table, as: .json)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let rows = try #require(object["rows"] as? [[String: Any]])
    #expect(rows.map { $0["river"] as? String } == ["湍河", "a|b", "=1+1, \"x\"", nil])
    #expect(rows.map { $0["outlets"] as? Int } == [12, 7, nil, 0])
    #expect(rows[2]["outlets"] is NSNull && rows[3]["river"] is NSNull)
    let total = object["total"] as? [String: Any]
    #expect(total?["river"] as? String == "total" && total?["outlets"] as? Int == 19)
  }

  @Test("as Markdown: a bar within a cell does not end it")
  func markdown() {
    #expect(
      rendered(Self.table, as: .markdown) == """
        | river | outlets |
        |---|---:|
        | 湍河 | 12 |
        | a\\|b | 7 |
        | =1+1, "x" |  |
        |  | 0 |
        | total | 19 |

        """)
  }

  @Test("a name cannot break its line or move the cursor")
  func harmful() {
    let table = CountTable(
      columns: [CountTable.Column("river", isNumber: false)], rows: [["a\nb\u{1B}[2J"]], total: ["total"])
    for format in [TableFormat.table, .markdown] {
      let text = rendered(table, as: format)
      #expect(text.contains("a\\nb\\x1B[2J") && !text.contains("\u{1B}"), "\(text)")
    }
  }

  @Test("a table without rows has its header and its total")
  func empty() {
    let table = CountTable(columns: [CountTable.Column("river", isNumber: false)], rows: [], total: ["total"])
    #expect(rendered(table, as: .csv) == "river\ntotal\n")
    #expect(rendered(table, as: .table) == "river\n-----\n-----\ntotal\n")
  }

  @Test("a folder that is missing, or no output")
  func noOutput() throws {
    let folder = try TemporaryFolder()
    let missing = #expect(throws: InputError.self) { try countOutlets(in: folder("none"), by: .river) }
    #expect(missing?.code == .missing)
    try folder.file("notes/outlets.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}")
    let foreign = #expect(throws: InputError.self) { try countOutlets(in: folder("notes"), by: .river) }
    #expect(foreign?.code == .unreadable && foreign?.message.contains("no folder that outlets process wrote") == true)
    let file = try folder.file("a.csv", "a")
    #expect(throws: InputError.self) { try countOutlets(in: file, by: .river) }
  }
}
