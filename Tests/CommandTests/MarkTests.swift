import Foundation
import TestSupport
import Testing

/// `--marks`: rows that name photos or say times.
@Suite("Marks")
struct MarkTests {
  /// Photos of two flights whose names overlap, on two days.
  private static func flights() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (flight, day, latitude) in [("flight-1", "16", 40.59), ("flight-2", "17", 40.55)] {
      for number in [424, 425] where !(flight == "flight-2" && number == 424) {
        var photo = PhotoProcessTests.drone(
          [("GpsLatitude", "\(latitude + Double(number - 424) / 1000)"), ("GpsLongitude", "111.6002")],
          picture: "\(flight)\(number)", time: "2024:05:\(day) 16:00:00")
        photo.picture += "x"
        try folder.file("air/\(flight)/DJI_0\(number).JPG", photo.bytes)
      }
    }
    var silent = MadePhoto()
    silent.image = [(0x010F, .text("Canon"))]
    silent.camera = [(0x9003, .text("2024:05:16 16:00:01")), (0x9011, .text("+08:00"))]
    try folder.file("air/camera/IMG_0009.JPG", silent.bytes)
    try folder.file("rivers.geojson", PhotoProcessTests.river)
    // A walk along the river: a metre a second to the south.
    let fixes = (0..<60).map { second in
      let latitude = 40.595 - Double(second) / 111_050
      return
        "<trkpt lat=\"\(latitude)\" lon=\"111.6001\"><time>2024-05-16T08:00:\(second < 10 ? "0" : "")\(second)Z</time></trkpt>"
    }
    try folder.file(
      "walk.gpx",
      "<gpx version=\"1.1\"><trk><type>foot</type><trkseg>\(fixes.joined())</trkseg></trk></gpx>")
    return folder
  }

  private static func process(
    _ folder: TemporaryFolder, _ marks: String, _ more: [String] = [], code: Int32 = 0
  ) throws -> OutputFiles {
    let table = try folder.file("marks.csv", marks)
    return try OutputFiles(
      processing: [folder("air"), folder("walk.gpx"), "--marks", table, "--rivers", folder("rivers.geojson")] + more, code: code)
  }

  @Test("photos are found by name, ending or not, folder, number, flight and date; what is left is said")
  func byPhoto() throws {
    let folder = try Self.flights()
    let marks = """
      编号,照片编号,架次,日期,类型,备注
      a,DJI_0424,,,工业,by name
      b,dji_0424.jpg,,,生活,any case
      c,flight-2/DJI_0425.JPG,,,雨水,by folder
      d,DJI_0425,2,,工业,by flight
      e,DJI_0425,,2024-05-16,工业,by date
      f,424,,,工业,by number
      g,DJI_0425,,,工业,two of them
      h,DJI_0777,,,工业,nowhere
      i,,,,工业,nothing
      j,DJI_0900；DJI_0424,,,工业,one of two is there
      k,DJI_0424,flight-2,,工业,of the other flight
      l,DJI_0424,A01,2024-05-20,工业,a flight by another name and four days later

      """
    let output = try Self.process(folder, marks, ["--time-zone", "Asia/Shanghai"], code: 2)
    let observations = try output.layer("observations").features
    try #require(observations.compactMap { $0.text("recorded_id") } == ["a", "b", "c", "d", "e", "f", "j", "l"])
    #expect(observations.map { $0.position[1] } == [40.59, 40.59, 40.551, 40.551, 40.591, 40.59, 40.59, 40.59])
    #expect(observations.map { $0.texts("flags").contains("times_differ") }.suffix(2) == [false, true])
    #expect(observations.allSatisfy { $0.text("method") == "drone" && $0.texts("flags").contains("position_is_aircraft") })
    #expect(observations[0].text("time") == "2024-05-16T08:00:00Z" && observations[0].text("type") == "industrial")
    #expect(observations.allSatisfy { $0.number("accuracy_m") == 50.99 && $0.text("accuracy_source") == "assumed" })
    let sources = observations.map { $0.properties["attributes"]?["position_source"]?.string }
    #expect(sources[2] == "photo air/flight-2/DJI_0425.JPG, aircraft")
    #expect(sources[6] == "photo air/flight-1/DJI_0424.JPG, aircraft, one of 2 photos named")
    #expect(observations[0].properties["attributes"]?["备注"]?.string == "by name")
    let rejected = try output.table("rejected.csv")
    #expect(rejected.column("rule") == ["mark_ambiguous", "mark_photo_unknown", "coordinate_missing", "mark_photo_unknown"])
    #expect(rejected.column("record") == ["7", "8", "9", "11"])
    #expect(rejected.column("line") == ["8", "9", "10", "12"])
    #expect(rejected.column("column") == ["照片编号", "照片编号", "照片编号", "照片编号"])
    let input = try #require(try output.manifest()["inputs"]?.list.first { $0["format"]?.string == "marks" })
    #expect(input["records"]?.integer == 12 && input["accepted"]?.integer == 8 && input["name"]?.string == "marks.csv")
  }

  @Test("times are placed on the walk: between fixes, without a date, by clock offset; accuracy by speed and gap")
  func byTime() throws {
    let folder = try Self.flights()
    let marks =
      "id,time,accuracy\n1,2024-05-16 16:00:30,3\n2,2024-05-16T08:00:30.500Z,\n3,16:00:10,\n4,2024-05-16 16:02:00,\n5,16:01,\n"
    let output = try Self.process(folder, marks, ["--time-zone", "+08:00"], code: 2)
    let observations = try output.layer("observations").features
    try #require(observations.map { $0.text("recorded_id") } == ["1", "2", "3", "5"])
    for (row, second) in [(0, 30.0), (1, 30.5), (2, 10.0)] {
      #expect(abs(observations[row].position[1] - (40.595 - second / 111_050)) < 1e-7)
      #expect(observations[row].position[0] == 111.6001 && observations[row].text("method") == "foot")
      #expect(!observations[row].texts("flags").contains("position_is_aircraft"))
    }
    // 8 m of a phone, a metre a second, half of a written second; for the second 0.5 s to a fix and half a millisecond.
    #expect(abs((observations[0].number("accuracy_m") ?? 0) - 8.02) < 0.001)
    #expect(abs((observations[1].number("accuracy_m") ?? 0) - 8.02) < 0.001)
    #expect(observations[2].texts("flags").contains("time_inferred") && observations[2].text("time") == "2024-05-16T08:00:10Z")
    // A minute that was written without seconds may be 30 s off, so 30 m; the walk ended a second before it.
    #expect(abs((observations[3].number("accuracy_m") ?? 0) - 32.02) < 0.1)
    #expect(observations.allSatisfy { $0.text("accuracy_source") == "derived" })
    #expect(
      observations[1].properties["attributes"]?["position_source"]?.string
        == "track walk.gpx at 2024-05-16T08:00:30.500Z, gap 0.5 s")
    #expect(try output.rejectedRules() == ["mark_time_outside_track"])
    #expect(try output.table("rejected.csv").column("message")[0].contains("61 s away"))
    let late = try Self.process(folder, "id,time\n1,2024-05-16 16:01:07\n", ["--time-zone", "+08:00", "--clock-offset", "-37s"])
    let moved = try #require(try late.layer("observations").features.first)
    #expect(moved.text("time") == "2024-05-16T08:00:30Z" && abs(moved.position[1] - (40.595 - 30 / 111_050)) < 1e-7)
  }

  @Test("a photo without a position is placed by its time; rows with coordinates keep them; times that differ are flagged")
  func mixed() throws {
    let folder = try Self.flights()
    let marks = """
      id,photo,time,lon,lat
      1,IMG_0009,,,
      2,DJI_0424,2024-05-16T09:00:00Z,,
      3,DJI_0424,2024-05-16T08:00:00Z,111.6003,40.52
      4,DJI_0999,2024-05-16T08:00:05Z,,
      5,,,0,0

      """
    let output = try Self.process(folder, marks, code: 2)
    let observations = try output.layer("observations").features
    try #require(observations.map { $0.text("recorded_id") } == ["1", "2", "3", "4"])
    #expect(abs(observations[0].position[1] - (40.595 - 1 / 111_050)) < 1e-7)
    let source = observations.map { $0.properties["attributes"]?["position_source"]?.string }
    #expect(source[0]?.hasSuffix("time of photo air/camera/IMG_0009.JPG") == true)
    #expect(observations[1].texts("flags").contains("times_differ"))
    #expect(observations[2].position == [111.6003, 40.52] && source[2] == nil)
    #expect(source[3]?.contains("no photo \"DJI_0999\" is among the survey's") == true)
    #expect(try output.rejectedRules() == ["null_island"])
  }

  @Test("a table of marks in the survey's own folder is read as marks only; options that make no sense are refused")
  func usage() throws {
    let folder = try Self.flights()
    let marks = try folder.file("air/marks.csv", "photo\nDJI_0424\n")
    let arguments = [folder("air"), "--rivers", folder("rivers.geojson")]
    let output = try OutputFiles(processing: arguments + ["--marks", marks, "--photo-events"], code: 2)
    // Three photos of the drone and the mark; the camera's photo has no position.
    #expect(
      try output.layer("observations").features.map { $0.text("source") } == [
        "air/flight-1/DJI_0424.JPG", "air/flight-1/DJI_0425.JPG", "air/flight-2/DJI_0425.JPG", "marks.csv",
      ])
    let hint = try BuiltProgram(["process"] + arguments + ["--out", folder("x")]).run()
    #expect(hint.code == 2 && hint.messages.contains("--marks"), "\(hint.messages)")
    let none = try folder.file("none.csv", "remarks\nx\n")
    for (more, code, words) in [
      (["--marks", folder("absent.csv")], 66, "absent.csv"), (["--marks", none], 65, "no column names a photo"),
      (["--marks", folder("walk.gpx")], 65, "marks are read from CSV tables"),
      (["--marks", marks, "--clock-offset", "8"], 64, "+8h"),
      (["--marks", marks, "--max-gap", "-1"], 64, "--max-gap"),
    ] as [([String], Int32, String)] {
      let end = try BuiltProgram(["process"] + arguments + more + ["--out", folder("y")]).run()
      #expect(end.code == code && end.messages.contains(words), "\(end.messages)")
    }
  }

  @Test("marks of an Excel workbook say which sheet and cell was at fault, and how the table was read")
  func workbook() throws {
    let folder = try Self.flights()
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func row(_ number: Int, _ cells: [String]) -> String {
      let texts = cells.map { $0.isEmpty ? "<c/>" : "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }
      return "<row r=\"\(number)\">\(texts.joined())</row>"
    }
    let sheet =
      row(1, ["排查记录表"]) + row(3, ["编号", "照片编号", "时间"]) + row(4, ["a", "DJI_0424", ""]) + row(5, ["b", "DJI_0777", ""])
      + "<row r=\"6\"><c t=\"inlineStr\"><is><t>c</t></is></c><c/><c s=\"1\"><v>45428.333680555556</v></c></row>"
    let marks = try folder.file(
      "marks.xlsx",
      ZipWriter.archive([
        .init("[Content_Types].xml", "<Types/>"),
        .init(
          "_rels/.rels",
          "<Relationships><Relationship Id=\"a\" Type=\"\(relation)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
        .init(
          "xl/workbook.xml",
          "<workbook xmlns:r=\"\(relation)\"><sheets><sheet name=\"排查\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>"),
        .init(
          "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"b\" Type=\"\(relation)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + "<Relationship Id=\"c\" Type=\"\(relation)/styles\" Target=\"styles.xml\"/></Relationships>"),
        .init("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"),
        .init("xl/worksheets/sheet1.xml", "<worksheet><sheetData>\(sheet)</sheetData></worksheet>"),
      ]))
    let output = try OutputFiles(
      processing: [
        folder("air"), folder("walk.gpx"), "--marks", marks, "--rivers", folder("rivers.geojson"), "--time-zone", "UTC",
      ],
      code: 2)
    let observations = try output.layer("observations").features
    try #require(observations.map { $0.text("recorded_id") } == ["a", "c"])
    // 45428.333680… is 2024-05-16 08:00:30.
    #expect(observations[1].text("time") == "2024-05-16T08:00:30Z")
    #expect(abs(observations[1].position[1] - (40.595 - 30 / 111_050)) < 1e-7)
    let rejected = try output.table("rejected.csv")
    #expect(rejected.column("line") == ["5"] && rejected.column("message")[0].contains("sheet \"排查\", B5"))
  }

  @Test(
    "marks against a real AirData flight lie where its rows say", .enabled(if: SharedData.isPresent, "../shared/data is absent"))
  func airData() throws {
    let folder = try TemporaryFolder()
    let log = try SharedData.path("drone/airdata/mini-2.csv.gz")
    let rows = String(decoding: try run("/usr/bin/gzip", ["-dc", log]), as: UTF8.self).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", maxSplits: 6, omittingEmptySubsequences: false) }
    // Moments at which the second turns over: the first row of a second is there within a tenth.
    var table = "编号,时间\n"
    var expected: [(latitude: Double, longitude: Double)] = []
    for (before, row) in zip(rows, rows.dropFirst()) where before[1] != row[1] && expected.count < 600 {
      guard row[1].hasPrefix("2021-09-06 02:3"), let latitude = Double(row[2]), let longitude = Double(row[3]) else { continue }
      // 02 in UTC is 10 in China.
      table += "\(expected.count),2021-09-06 10:\(row[1].dropFirst(14))\n"
      expected.append((latitude, longitude))
    }
    try #require(expected.count > 400)
    let marks = try folder.file("marks.csv", table)
    let rivers = try folder.file("rivers.geojson", lines([("Creek", [[-122.629, 47.5745], [-122.6262, 47.5725]])]))
    let output = try OutputFiles(processing: [
      log, "--marks", marks, "--rivers", rivers, "--time-zone", "Asia/Shanghai", "--max-distance", "1000",
    ])
    let observations = try output.layer("observations").features
    #expect(observations.count == expected.count)
    for (observation, row) in zip(observations, expected) {
      // 15 m/s for a tenth of a second, and 7 decimals.
      #expect(metres(observation.position, [row.longitude, row.latitude]) < 2)
      // The outlet is not where the aircraft was: 50 m are assumed between them, and that is said.
      #expect(observation.number("accuracy_m") ?? 0 > 50 && observation.text("accuracy_source") == "assumed")
      #expect(observation.texts("flags").contains("position_is_aircraft"))
      #expect(observation.properties["attributes"]?["position_source"]?.string?.hasSuffix(" s, aircraft") == true)
    }
  }

  @Test("marks against the times of a DJI video", .enabled(if: SharedData.isPresent, "../shared/data is absent"))
  func subtitles() throws {
    let folder = try TemporaryFolder()
    let video = try SharedData.path("drone/srt/air2s.srt")
    let text = try String(contentsOfFile: video, encoding: .utf8)
    let first = try #require(text.firstMatch(of: /\[latitude: ([0-9.]+)\] \[longitude: ([0-9.]+)\]/))
    let marks = try folder.file("marks.csv", "name,time\npipe,2022-08-07 13:40:40.8\n")
    let rivers = try folder.file("rivers.geojson", lines([("Canal", [[2.23, 41.42], [2.24, 41.43]])]))
    let output = try OutputFiles(processing: [video, "--marks", marks, "--rivers", rivers, "--max-distance", "2000"])
    let mark = try #require(try output.layer("observations").features.first)
    let place = try [#require(Double(first.2)), #require(Double(first.1))]
    #expect(metres(mark.position, place) < 3)
    #expect(mark.texts("flags").contains("time_zone_assumed") && mark.text("method") == "drone")
  }
}
