import Glibc
import OGRKit
import TestSupport
import Testing
import Workers

@Suite("What GDAL cannot do", .enabled(if: haveLibrary))
struct OGRErrorTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let point = "{\"type\":\"Point\",\"coordinates\":[111.5,40.5]}"

  @Test("what is no source of the drivers that are named is not opened, whatever other drivers could do")
  func refused() throws {
    let path = try collection([("{}", Self.point)], in: folder)
    for (name, drivers) in [
      ("/dev/null", ["GPKG"]), (folder("absent.gpkg"), ["GPKG"]), (path, ["GPKG", "ESRI Shapefile"]), (path, ["NoSuchDriver"]),
      ("", ["GeoJSON"]),
      (try folder.file("empty.gpkg"), ["GPKG"]), (try folder.file("noise.shp", [0, 0, 0x27, 0x0A, 1, 2, 3]), ["ESRI Shapefile"]),
    ] {
      let error = failure { () throws(OGRError) in _ = try OGRSource(Array(name.utf8), drivers: drivers) }
      #expect(error?.code == .unreadable && error?.words.isEmpty == false, "\(name): \(error?.words ?? "opened")")
    }
    let error = failure { () throws(OGRError) in _ = try open(path, "GPKG", "FlatGeobuf") }
    #expect(error?.words.contains("layer.geojson' not recognized") == true, "\(error?.words ?? "opened")")
  }

  @Test("a layer that is not there, a condition and a statement that are wrong", .enabled(if: Tools.haveGDAL))
  func selections() throws {
    let path = folder("points.gpkg")
    try Tools.ogr2ogr(["-f", "GPKG", path, collection([("{\"n\":1}", Self.point)], in: folder), "-nln", "points"])
    for index in [1, -1] {
      let missing = failure { () throws(OGRError) in _ = try open(path, "GPKG").features(ofLayer: index) }
      #expect(missing?.code == .unreadable && missing?.words == "there is no such layer")
    }
    // SQLite looks at a condition when the first feature is asked for.
    let late = failure { () throws(OGRError) in
      let features = try open(path, "GPKG").features(ofLayer: 0, where: "nosuch = 1")
      _ = try features.next()
    }
    #expect(late?.code == .unreadable && late?.words.contains("nosuch") == true, "\(late?.words ?? "taken")")
    let geoJSON = try collection([("{\"n\":1}", Self.point)], in: folder)
    let condition = failure { () throws(OGRError) in _ = try open(geoJSON, "GeoJSON").features(ofLayer: 0, where: "nosuch = 1")
    }
    #expect(condition?.code == .statement && condition?.words.contains("nosuch") == true, "\(condition?.words ?? "taken")")
    let statement = failure { () throws(OGRError) in _ = try open(path, "GPKG").features(ofLayer: 0, statement: "SELECT nothing")
    }
    #expect(statement?.code == .statement && statement?.words.isEmpty == false)
  }

  @Test(
    "a file that is cut is an error, or has fewer features than it states", .enabled(if: Tools.haveGDAL),
    arguments: ["FlatGeobuf", "GPKG"])
  func cut(_ driver: String) throws {
    let points = (0..<400).map { (properties: "{\"n\":\($0),\"note\":\"a text that takes some room\"}", geometry: Self.point) }
    let path = folder(driver == "GPKG" ? "p.gpkg" : "p.fgb")
    try Tools.ogr2ogr(["-f", driver, path, collection(points, in: folder), "-nln", "p"])
    let whole = try bytes(of: path)
    func count(_ path: String) throws(OGRError) -> Int {
      let features = try open(path, driver).features(ofLayer: 0)
      #expect(features.description.features == 400)
      var count = 0
      while let feature = try features.next() {
        if let words = feature.failure { throw OGRError(.unreadable, words) }
        count += 1
      }
      return count
    }
    #expect(try count(path) == 400)
    var (refused, short) = (0, 0)
    for part in [1, 3, 5, 7, 9].map({ whole.count * $0 / 10 }) {
      let cut = try folder.file("cut-\(part)-\(path.split(separator: "/").last ?? "")", Array(whole.prefix(part)))
      let error = failure { () throws(OGRError) in if try count(cut) < 400 { short += 1 } }
      #expect(error == nil || error?.code == .unreadable, "\(part) of \(whole.count) bytes")
      if error != nil { refused += 1 }
    }
    // GDAL takes a FlatGeobuf that ends within its index for one without features.
    #expect(refused + short == 5 && refused >= 4, "\(refused) refused, \(short) short")
  }

  @Test("a GeoJSON text that is cut is not opened")
  func cutText() throws {
    let whole = try bytes(of: collection((0..<20).map { ("{\"n\":\($0)}", Self.point) }, in: folder))
    let path = try folder.file("cut.geojson", Array(whole.dropLast(30)))
    let error = failure { () throws(OGRError) in _ = try ids(try open(path, "GeoJSON").features(ofLayer: 0)) }
    #expect(error?.code == .unreadable)
  }

  @Test("the words are on one line, and say what to do where GDAL is missing")
  func words() {
    #expect(OGRError(.unreadable, "a\nb\r\nc").description == "a b c")
    let words = "libgdal.so.32: cannot open"
    #expect(
      OGRError(.noLibrary, words).description == "GDAL is not installed (\(words)); install it (Debian: libgdal32)")
    #expect(OGRError(.notBuilt, "").description.contains("without GDAL"))
    #expect(OGRError(.refused(404), "the server answers 404").description == "the server answers 404")
  }

  @Test("a file is fetched whole; a refusal has the server's status; nothing at the address, or a cancellation, ends it")
  func fetch() throws {
    let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 >> 4) }
    try folder.file("large.bin", content)
    let server = try WebServer(serving: folder)
    func fetched(_ url: String, isCancelled: Bool = false) -> (error: OGRError?, bytes: [UInt8]) {
      let path = folder("fetched")
      let file = Glibc.open(path, O_CREAT | O_TRUNC | O_WRONLY, 0o600)
      defer { close(file) }
      let cancellation = Cancellation()
      if isCancelled { cancellation.cancel() }
      let error = failure { () throws(OGRError) in try OGRFetch.fetch(url, into: file, cancellation: cancellation) }
      return (error, (try? bytes(of: path)) ?? [])
    }
    let whole = fetched("\(server.address)/large.bin")
    #expect(whole.error == nil && whole.bytes == content)
    #expect(fetched("\(server.address)/absent.bin").error?.code == .refused(404))
    #expect(fetched("\(server.address)/status/403").error?.code == .refused(403))
    #expect(fetched("\(server.address)/short").error?.code == .unreachable)
    #expect(fetched("http://127.0.0.1:1/x").error?.code == .unreachable)
    #expect(fetched("\(server.address)/large.bin", isCancelled: true).error?.code == .unreachable)
  }
}
