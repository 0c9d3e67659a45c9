import TestSupport
import Testing

/// Counts by county, city and province.
@Suite("Districts by their codes")
struct DistrictTests {
  /// Four counties side by side along a river, in two provinces, with one of the provinces drawn too.
  private func campaign(_ properties: (Int) -> String = { _ in "" }) throws -> (folder: TemporaryFolder, arguments: [String]) {
    let folder = try TemporaryFolder()
    var table = "id,longitude,latitude,accuracy_m\n"
    for number in 0..<20 { table += "\(number),\(111.0005 + Double(number) * 0.001),41.0001,3\n" }
    let codes = ["411381", "411322", "410105", "420106", "41"]
    let districts = codes.enumerated().map { number, code in
      let (west, east) = number == 4 ? (110.9, 111.018) : (111 + Double(number) * 0.004, 111.004 + Double(number) * 0.004)
      let ring = [(west, 40.9), (east, 40.9), (east, 41.1), (west, 41.1), (west, 40.9)].map { "[\($0.0),\($0.1)]" }
      return
        "{\"type\":\"Feature\",\"properties\":{\"id\":\(number),\"adcode\":\"\(code)\"\(properties(number))},"
        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(ring.joined(separator: ","))]]}}"
    }
    let river =
      "{\"type\":\"Feature\",\"properties\":{\"river_id\":\"R\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[111,41],[111.02,41]]}}"
    return (
      folder,
      [
        try folder.file("walk.csv", table), "--rivers",
        try folder.file("rivers.geojson", "{\"type\":\"FeatureCollection\",\"features\":[\(river)]}"), "--districts",
        try folder.file(
          "counties.geojson", "{\"type\":\"FeatureCollection\",\"features\":[\(districts.joined(separator: ","))]}"),
      ]
    )
  }

  private func rows(_ table: TableText) throws -> [String] {
    let column = try #require(table.header.firstIndex(of: "outlets"))
    return table.rows.map { "\($0[0]) \($0[1]) \($0[column])" }
  }

  @Test("each table has every outlet once, and count shows each")
  func levels() throws {
    let (folder, arguments) = try campaign()
    let output = try OutputFiles(processing: arguments)
    #expect(output.end.code == 0, "\(output.end.messages)")
    // The province is drawn over its three counties, and has 16 and 17 for itself; 18 and 19 lie in none.
    #expect(
      try rows(output.table("summary/districts.csv")) == [
        "41  2", "410105  4", "411322  4", "411381  4", "420106  4", "  2", "total  20",
      ])
    let table = try output.table("summary/districts.csv")
    #expect(table.column("level") == ["province", "county", "county", "county", "county", "", ""])
    #expect(table.column("parent") == ["", "410100", "411300", "411300", "420100", "", ""])
    #expect(
      try rows(output.table("summary/districts_city.csv")) == [
        "41 河南省 2", "410100  4", "411300  8", "420100  4", "  2", "total  20",
      ])
    #expect(try rows(output.table("summary/districts_province.csv")) == ["41 河南省 14", "420000 湖北省 4", "  2", "total  20"])
    #expect(try output.findingRules().contains("polygon_overlap"))
    for (level, sum) in [("county", 20), ("city", 20), ("province", 20)] {
      let counted = TableText(try outlets("count", output.folder, "--by", "district", "--level", level, "--format", "csv").output)
      let column = try #require(counted.header.firstIndex(of: "outlets"))
      #expect(counted.rows.dropLast().reduce(0) { $0 + (Int($1[column]) ?? 0) } == sum)
    }
    #expect(try outlets("count", output.folder, "--by", "district", "--level", "parent").code == 64)
    #expect(try outlets("count", output.folder, "--by", "river", "--level", "city").code == 64)
    _ = folder
  }

  @Test("parents and ids from properties that are named; a property that nobody has is refused")
  func parents() throws {
    let (folder, arguments) = try campaign { ",\"bureau\":\"\($0 < 2 ? "south" : "north")\"" }
    let output = try OutputFiles(processing: arguments + ["--district-id", "id", "--district-parent", "bureau"])
    #expect(try rows(output.table("summary/districts_parent.csv")) == ["north  10", "south  8", "  2", "total  20"])
    #expect(try rows(output.table("summary/districts.csv")).first == "0  4")
    #expect(output.files["summary/districts_city.csv"] == nil)
    let end = try BuiltProgram(["process"] + arguments + ["--out", folder("x"), "--district-parent", "nobody"]).run()
    #expect(end.code == 64 && end.messages.contains("nobody"), "\(end.messages)")
    let without = try BuiltProgram(["process"] + arguments.prefix(3) + ["--out", folder("x"), "--district-parent", "bureau"])
      .run()
    #expect(without.code == 64 && without.messages.contains("--districts"))
  }
}
