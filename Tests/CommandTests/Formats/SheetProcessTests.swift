import TestSupport
import Testing

/// One sheet of a workbook named as a layer is.
@Suite("Sheets of workbooks")
struct SheetProcessTests {
  private let folder: TemporaryFolder
  private let rivers: String
  private let book: String

  init() throws {
    folder = try TemporaryFolder()
    rivers = try folder.file("rivers.geojson", lines([("R1", [[111, 41], [111.01, 41]])]))
    book = try folder.file("forms/普查.xlsx", Self.workbook())
  }

  private static func workbook() -> [UInt8] {
    let header = ["编号", "经度", "纬度"]
    return TestSupport.workbook([
      ("甲", sheetData([header, ["a1", "111.001", "41.0001"], ["a2", "111.002", "41.0001"]])),
      ("乙", sheetData([header, ["b1", "111.005", "40.9999"], ["b2", "111.006", ""]])),
      ("照片", sheetData([["编号", "照片编号"], ["m1", "DJI_0001"]])),
    ])
  }

  private func ids(_ output: OutputFiles) throws -> [String] {
    try output.layer("observations").features.compactMap { $0.text("recorded_id") }
  }

  @Test("two sheets of one file are two surveys, each with its own name, books and rows")
  func two() throws {
    let output = try OutputFiles(processing: ["\(book):乙", "\(book):甲", "--rivers", rivers], code: 2)
    #expect(try ids(output) == ["b1", "a1", "a2"])
    let inputs = try #require(try output.manifest()["inputs"]?.list).filter { $0["role"]?.string == "survey" }
    #expect(inputs.map { $0["name"]?.string } == ["普查.xlsx:乙", "普查.xlsx:甲"])
    #expect(inputs.map { $0["records"]?.integer } == [2, 2] && inputs.map { $0["accepted"]?.integer } == [1, 2])
    let rejected = try output.table("rejected.csv")
    #expect(rejected.column("source") == ["普查.xlsx:乙"] && rejected.column("line") == ["3"])
    #expect(rejected.column("message")[0].contains("sheet \"乙\", C3"))
  }

  @Test("a sheet is counted once, by whatever name; in a folder the named sheets are read and no others")
  func once() throws {
    let copy = try folder.file("copy.xlsx", Self.workbook())
    let output = try OutputFiles(processing: ["\(book):甲", "\(copy):甲", "\(folder.path)/forms", "--rivers", rivers])
    #expect(try ids(output) == ["a1", "a2"])
    let skipped = try #require(try output.manifest()["skipped"]?.list)
    #expect(
      skipped.compactMap { $0["reason"]?.string }
        == ["named by its layers or sheets", "the same bytes as copy.xlsx:甲"])
    #expect(try output.findingRules().filter { $0 == "file_repeated" }.count == 2)
    // --sheet is for all workbooks, the name after the colon for one of them.
    let other = try OutputFiles(processing: ["\(book):甲", copy, "--sheet", "乙", "--rivers", rivers], code: 2)
    #expect(try ids(other) == ["b1", "a1", "a2"])
  }

  @Test("files of one name in two folders keep their sheets in their names")
  func sources() throws {
    let other = try folder.file(
      "other/普查.xlsx",
      TestSupport.workbook([
        ("甲", sheetData([["编号", "经度", "纬度"], ["c1", "111.003", "41.0001"]])),
        ("乙", sheetData([["编号", "经度", "纬度"], ["d1", "111.004", "41.0001"]])),
      ]))
    let output = try OutputFiles(
      processing: ["\(book):甲", "\(other):甲", "\(book):乙", "\(other):乙", "--rivers", rivers], code: 2)
    let sources = try output.layer("observations").features.compactMap { $0.text("source") }
    #expect(sources == ["forms/普查.xlsx:乙", "forms/普查.xlsx:甲", "forms/普查.xlsx:甲", "other/普查.xlsx:乙", "other/普查.xlsx:甲"])
  }

  @Test("what is no sheet, or no workbook, is a usage error that lists what there is")
  func usage() throws {
    let table = try folder.file("points.csv", SmallSurvey.good)
    for (survey, words) in [("\(book):丙", "\"甲\", \"乙\", \"照片\""), ("\(table):甲", "FILE:sheet")] {
      let end = try BuiltProgram(["process", survey, "--rivers", rivers, "--out", folder("x")]).run()
      #expect(end.code == 64 && end.messages.contains(words), "\(end.messages)")
    }
    let several = try BuiltProgram(["process", book, "--rivers", rivers, "--out", folder("x")]).run()
    #expect(several.code == 65 && several.messages.contains("FILE:sheet"), "\(several.messages)")
  }

  @Test("inspect looks at one sheet")
  func inspect() throws {
    let end = try outlets("inspect", "\(book):乙", "--json")
    #expect(end.code == 0, "\(end.messages)")
    let found = try #require(try OrderedJSON(Array(end.output)).list.first)
    #expect(found["name"]?.string == "普查.xlsx:乙" && found["records"]?.integer == 2)
  }

  @Test("marks on one sheet, the survey on another of the same workbook")
  func marks() throws {
    let photo = PhotoProcessTests.drone([("GpsLatitude", "41.0002"), ("GpsLongitude", "111.004")], picture: "1")
    try folder.file("photos/DJI_0001.JPG", photo.bytes)
    let output = try OutputFiles(processing: [
      folder("photos"), "\(book):甲", "--marks", "\(book):照片", "--rivers", rivers,
    ])
    #expect(try ids(output).sorted() == ["a1", "a2", "m1"])
    let marks = try #require(try output.manifest()["inputs"]?.list.first { $0["format"]?.string == "marks" })
    #expect(marks["name"]?.string == "普查.xlsx:照片")
    #expect(try output.manifest()["options"]?["marks"]?.list.compactMap(\.string) == ["普查.xlsx:照片"])
    let none = try BuiltProgram([
      "process", folder("photos"), "--marks", "\(book):丙", "--rivers", rivers, "--out", folder("y"),
    ]).run()
    #expect(none.code == 64 && none.messages.contains("\"照片\""), "\(none.messages)")
    let text = try folder.file("marks.csv", "photo\nDJI_0001\n")
    let table = try BuiltProgram([
      "process", folder("photos"), "--marks", "\(text):甲", "--rivers", rivers, "--out", folder("y"),
    ]).run()
    #expect(table.code == 64 && table.messages.contains("FILE:sheet"), "\(table.messages)")
  }

  @Test("the doctor reads the named sheet again, and --fix mends that one alone")
  func doctor() throws {
    let places = (0..<20).map { index in
      ["p\(index)", "\(41 + 0.0001 * Double(index % 3))", "\(111 + 0.0004 * Double(index))"]
    }
    let header = ["编号", "经度", "纬度"]
    let swapped = try folder.file(
      "swapped.xlsx",
      TestSupport.workbook([
        ("right", sheetData([header] + places.map { [$0[0], $0[2], $0[1]] })), ("wrong", sheetData([header] + places)),
      ]))
    let output = try OutputFiles(processing: [
      "\(swapped):wrong", "\(swapped):right", "--rivers", rivers, "--fix", "swap",
    ])
    let observations = try output.layer("observations").features
    #expect(observations.count == 40)
    for observation in observations {
      let isMended = observation.texts("flags").contains("coordinate_fixed")
      #expect(isMended == (observation.text("source") == "swapped.xlsx:wrong") && abs(observation.position[0] - 111) < 0.01)
    }
  }
}
