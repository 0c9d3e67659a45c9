import SurveyModel
import TestSupport
import Testing

@testable import Ingest

/// JSON that is no GeoJSON: what APIs send, read as a table where its place is unmistakable.
@Suite struct JSONRecordTests {
  private static func read(_ text: String, name: String = "api.json") throws -> SurveyFile {
    try read(Array(text.utf8), name: name)
  }

  /// Reads a file as the program takes it, and checks its books.
  private static func read(_ bytes: [UInt8], name: String = "api.json") throws -> SurveyFile {
    var options = IngestOptions()
    options.source = name
    options.coordinateKind = { $0 == "EPSG:27700" || $0 == "EPSG:3857" ? .metres : .degrees }
    guard case .format(let format) = sniffFormat(name: name, prefix: Array(bytes.prefix(65536))) else {
      throw InputError(.unreadable, "not recognised")
    }
    let file = try readSurvey(bytes, format: format, options: options).file
    #expect(file.account.imbalance == nil)
    return file
  }

  private static func expect(_ file: SurveyFile, _ places: [[Double]]) {
    #expect(file.places().count == places.count)
    for (found, place) in zip(file.places(), places) {
      #expect(abs(found[0] - place[0]) < 1e-9 && abs(found[1] - place[1]) < 1e-9, "\(found)")
    }
  }

  @Test(
    "answers of APIs from the field", .enabled(if: SharedData.isPresent),
    arguments: [
      ("j01_esri.json", [[-1.3312, 51.7041], [-1.3301, 51.699]]),
      ("j03_array.json", [[114.197681, 30.679009], [114.167884, 30.694804]]),
      ("j04_kobo.json", [[36.821946, -1.284105], [36.822, -1.285]]),
    ])
  func field(name: String, places: [[Double]]) throws {
    let file = try Self.read(try SharedData.bytes("wild/forms/json-records/\(name)"), name: name)
    Self.expect(file, places)
    #expect(file.description.format == .jsonRecords && file.rejections.isEmpty)
  }

  @Test(
    "tables of records in all shapes",
    arguments: [
      #"{"@odata.context":"$metadata#Outfalls","value":[{"Name":"A","Latitude":51.5,"Longitude":-1.25}]}"#,
      #"{"data":{"outfalls":[{"name":"A","lat":"51.5","lng":"-1.25"}]},"status":"ok"}"#,
      #"{"code":0,"message":null,"result":{"total":1,"list":[{"name":"A","经度":-1.25,"纬度":51.5}]}}"#,
      #"[{"name":"A","position":{"lat":51.5,"lng":-1.25}}]"#,
      #"[{"name":"A","location":{"type":"Point","coordinates":[-1.25,51.5]}}]"#,
      #"[{"name":"A","geometry":{"type":"Point","coordinates":[-1.25,51.5,3]}}]"#,
      #"{"results":[{"name":"A","_geolocation":[51.5,-1.25]}]}"#,
      #"{"results":[{"name":"A","coordinates":[-1.25,51.5]}]}"#,
      #"{"records":[{"recordid":"x","fields":{"name":"A","latitude":51.5,"longitude":-1.25}}]}"#,
      #"[["name","latitude","longitude"],["A",51.5,-1.25]]"#,
      #"{"columns":["name","lat","lon"],"index":[0],"data":[["A",51.5,-1.25]]}"#,
      #"[{"name":"A","location":"POINT(-1.25 51.5)"}]"#,
      #"[{"name":"A","geometry":"POINT (-1.25 51.5)"}]"#,
      #"{"name":{"0":"A"},"lat":{"0":51.5},"lon":{"0":-1.25}}"#,
      #"{"columns":[{"fieldName":"name"},{"fieldName":"latitude"},{"fieldName":"longitude"}],"rows":[["A",51.5,-1.25]]}"#,
      #"{"version":0.6,"elements":[{"type":"node","id":1,"lat":51.5,"lon":-1.25,"tags":{"name":"A","man_made":"outfall"}},{"type":"node","id":2,"lat":51.6,"lon":-1.3}]}"#,
      #"{"elements":[{"type":"way","id":7,"center":{"lat":51.5,"lon":-1.25},"nodes":[1,2],"tags":{"name":"A"}}]}"#,
      #"{"spatialReference":{"wkid":4326},"features":[{"attributes":{"name":"A"},"geometry":{"x":-1.25,"y":51.5}}]}"#,
    ])
  func shapes(text: String) throws {
    let file = try Self.read(text)
    Self.expect(file, [[-1.25, 51.5]])
    #expect(file.observations.name.text(at: 0) == "A")
    // The same with space between the tokens.
    Self.expect(try Self.read("\n  " + text.replacing(":", with: " : ").replacing(",", with: " ,\n")), [[-1.25, 51.5]])
  }

  @Test("an object a line", arguments: ["records.json", "records.ndjson", "records.jsonl"])
  func lines(name: String) throws {
    let text = #"{"id":"a","lat":51.5,"lon":-1.25}"# + "\n\n" + #"{"id":"b","lat":51.6,"lon":-1.5}"# + "\n"
    Self.expect(try Self.read(text, name: name), [[-1.25, 51.5], [-1.5, 51.6]])
  }

  @Test("the CRS of ArcGIS counts, whichever number names it")
  func crs() throws {
    func file(_ reference: String) throws -> SurveyFile {
      try Self.read(
        #"{"objectIdFieldName":"OBJECTID","geometryType":"esriGeometryPoint","spatialReference":\#(reference),"#
          + #""features":[{"attributes":{"OBJECTID":1,"Latitude":51.5,"Longitude":-1.25},"geometry":{"x":451000.5,"y":204000}}]}"#
      )
    }
    let national = try file(#"{"wkid":27700,"latestWkid":27700}"#)
    #expect(national.description.statedCRS == "EPSG:27700")
    Self.expect(national, [[451000.5, 204000]])
    #expect(try file(#"{"wkid":102100,"latestWkid":3857}"#).description.statedCRS == "EPSG:3857")
    #expect(try file(#"{"wkid":102100}"#).description.statedCRS == "EPSG:3857")
  }

  @Test("records without a place are rejected one by one, and a page of several is said to be one")
  func pages() throws {
    let file = try Self.read(
      #"{"count":3,"next":"https://x/?page=2","results":[{"lat":51.5,"lon":-1.25,"note":"tab\t\"quoted\""},{"lat":null,"lon":null,"note":"none"}]}"#
    )
    #expect(file.rules == [.coordinateMissing] && file.rejections[0].line == nil && file.rejections[0].record == 2)
    #expect(file.findings.contains { $0.rule == .featureCountDiffers && $0.message.contains("page") })
    #expect(file.observations.attributes.text(at: 0)?.contains(#""note":"tab\t\"quoted\"""#) == true)
  }

  @Test(
    "what holds no places is refused with the way out",
    arguments: [
      (
        #"{"geometryType":"esriGeometryPolyline","spatialReference":{"wkid":4326},"features":[{"attributes":{},"geometry":{"paths":[]}}]}"#,
        "f=geojson"
      ),
      (
        #"{"elements":[{"type":"way","id":7,"nodes":[1,2],"tags":{"name":"A"}},{"type":"node","id":1,"lat":1,"lon":2}]}"#,
        "out center"
      ),
      (#"{"latitude":51.5,"longitude":-1.25}"#, "GeoJSON"),
    ])
  func refused(text: String, words: String) throws {
    let error = #expect(throws: InputError.self) { try Self.read(text) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test(
    "settings, drawings and GeoJSON are not taken for records",
    arguments: [
      #"{"name":"outlets","version":"1.0","dependencies":{"x":"^1"}}"#, #"{"shapes":[{"x":1,"y":2},{"x":3,"y":4}]}"#, "[1,2,3]",
    ])
  func others(text: String) {
    #expect(sniffFormat(name: "package.json", prefix: Array(text.utf8)) == .unrecognised)
    let geojson =
      #"{"features":[{"properties":{"lat":1,"lon":2},"geometry":{"coordinates":[1,2],"type":"Point"},"type":"Feature"}],"type":"FeatureCollection"}"#
    #expect(sniffFormat(name: "a.json", prefix: Array(geojson.utf8)) == .format(.geoJSON))
  }

  @Test("OpenStreetMap XML: nodes with tags are records, vertices are not, ways without a centre are said")
  func osm() throws {
    let file = try Self.read(
      """
      <?xml version='1.0' encoding='UTF-8'?>
      <osm version="0.6"><bounds minlat="1" minlon="2" maxlat="3" maxlon="4"/>
      <node id="-1" lat="51.5" lon="-1.25"><tag k="man_made" v="outfall"/><tag k="name" v="A &amp; B"/></node>
      <node id="2" lat="51.6" lon="-1.3"/><node id="3" lat="51.7" lon="-1.4" action="delete"><tag k="name" v="gone"/></node>
      <way id="9"><center lat="51.8" lon="-1.5"/><nd ref="2"/><tag k="name" v="C"/></way>
      <way id="10"><nd ref="2"/><tag k="waterway" v="river"/></way>
      </osm>
      """, name: "map.osm")
    Self.expect(file, [[-1.25, 51.5], [-1.5, 51.8]])
    #expect(file.observations.name.text(at: 0) == "A & B" && file.description.format == .openStreetMapXML)
    #expect(file.has(.geometryMissing) && file.description.dialect == "2 records; 1 nodes without tags left out")
    let rivers = "<osm><node id='1' lat='1' lon='2'/><way id='2'><nd ref='1'/><tag k='waterway' v='river'/></way></osm>"
    let error = #expect(throws: InputError.self) { try Self.read(rivers, name: "map.osm") }
    #expect(error?.message.contains("GeoJSON") == true)
  }

  @Test("records under keys, as Firebase has them, keep their keys")
  func keyed() throws {
    let file = try Self.read(#"{"outfalls":{"-Nx1":{"lat":51.5,"lon":-1.25},"-Nx2":{"lat":51.6,"lon":-1.25}}}"#)
    Self.expect(file, [[-1.25, 51.5], [-1.25, 51.6]])
    #expect(String(decoding: file.observations.attributes.bytes, as: UTF8.self).contains(#""key":"-Nx2""#))
    // Settings are no records, whatever their keys.
    #expect(throws: InputError.self) { try Self.read(#"{"map":{"lat":51.5,"lon":-1.25},"colours":{"a":1,"b":2}}"#) }
  }

  @Test("columns under names, as pandas writes them")
  func transposed() throws {
    let file = try Self.read(#"{"id":{"0":"a","1":"b"},"lat":{"0":51.5,"1":51.6},"lon":{"0":-1.25,"1":-1.5}}"#)
    Self.expect(file, [[-1.25, 51.5], [-1.5, 51.6]])
    #expect(file.observations.recordedID.text(at: 1) == "b")
  }

  @Test("what kind of element something is in OpenStreetMap is not the type of an outlet")
  func elements() throws {
    let overpass = #"{"elements":[{"type":"node","id":1,"lat":51.5,"lon":-1.25,"tags":{"man_made":"outfall"}}]}"#
    let xml = #"<osm version="0.6"><node id="1" lat="51.5" lon="-1.25"><tag k="man_made" v="outfall"/></node></osm>"#
    for (text, name) in [(overpass, "a.json"), (xml, "a.osm")] {
      let file = try Self.read(text, name: name)
      #expect(file.flags(0) == [] && file.observations.type == [.unknown])
      #expect(String(decoding: file.observations.attributes.bytes, as: UTF8.self).contains(#""element":"node""#))
    }
  }

  @Test("the geometry of ArcGIS in metres is no further position")
  func geometryAlone() throws {
    let file = try Self.read(
      #"{"features":[{"attributes":{"ID":1},"geometry":{"x":-10297.05,"y":6712345.6}}],"spatialReference":{"latestWkid":3857}}"#)
    #expect(file.places() == [[-10297.05, 6712345.6]] && !file.has(.positionChosen))
  }
}
