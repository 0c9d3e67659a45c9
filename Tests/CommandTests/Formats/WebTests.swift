import Foundation
import TestSupport
import Testing

/// What is fetched from the web when the user names an address, and that nothing is when not.
@Suite("The web", .enabled(if: Tools.haveGDAL))
struct WebTests {
  private static let data = SharedData.packageFolder.appending(path: "data").path
  private let folder: TemporaryFolder
  private let server: WebServer

  init() throws {
    folder = try TemporaryFolder()
    for layer in ["rivers", "basins", "districts"] {
      try folder.file("\(layer).geojson", try bytes(of: "\(Self.data)/\(layer).geojson"))
    }
    server = try WebServer(serving: folder)
  }

  private func refused(_ rivers: String, _ code: Int32, _ words: String) throws {
    let end = try outlets("process", "\(Self.data)/surveys", "--rivers", rivers, "--out", folder("out"))
    #expect(end.code == code && end.messages.contains(words), "\(rivers): \(end.code) \(end.messages)")
    #expect(!FileManager.default.fileExists(atPath: folder("out")))
  }

  @Test("rivers, basins, districts and surveys by address: the same outlets, each fetched once, hashed as it came")
  func fetched() throws {
    try Tools.ogr2ogr(["-f", "GPKG", folder("rivers.gpkg"), folder("rivers.geojson"), "-nln", "flow"])
    try folder.file("walk.csv", try bytes(of: "\(Self.data)/surveys/walks/walk-02.csv"))
    let expected = try OutputFiles(processing: [
      folder("walk.csv"), "--rivers", folder("rivers.geojson"), "--basins", folder("basins.geojson"), "--districts",
      folder("districts.geojson"),
    ])
    let survey = "\(server.address)/walk.csv"
    for rivers in ["/rivers.gpkg", "/rivers.geojson", "/to/rivers.gpkg", "/rivers.gpkg:flow", "/rivers.gpkg?token=geheim&v=2"] {
      let output = try OutputFiles(processing: [
        survey, "--rivers", server.address + rivers, "--basins", "/vsicurl/\(server.address)/basins.geojson", "--districts",
        "\(server.address)/districts.geojson",
      ])
      for name in ["outlets.geojson", "summary/rivers.csv", "summary/basins.csv", "summary/districts.csv"] {
        #expect(name == "outlets.geojson" || output.files[name] == expected.files[name], "\(rivers): \(name)")
      }
      let (found, wanted) = (try output.layer("outlets").positions, try expected.layer("outlets").positions)
      #expect(found == wanted && !found.isEmpty)
      let inputs = try #require(try output.manifest()["inputs"]?.list)
      let input = try #require(inputs.first { $0["role"]?.string == "rivers" })
      let shown = server.address + rivers.replacing("geheim", with: "…")
      #expect(input["name"]?.string == shown && inputs[0]["name"]?.string == survey)
      let stored = rivers.contains("gpkg") ? folder("rivers.gpkg") : folder("rivers.geojson")
      let hash = try run("/usr/bin/sha256sum", [stored])
      #expect(input["sha256"]?.string == String(decoding: hash.prefix(64), as: UTF8.self))
      #expect(input["size"]?.integer == (try bytes(of: stored)).count)
      #expect(!output.files.values.contains { String(decoding: $0, as: UTF8.self).contains("geheim") })
    }
    let asked = server.requests()
    #expect(asked.count { $0 == "/walk.csv" } == 5 && asked.count { $0 == "/basins.geojson" } == 5, "\(asked)")
    #expect(asked.count { $0 == "/rivers.gpkg" } == 3 && !asked.contains { $0.hasPrefix("HEAD") }, "\(asked)")

    var snap = BuiltProgram(["snap", "--rivers", "\(server.address)/rivers.gpkg"])
    snap.input = .file(folder("walk.csv"))
    let placed = try snap.run()
    #expect(placed.code == 0 && !placed.lines.isEmpty, "\(placed.messages)")
    let seen = try outlets("inspect", "\(server.address)/rivers.gpkg")
    #expect(seen.code == 0 && seen.text.contains("flow"), "\(seen.text)\(seen.messages)")
  }

  @Test("what cannot be fetched is an error that says the server's answer")
  func faults() throws {
    try refused("\(server.address)/nosuch.gpkg", 66, "nosuch.gpkg: there is no such file: the server answers 404")
    try refused("\(server.address)/status/403", 77, "(403)")
    try refused("\(server.address)/status/500", 65, "the server answers 500 instead of the file")
    try refused("\(server.address)/short", 66, "it could not be fetched")
    // A port that nobody listens at.
    try refused("http://127.0.0.1:1/rivers.gpkg", 66, "it could not be fetched")
    try folder.file("page.gpkg", "<!DOCTYPE html><html><body>Please log in</body></html>")
    try refused("\(server.address)/page.gpkg", 65, "web page")
    try refused("\(server.address)/rivers.geojson:flow", 64, "only a file with layers")
    try refused("ftp://127.0.0.1/rivers.gpkg", 66, "no such file")
    let files = try FileManager.default.contentsOfDirectory(atPath: "/tmp").filter { $0.hasPrefix("outlets-") }
    for file in files where FileManager.default.fileExists(atPath: "/tmp/\(file)/nosuch.gpkg") {
      Issue.record("/tmp/\(file) was left behind")
    }
  }

  @Test("no file makes the program ask for another: schemas, links, entities and virtual layers")
  func nothingUnasked() throws {
    let place = "\(server.address)/rivers.geojson"
    let gml = """
      <gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:r="http://r" xmlns:xlink="http://www.w3.org/1999/xlink"
       xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://r \(server.address)/rivers.xsd">
      <gml:featureMember><r:river gml:id="r1"><r:name>A</r:name><r:see xlink:href="\(place)#a"/><r:line>
      <gml:LineString srsName="EPSG:4326" xlink:href="\(place)"><gml:posList>40.67 111.66 40.68 111.67</gml:posList></gml:LineString>
      </r:line></r:river></gml:featureMember></gml:FeatureCollection>
      """
    let link = """
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><NetworkLink><Link><href>\(place)</href></Link></NetworkLink>
      <Style id="s"><IconStyle><Icon><href>\(server.address)/icon.png</href></Icon></IconStyle></Style>
      <Placemark><styleUrl>\(server.address)/styles.kml#s</styleUrl><name>A</name>
      <LineString><coordinates>111.66,40.67 111.67,40.68</coordinates></LineString></Placemark></Document></kml>
      """
    let entity = """
      <?xml version="1.0"?><!DOCTYPE kml SYSTEM "\(server.address)/kml.dtd" [<!ENTITY more SYSTEM "\(place)">]>
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>&more;</name>
      <LineString><coordinates>111.66,40.67 111.67,40.68</coordinates></LineString></Placemark></Document></kml>
      """
    let virtual = """
      <OGRVRTDataSource><OGRVRTLayer name="rivers"><SrcDataSource>/vsicurl/\(place)</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>
      """
    let entities = entity.replacing("kml", with: "gpx")
    let files = try [
      ("schema.gml", gml), ("link.kml", link), ("entity.kml", entity), ("entity.gml", entity.replacing("kml", with: "gml")),
      ("layer.vrt", virtual), ("layer.gpkg", virtual), ("wfs.xml", "<OGRWFSDataSource><URL>\(place)</URL></OGRWFSDataSource>"),
      ("a.gpx", entities), ("text.geojson", "\"\(place)\""),
    ].map { name, text in try folder.file("n/\(name)", text) }
    let survey = try folder.file("walk.csv", "id,lon,lat\n1,111.665,40.675\n")
    let rivers = "\(Self.data)/rivers.geojson"
    for file in files {
      for arguments in [
        ["process", survey, "--rivers", file], ["process", file, "--rivers", rivers],
        ["process", survey, "--rivers", rivers, "--basins", file], ["process", survey, "--rivers", rivers, "--water", file],
        ["inspect", file],
      ] {
        let end = try BuiltProgram(arguments + (arguments[0] == "process" ? ["--out", folder("out"), "--force"] : [])).run()
        #expect(end.signal == nil && [0, 2, 3, 65].contains(end.code), "\(arguments): \(end.code) \(end.messages)")
      }
    }
    #expect(server.requests().isEmpty, "\(server.requests())")
    // The server does answer.
    #expect(try outlets("inspect", place).code == 0)
    #expect(server.requests() == ["/rivers.geojson"])
  }
}
