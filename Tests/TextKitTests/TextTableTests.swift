import Testing
import TextKit

@Suite("Tables of texts and numbers")
struct TextTableTests {
  let table = TextTable(
    columns: [.init("river", isNumber: false), .init("outlets", isNumber: true)],
    rows: [["湍河", "7"], ["a|b", "12"], ["=x", nil], [nil, "0"]], total: ["total", "19"])

  @Test(
    "in each format",
    arguments: [
      (
        TableFormat.table,
        """
        river  outlets
        -----  -------
        湍河         7
        a|b         12
        =x
                     0
        -----  -------
        total       19

        """
      ),
      (.csv, "river,outlets\n湍河,7\na|b,12\n'=x,\n,0\ntotal,19\n"),
      (
        .json,
        """
        {
          "rows": [
            {"river": "湍河", "outlets": 7},
            {"river": "a|b", "outlets": 12},
            {"river": "=x", "outlets": null},
            {"river": null, "outlets": 0}
          ],
          "total": {"river": "total", "outlets": 19}
        }

        """
      ),
      (.markdown, "| river | outlets |\n|---|---:|\n| 湍河 | 7 |\n| a\\|b | 12 |\n| =x |  |\n|  | 0 |\n| total | 19 |\n"),
    ])
  func rendered(format: TableFormat, expected: String) {
    #expect(table.rendered(as: format) == expected)
  }

  @Test("a negative number stays a number in CSV, a text that begins like one does not")
  func negative() {
    let table = TextTable(
      columns: [.init("river", isNumber: false), .init("error", isNumber: true)], rows: [["-a", "-4"]], total: ["total", "-4"])
    #expect(table.rendered(as: .csv) == "river,error\n'-a,-4\ntotal,-4\n")
  }

  @Test("without a total, and without rows")
  func partial() {
    var table = table
    table.total = nil
    #expect(table.rendered(as: .table).hasSuffix("\n=x\n             0\n"))
    #expect(table.rendered(as: .json).hasSuffix("\"outlets\": 0}\n  ]\n}\n"))
    table.rows = []
    #expect(table.rendered(as: .table) == "river  outlets\n-----  -------\n")
    #expect(table.rendered(as: .csv) == "river,outlets\n")
    table.total = ["total", "0"]
    #expect(table.rendered(as: .markdown) == "| river | outlets |\n|---|---:|\n| total | 0 |\n")
  }
}
