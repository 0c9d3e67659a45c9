import Foundation
import TestSupport
import Testing

/// `outlets diff` on results that differ in one thing each.
@Suite("The verb diff")
struct DiffTests {
  private let folder: TemporaryFolder
  private let rivers: String

  init() throws {
    folder = try TemporaryFolder()
    rivers = try folder.file("rivers.geojson", lines([("R1", [[111, 41], [111.05, 41]])]))
  }

  private static let header = "id,longitude,latitude,time,method,accuracy_m\n"
  private static let first =
    header + "a,111.001,41.0002,2024-05-01T01:00:00Z,foot,0.5\nb,111.004,41.0002,2024-05-01T02:00:00Z,foot,0.5\n"
  /// The other crew saw `b` as well, eight metres further.
  private static let second = header + "c,111.0040952,41.0002,2024-06-03T01:00:00Z,foot,0.5\n"

  /// Processes two files; `extra` are more options.
  private func process(_ name: String, _ first: String = first, _ second: String = second, _ extra: [String] = []) throws
    -> String
  {
    try folder.file("\(name)/surveys/first.csv", first)
    try folder.file("\(name)/surveys/second.csv", second)
    let end = try BuiltProgram(
      ["process", folder("\(name)/surveys"), "--rivers", rivers, "--out", folder("\(name)/result"), "--quiet"] + extra
    ).run()
    try #require(end.code == 0, "\(end.messages)")
    return folder("\(name)/result")
  }

  /// The rows of `diff.csv`, each as its kind, changes and causes; expects the exit code 1 where one of them differs.
  private func rows(_ old: String, _ new: String) throws -> [String] {
    let out = try TemporaryFolder()("diff")
    let end = try outlets("diff", old, new, "--out", out, "--exit-code")
    let table = TableText(try bytes(of: out + "/diff.csv"))
    let (kinds, changes, causes) = (table.column("kind"), table.column("changes"), table.column("causes"))
    let rows = kinds.indices.map { "\(kinds[$0]) [\(changes[$0])] [\(causes[$0])]" }
    #expect(end.code == (rows.allSatisfy { $0 == "kept [] []" } ? 0 : 1), "\(end.messages)")
    #expect(try outlets("diff", old, new).code == 0)
    // What the map shows: both places of each, and a line between them.
    let map = try Layer(try bytes(of: out + "/diff.geojson"))
    let (olds, news) = (table.column("old_outlet_id"), table.column("new_outlet_id"))
    #expect(map.features.count { $0.text("part") == "old" } == olds.count { !$0.isEmpty })
    #expect(map.features.count { $0.text("part") == "new" } == news.count { !$0.isEmpty })
    for feature in map.features { #expect(feature.type == (feature.text("part") == "between" ? "LineString" : "Point")) }
    // The changes lead from the old counts to the new ones.
    let rivers = TableText(try bytes(of: out + "/diff_rivers.csv"))
    func number(_ column: String) -> Int { rivers.column(column).last.flatMap { Int($0) } ?? .min }
    #expect(
      number("old_outlets") + number("added") - number("removed") + number("split") - number("merged") + number("moved_in")
        - number("moved_out") == number("new_outlets"))
    #expect(try number("old_outlets") == Layer(bytes(of: old + "/outlets.geojson")).features.count)
    #expect(try number("new_outlets") == Layer(bytes(of: new + "/outlets.geojson")).features.count)
    return rows
  }

  @Test("equal results: all kept, also where the files have other names and their rows another order")
  func equal() throws {
    let old = try process("old")
    #expect(try rows(old, old) == ["kept [] []", "kept [] []", "kept [] []"])
    let lines = Self.first.split(separator: "\n")
    let sorted = try process("sorted", ([lines[0], lines[2], lines[1]].joined(separator: "\n")) + "\n")
    #expect(try rows(old, sorted) == ["kept [] []", "kept [] []", "kept [] []"])
    let summary = try OrderedJSON(try outlets("diff", old, old, "--json").output)
    let unchanged = summary["rows"]?.list.first { $0["measure"]?.string == "unchanged" }
    #expect(unchanged?["value"]?.number == 3)
  }

  @Test("an outlet added, and removed")
  func added() throws {
    let old = try process("old")
    let new = try process("new", Self.first + "d,111.008,41.0002,2024-05-01T03:00:00Z,foot,0.5\n")
    let kept = ["kept [] []", "kept [] []", "kept [] []"]
    #expect(try rows(old, new).sorted() == ["added [] [new_observations]"] + kept)
    #expect(try rows(new, old).sorted() == kept + ["removed [] [withdrawn_observations]"])
  }

  @Test("an outlet moved: its record has another position, and both places are on the map with a line between")
  func moved() throws {
    let old = try process("old")
    let new = try process("new", Self.first.replacing("111.001,", with: "111.0012,"))
    #expect(
      try rows(old, new).sorted() == [
        "kept [] []", "kept [] []", "reidentified [moved] [new_observations withdrawn_observations]",
      ])
    let table = try outlets("diff", old, new, "--table", "outlets", "--format", "csv")
    let row = TableText(table.output)
    let distance = try #require(Double(row.column("distance_m").first ?? ""))
    #expect(abs(distance - 16.83) < 0.02 && row.column("limit_m") == ["1.414"])
    // A correction within the accuracies moves nothing.
    let near = try process("near", Self.first.replacing("111.001,", with: "111.00101,"))
    #expect(try rows(old, near).contains("reidentified [] [new_observations withdrawn_observations]"))
  }

  @Test("outlets merged, and split, by an option")
  func merged() throws {
    let old = try process("old")
    let new = try process("new", Self.first, Self.second, ["--columns", "accuracy_m="])
    let found = try rows(old, new)
    #expect(found.count == 3 && found.count { $0.hasPrefix("merged") && $0.hasSuffix("[options]") } == 2, "\(found)")
    let back = try rows(new, old)
    #expect(back.count == 3 && back.count { $0.hasPrefix("split") && $0.hasSuffix("[options]") } == 2, "\(back)")
    let summary = try outlets("diff", new, old)
    #expect(summary.text.contains("split_into") && !summary.text.contains("merged"))
  }

  @Test("a changed river counts as out and in")
  func river() throws {
    let old = try process("old")
    let text = String(decoding: try bytes(of: rivers), as: UTF8.self)
    try folder.file("rivers.geojson", text.replacing("\"R1\"", with: "\"R2\""))
    let new = try process("new")
    for row in try rows(old, new) { #expect(row.hasSuffix("[river reach] [rivers_layer]"), "\(row)") }
    let counts = TableText(try outlets("diff", old, new, "--table", "rivers", "--format", "csv").output)
    #expect(counts.column("river_id") == ["R1", "R2", "total"] && counts.column("moved_out") == ["3", "0", "3"])
    #expect(counts.column("moved_in") == ["0", "3", "3"] && counts.column("new_outlets") == ["0", "3", "3"])
  }

  @Test("a result changed by hand, a missing folder, what is no result, and a result in the way are refused")
  func refused() throws {
    let old = try process("old")
    let new = try process("new")
    #expect(try outlets("diff", old, folder("none")).code == 66)
    #expect(try outlets("diff", folder("none"), new).code == 66)
    #expect(try outlets("diff", old, folder("new/surveys")).code == 65)
    let before = try tree(old)
    let inTheWay = try outlets("diff", old, new, "--out", old)
    #expect(inTheWay.code == 64 && inTheWay.messages.contains("would be replaced"))
    #expect(try tree(old) == before)
    for layer in ["outlets", "observations"] {
      let file = "\(new)/\(layer).geojson"
      let whole = try bytes(of: file)
      let text = String(decoding: whole, as: UTF8.self)
      try Data(text.replacing("foot", with: "feet").utf8).write(to: URL(filePath: file))
      let end = try outlets("diff", old, new)
      #expect(end.code == 65 && end.messages.contains("\(layer).geojson") && end.output.isEmpty, "\(end.messages)")
      try Data(whole).write(to: URL(filePath: file))
    }
    try FileManager.default.removeItem(atPath: new + "/observations.geojson")
    #expect(try outlets("diff", old, new).code == 66)
  }

  @Test("a folder with other files needs --force, which keeps them")
  func place() throws {
    let old = try process("old")
    let out = folder("out")
    try folder.file("out/mine.txt", "mine")
    let refused = try outlets("diff", old, old, "--out", out)
    #expect(refused.code == 73 && refused.messages.contains("--force"))
    #expect(try outlets("diff", old, old, "--out", out, "--force", "--bom").code == 0)
    let files = try tree(out)
    #expect(
      files.keys.sorted() == [
        "diff.csv", "diff.geojson", "diff_basins.csv", "diff_districts.csv", "diff_rivers.csv", "diff_statuses.csv", "mine.txt",
      ])
    #expect(files.filter { $0.key.hasSuffix(".csv") }.allSatisfy { $0.value.starts(with: [0xEF, 0xBB, 0xBF]) })
    #expect(try outlets("diff", old, old, "--force").code == 64 && outlets("diff", old, old, "--bom").code == 64)
  }
}
