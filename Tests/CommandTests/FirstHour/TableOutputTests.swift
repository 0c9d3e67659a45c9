import Foundation
import TestSupport
import Testing

/// Tables: cross tables, order, the first rows, files.
@Suite("Tables that are printed")
struct TableOutputTests {
  @Test(
    "count by two keys is a cross table that adds up both ways",
    arguments: [
      ("river", "type"), ("type", "bank"), ("district", "status"), ("bank", "method"),
    ])
  func crossTable(_ rows: String, _ columns: String) throws {
    let output = try Campaigns.output()
    let total = try output.layer("outlets").features.count
    let table = TableText(try outlets("count", output.folder, "--by", rows, "--by", columns, "--format", "csv").output)
    let sum = try #require(table.header.firstIndex(of: "outlets"))
    let first = rows == "river" ? 2 : 1
    for row in table.rows {
      let cells = row[first..<sum].map { Int($0) ?? 0 }
      #expect(cells.reduce(0, +) == Int(row[sum]), "\(row)")
    }
    #expect(Int(table.rows.last?[sum] ?? "") == total)
    for column in first...sum {
      let numbers = table.rows.map { Int($0[column]) ?? 0 }
      #expect(numbers.dropLast().reduce(0, +) == numbers.last, "\(table.header[column])")
    }
    let single = TableText(try outlets("count", output.folder, "--by", rows, "--format", "csv").output)
    let counts = try #require(single.header.firstIndex(of: "outlets"))
    #expect(single.rows.map { Int($0[counts]) }.filter { $0 != 0 } == table.rows.map { Int($0[sum]) })
  }

  @Test("--sort orders and --top cuts, and the rows still add up")
  func order() throws {
    let output = try Campaigns.output().folder
    let table = TableText(
      try outlets("count", output, "--by", "type", "--sort", "outlets", "--top", "2", "--format", "csv").output)
    let column = try #require(table.header.firstIndex(of: "outlets"))
    let counts = table.rows.compactMap { Int($0[column]) }
    #expect(counts.count == 4 && counts[0] >= counts[1])
    #expect(table.rows[2][0].hasPrefix("(") && counts[0] + counts[1] + counts[2] == counts[3])
    let names = TableText(try outlets("count", output, "--sort", "river_id:down", "--format", "csv").output).column("river_id")
    #expect(names.dropLast() == names.dropLast().sorted(by: >)[...])
  }

  @Test("--out writes a file whose ending says the format; --bom makes it one for spreadsheets")
  func file() throws {
    let output = try Campaigns.output().folder
    let folder = try TemporaryFolder()
    let end = try outlets("count", output, "--by", "type", "-o", folder("types.csv"), "--bom")
    #expect(end.code == 0 && end.output.isEmpty, "\(end.messages)")
    let written = try bytes(of: folder("types.csv"))
    #expect(written.prefix(3) == [0xEF, 0xBB, 0xBF])
    #expect(try Array(written.dropFirst(3)) == outlets("count", output, "--by", "type", "--format", "csv").output)
    #expect(try outlets("count", output, "-o", folder("rivers.json")).code == 0)
    #expect(try OrderedJSON(bytes(of: folder("rivers.json")))["total"] != nil)
    #expect(try outlets("count", output, "-o", folder("no/such/file.csv")).code == 73)
    #expect(try folder.names() == ["rivers.json", "types.csv"])
    #expect(try outlets("count", output, "--bom").code == 64)
  }

  @Test("--bom of process marks its CSV outputs, which count reads all the same")
  func markedResult() throws {
    let small = try SmallSurvey()
    #expect(try small.run("--bom").code == 0)
    for file in ["rejected.csv", "summary/rivers.csv"] {
      #expect(try bytes(of: small.out + "/" + file).prefix(3) == [0xEF, 0xBB, 0xBF], "\(file)")
    }
    #expect(try bytes(of: small.out + "/outlets.geojson").first == 0x7B)
    let counted = try outlets("count", small.out, "--format", "csv")
    #expect(counted.code == 0 && counted.text.hasPrefix("river_id"), "\(counted.messages)")
    #expect(try small.run().code == 0)
    #expect(try bytes(of: small.out + "/rejected.csv").first != 0xEF)
  }

  @Test(
    "a terminal shows bars, and a pipe does not",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "there is no terminal to be had"))
  func bars() throws {
    let output = try Campaigns.output().folder
    let line = "'\(BuiltProgram.path)' count '\(output)'"
    let shown = String(decoding: try run("/usr/bin/script", ["-qec", line, "/dev/null"]), as: UTF8.self)
    #expect(shown.contains("█"), "\(shown)")
    #expect(try !outlets("count", output).text.contains("█"))
  }

  @Test("schema: every format", arguments: ["csv", "json", "markdown"])
  func schema(_ format: String) throws {
    let end = try outlets("schema", "outlets", "--format", format)
    #expect(end.code == 0 && end.text.contains("outlet_id"), "\(end.messages)")
  }
}
