import TestSupport
import Testing

/// Archives of forms, answers of APIs and metres without a CRS through the whole program.
@Suite("Archives of forms, and metres that say nothing")
struct PackedFormTests {
  private let folder: TemporaryFolder
  private let rivers: String

  init() throws {
    folder = try TemporaryFolder()
    rivers = try folder.file("rivers.geojson", lines([("Donaukanal", [[16.37, 48.21], [16.38, 48.208]])]))
  }

  private static let form =
    "SubmissionDate,site-gps-Latitude,site-gps-Longitude,site-outfall_name,KEY\n2023-03-01T09:12:13Z,48.2092,16.3738,Kanal 1,uuid:1\n"
  private static let repeats = "PARENT_KEY,KEY,photo\nuuid:1,uuid:2,a.jpg\n"

  @Test("the archive of a form from the field is read as the folder it is", .enabled(if: SharedData.isPresent))
  func field() throws {
    let path = try SharedData.path("wild/forms/form-zip/z02_one.zip")
    let seen = try outlets("inspect", path)
    #expect(seen.code == 0 && seen.text.contains("2 accepted") && seen.text.contains("outfall_form.csv"), "\(seen.text)")
    let output = try OutputFiles(processing: [path, "--rivers", rivers])
    #expect(try output.layer("observations").features.map(\.position) == [[16.3738, 48.2082], [16.375, 48.209]])
  }

  @Test("an archive with a form, its repeats, photos and a list: each is what it is in a folder")
  func archive() throws {
    let files = [
      ZipWriter.File("media/a.jpg", "x"), .init("form.csv", Self.form), .init("form-photos.csv", Self.repeats),
      .init("__MACOSX/._form.csv", "x"), .init("readme.txt", "made by hand"),
      .init("more/points.json", #"[{"id":"p","lat":48.2085,"lng":16.3745}]"#),
    ]
    let path = try folder.file("all.zip", ZipWriter.archive(files))
    let output = try OutputFiles(processing: [path, "--rivers", rivers])
    let sources = try output.layer("observations").features.map { $0.text("source") }
    #expect(sources == ["all.zip/form.csv", "all.zip/more/points.json"])
    let inspected = try outlets("inspect", path)
    #expect(inspected.code == 65 && inspected.text.contains("several files") && inspected.text.contains("all.zip/form.csv"))
    // The same in a folder of surveys.
    let inner = try TemporaryFolder()
    _ = try inner.file("day/all.zip", ZipWriter.archive(files))
    let whole = try OutputFiles(processing: [inner.path, "--rivers", rivers])
    #expect(try whole.layer("observations").features.count == 2)
  }

  @Test("of an archive with several GeoJSON files all are read as surveys; as rivers one must be named")
  func severalGeoJSON() throws {
    func points(_ id: String) -> String {
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"\#(id)"},"#
        + #""geometry":{"type":"Point","coordinates":[16.3745,48.2085]}}]}"#
    }
    let path = try folder.file(
      "two.zip", ZipWriter.archive([.init("a.geojson", points("a")), .init("b/b.geojson", points("b"))]))
    let output = try OutputFiles(processing: [path, "--rivers", rivers])
    #expect(try output.layer("observations").features.map { $0.text("source") } == ["two.zip/a.geojson", "two.zip/b/b.geojson"])
    let end = try outlets("process", path, "--rivers", path, "--out", folder("out"))
    #expect(end.code != 0 && end.messages.contains("name one as FILE.zip:name"), "\(end.messages)")
  }

  @Test("an archive without a survey, a broken one and a locked one are refused")
  func refused() throws {
    var secret = ZipWriter.File("form.csv", Self.form)
    secret.flags |= 1
    for (files, words) in [
      ([ZipWriter.File("readme.txt", "x")], "none of its files"), ([ZipWriter.File("a.docx", "x")], "zip archive"),
      ([secret], "encrypted"),
    ] {
      let path = try folder.file("bad.zip", ZipWriter.archive(files))
      let end = try outlets("process", path, "--rivers", rivers, "--out", folder("out"))
      #expect(end.code == 65 && end.messages.contains(words), "\(end.messages)")
    }
  }

  @Test("a file in an archive that cannot be read is refused, and the exit code is 2")
  func part() throws {
    let files = [ZipWriter.File("form.csv", Self.form), .init("broken.gpx", "<gpx><wpt lat='1'")]
    let path = try folder.file("two.zip", ZipWriter.archive(files))
    let output = try OutputFiles(processing: [path, "--rivers", rivers], code: 2)
    #expect(try output.findingRules().contains("file_refused"))
  }

  @Test(
    "metres in a GeoJSON: the message names the option that applies, and no zone of China", .enabled(if: SharedData.isPresent))
  func metres() throws {
    let path = try SharedData.path("wild/forms/metres-in-geojson/web_mercator.geojson")
    let seen = try outlets("inspect", path)
    #expect(seen.text.contains("--override-crs: EPSG:3857") && !seen.text.contains("EPSG:45"), "\(seen.text)")
    #expect(!seen.text.contains("--crs "))
    let right = try outlets("inspect", path, "--override-crs", "EPSG:3857")
    #expect(right.text.contains("2 accepted") && right.text.contains("-0.0925"), "\(right.text)")
    let table = try folder.file("metres.csv", "id,lon,lat\n1,-9754321.5,5143210.5\n2,39512345.5,3512345.5\n")
    let advice = try outlets("inspect", table).text
    #expect(advice.contains("with --crs: EPSG:3857 where they come from a web map"))
    #expect(advice.contains("EPSG:4527 where 39 is the number"), "\(advice)")
  }

  @Test("with rivers, metres of web maps are found out")
  func webMercator() throws {
    // Along the river, as web maps count.
    let points = [(1_822_467.0, 6_141_812.6), (1_822_745.3, 6_141_729.1), (1_823_023.6, 6_141_645.6), (1_823_190.6, 6_141_595.5)]
    let features = points.map {
      #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[\#($0.0),\#($0.1)]}}"#
    }
    let path = try folder.file(
      "web.geojson", #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#)
    let seen = try outlets("inspect", path, "--rivers", rivers).text
    #expect(seen.contains("web Mercator") && seen.contains("--override-crs EPSG:3857"), "\(seen)")
  }

  @Test("rejected.csv shows a record of another encoding as it was read, with its bytes beside")
  func rejected() throws {
    let bytes: [UInt8] = [0xC3, 0xFB, 0xB3, 0xC6] + Array(",lon,lat\n".utf8) + [0xC5, 0xC5, 0xBF, 0xDA] + Array(",x,40\n".utf8)
    let good: [UInt8] = [0xCB, 0xAE] + Array(",16.3745,48.2085\n".utf8)
    let path = try folder.file("gb.csv", bytes + good)
    let table = try OutputFiles(processing: [path, "--rivers", rivers], code: 2).table("rejected.csv")
    #expect(table.column("raw") == ["排口,x,40\n"])
    #expect(table.column("raw_bytes") == ["C5C5BFDA2C782C34300A"])
    let plain = try folder.file("utf8.csv", "名称,lon,lat\n排口,x,40\n水,16.3745,48.2085\n")
    let other = try OutputFiles(processing: [plain, "--rivers", rivers], code: 2).table("rejected.csv")
    #expect(other.column("raw") == ["排口,x,40\n"] && other.column("raw_bytes") == [""])
  }
}
