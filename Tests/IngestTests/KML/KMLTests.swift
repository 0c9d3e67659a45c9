import FileKit
import Ingest
import SurveyModel
import TestSupport
import Testing

@Suite("KML and KMZ")
struct KMLTests {
  @Test("points are observations, lines and tracks are tracks, all fields stay")
  func placemarks() throws {
    let file = try readMap(
      """
      <Folder><name>白桦沟</name>
      <Placemark id="p1"><name>F1-01</name><description><![CDATA[<b>pipe</b>]]></description>
      <TimeStamp><when>2024-05-16T08:40:44+08:00</when></TimeStamp>
      <ExtendedData><Data name="排污口类型"><displayName>x</displayName><value>工业</value></Data>
      <SchemaData schemaUrl="#s"><SimpleData name="accuracy_m">3.5</SimpleData><SimpleData name="note">a "b"</SimpleData></SchemaData>
      </ExtendedData><Point><coordinates>111.5,40.5,1000</coordinates></Point></Placemark></Folder>
      <Placemark><name>way</name><LineString><coordinates>111.5,40.5 111.6,40.6,0
      111.7,40.7</coordinates></LineString></Placemark>
      <Placemark><gx:MultiTrack><gx:Track><when>2024-05-16T00:00:00Z</when><when>2024-05-16T00:00:05Z</when>
      <gx:coord>111.5 40.5 0</gx:coord><gx:coord>111.6 40.5 0</gx:coord></gx:Track>
      <gx:Track><when>2024-05-16T00:01:00Z</when><gx:coord>1 2</gx:coord><when>2024-05-16T00:01:05Z</when><gx:coord>1 2.1</gx:coord></gx:Track>
      </gx:MultiTrack></Placemark>
      """)
    #expect(file.account.records == 3)
    #expect(file.observations.count == 1)
    #expect(file.places() == [[111.5, 40.5]])
    #expect(file.observations.time == [1_715_820_044_000_000])
    #expect(file.observations.accuracy == [3.5])
    #expect(file.observations.type == [.industrial])
    #expect(file.observations.recordedID.text(at: 0) == "F1-01")
    let attributes = try #require(file.observations.attributes.text(at: 0))
    #expect(
      attributes
        == "{\"Folder\":\"白桦沟\",\"name\":\"F1-01\",\"description\":\"<b>pipe</b>\",\"when\":\"2024-05-16T08:40:44+08:00\","
        + "\"排污口类型\":\"工业\",\"accuracy_m\":\"3.5\",\"note\":\"a \\\"b\\\"\"}")
    #expect(file.tracks.map(\.fixes) == [3, 4])
    #expect(file.tracks[1].stretches.count == 2)
    #expect(file.tracks[1].times[1] == [1_715_817_660_000_000, 1_715_817_665_000_000])
    #expect(file.tracks[1].started == 1_715_817_600_000_000)
    #expect(file.tracks[1].ended == 1_715_817_665_000_000)
  }

  @Test("several geometries in a placemark: each point is a record, all lines together one, and a polygon is none")
  func multiGeometry() throws {
    let file = try readMap(
      """
      <Placemark><name>a</name><MultiGeometry><Point><coordinates>1,2</coordinates></Point>
      <Polygon><outerBoundaryIs><LinearRing><coordinates>1,1 2,2 2,1 1,1</coordinates></LinearRing></outerBoundaryIs></Polygon>
      <LineString><coordinates>1,1 2,2</coordinates></LineString><MultiGeometry><Point><coordinates>3,4</coordinates></Point></MultiGeometry>
      <LineString><coordinates>5,1 5,2</coordinates></LineString></MultiGeometry></Placemark>
      <Placemark><name>none</name></Placemark><Placemark><Model/></Placemark>
      """)
    #expect(file.places() == [[1, 2], [3, 4]])
    #expect(file.observations.record == [1, 3])
    #expect(file.tracks.map(\.stretches.count) == [2])
    #expect(file.rules == [.geometryUnsupported, .geometryMissing, .geometryUnsupported])
    #expect(file.rejections.map(\.record) == [2, 5, 6])
  }

  @Test(
    "point-without-position, xml-decimal-comma, xml-out-of-range, spaces-in-coordinates, commas-only: coordinates as they come",
    arguments: [
      ("118.7,32.1,0", [[118.7, 32.1]], ""), ("\n\t 118.7,32.1 \n", [[118.7, 32.1]], ""),
      ("118.7, 32.1, 0", [[118.7, 32.1]], "text_repaired"), ("118.7 ,32.1", [[118.7, 32.1]], "text_repaired"),
      ("118.7,32.1,", [[118.7, 32.1]], ""),
      ("118,7 32,1", [], "geometry_invalid"), ("NaN,32.1", [], "coordinate_unreadable"), ("", [], "coordinate_missing"),
      ("200,32.1", [], "coordinate_out_of_range"), ("32.1,118.7", [], "coordinate_swapped"), ("0,0,0", [], "null_island"),
      ("118.7", [], "coordinate_unreadable"), ("118.7;32.1", [], "coordinate_unreadable"),
      ("39500000,3540872", [], "coordinate_projected"),
    ] as [(String, [[Double]], String)])
  func coordinates(_ text: String, _ places: [[Double]], _ rule: String) throws {
    let file = try readMap("<Placemark><Point><coordinates>\(text)</coordinates></Point></Placemark>")
    #expect(file.places() == places)
    #expect((places.isEmpty ? file.rules.map(\.id) : file.flags(0)).joined() == rule)
    // A track takes the same.
    let line = try readMap("<Placemark><LineString><coordinates>118.1,32.1,0,118.2,32.2,0</coordinates></LineString></Placemark>")
    #expect(line.tracks.first?.stretches == [[Coordinate(x: 118.1, y: 32.1), Coordinate(x: 118.2, y: 32.2)]])
  }

  @Test("kml-odd-geometry: a track with more times than places is rejected")
  func unequalTrack() throws {
    let file = try readMap(
      "<Placemark><gx:Track><when>2024-05-16T00:00:00Z</when><when>2024-05-16T00:00:01Z</when><gx:coord>1 2 3</gx:coord></gx:Track></Placemark>"
    )
    #expect(file.rules == [.geometryInvalid])
    #expect(file.rejections[0].message.contains("2 times and 1 positions"))
  }

  @Test("cut-xml, external-entities, entity-bombs, odd-namespaces, xml-encodings: the XML itself")
  func files() throws {
    func message(_ text: String) -> String {
      do {
        _ = try readKML(Array(text.utf8), options: IngestOptions())
        return ""
      } catch {
        return error.message
      }
    }
    let point = "<Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>"
    #expect(message("<kml><Document>\(point)\(point)").contains("2 complete records"))
    #expect(message("<!DOCTYPE kml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><kml>&a;</kml>").contains("DTD not allowed"))
    #expect(message("<gpx/>").contains("\"gpx\""))
    #expect(message("").contains("empty"))
    #expect(
      try readKML(
        Array("<k:kml xmlns:k='x'><k:Placemark><k:Point><k:coordinates>1,2</k:coordinates></k:Point></k:Placemark></k:kml>".utf8),
        options: IngestOptions()
      ).observations.count == 1)
    let chinese =
      Array("<?xml version=\"1.0\" encoding=\"GB2312\"?><kml><Placemark><name>".utf8) + gb18030("排口")
      + Array("</name><Point><coordinates>1,2</coordinates></Point></Placemark></kml>".utf8)
    let file = try readKML(chinese, options: IngestOptions())
    #expect(file.observations.name.text(at: 0) == "排口")
    #expect(file.account.imbalance == nil && file.account.contentBytes == chinese.count)
    // More text in one element than a tag may have.
    let long =
      "<kml><Placemark><LineString><coordinates>" + String(repeating: "111.123456,40.123456,0 ", count: 48_000)
      + "</coordinates></LineString></Placemark></kml>"
    #expect(try readKML(Array(long.utf8), options: IngestOptions()).tracks.first?.fixes == 48_000)
  }

  @Test("network-links: network links are said and left")
  func links() throws {
    let file = try readMap("<NetworkLink><name>n</name><Link><href>http://example.com/a.kml</href></Link></NetworkLink>")
    #expect(file.findings.contains { $0.rule == .networkLinkIgnored && $0.message.contains("http://example.com/a.kml") })
    #expect(file.has(.noRecords))
  }

  @Test("Ovital's files are GCJ-02, others that name it are suspected")
  func ovital() throws {
    let point = "<Placemark><Point><coordinates>111.5,40.5</coordinates></Point></Placemark>"
    let named = try readMap(point, name: "outlets.ovkml")
    #expect(named.description.statedCRS == "GCJ-02")
    #expect(named.has(.crsAssumed))
    let renamed = try readMap("<description>奥维互动地图</description>" + point)
    #expect(renamed.description.statedCRS == nil)
    #expect(renamed.has(.crsAssumed))
    #expect(try !readMap(point).has(.crsAssumed))
  }

  @Test("the order of the dates in a KMZ is settled by any of them, as in a KML")
  func datesOfKMZ() throws {
    let places = ["4/5/2024", "13/5/2024", "3/5/2024"].map {
      "<Placemark><ExtendedData><Data name=\"date\"><value>\($0)</value></Data></ExtendedData>"
        + "<Point><coordinates>1,2</coordinates></Point></Placemark>"
    }
    let map = "<kml><Document>\(places.joined())</Document></kml>"
    let (file, _) = try readKMZ(ZipWriter.archive([.init("doc.kml", map)]), options: IngestOptions())
    #expect(file.observations.time(at: 0) == (try instant("2024-05-04T00:00:00Z")))
    #expect(file.observations.time(at: 2) == (try instant("2024-05-03T00:00:00Z")))
  }

  @Test(
    "zip-bombs, odd-archive-entries, nested-archives: archives: doc.kml first, nothing else is opened, bombs and passwords are refused"
  )
  func archives() throws {
    func map(_ name: String) -> String {
      "<kml><Placemark><name>\(name)</name><Point><coordinates>1,2</coordinates></Point></Placemark></kml>"
    }
    func read(_ files: [ZipWriter.File]) throws -> SurveyFile {
      let (file, text) = try readKMZ(ZipWriter.archive(files), options: IngestOptions())
      #expect(file.account.imbalance == nil && file.account.contentBytes == text.count)
      return file
    }
    func message(_ files: [ZipWriter.File]) -> String {
      do {
        _ = try read(files)
        return ""
      } catch {
        return (error as? InputError)?.message ?? ""
      }
    }
    let both = try read([.init("../../x.kml", map("x")), .init("doc.kml", map("doc")), .init("inner.kmz", "")])
    #expect(both.observations.name.text(at: 0) == "doc")
    #expect(both.findings.contains { $0.message.contains("\"../../x.kml\", \"inner.kmz\"") })
    #expect(try read([.init("/files/a.png", ""), .init("/files/A.KML", map("a"))]).observations.count == 1)
    #expect(message([.init("a.kmz", "")]).contains("another archive"))
    #expect(message((0...1000).map { .init("\($0).kml", "") }).contains("1001 files"))
    var secret = ZipWriter.File("doc.kml", map("x"))
    secret.flags = 1
    #expect(message([secret]).contains("password"))
    let prefix = ZipWriter.archive([.init("doc.kml", map("x"))])
    #expect(sniffFormat(name: "a.kmz", prefix: prefix) == .format(.kmz))
    #expect(sniffFormat(name: "a.kml", prefix: Array(map("x").utf8)) == .format(.kml))
  }

  @Test("AirData's KML agrees with the CSV of the same flight", .enabled(if: SharedData.isPresent))
  func airData() throws {
    let kml = try readKML(SharedData.bytes("drone/airdata/mini-2.kml"), options: IngestOptions())
    let csv = try readFlightTable(readFile(SharedData.path("drone/airdata/mini-2.csv.gz")).bytes, options: IngestOptions())
    // The take-off point is no outlet.
    #expect(kml.observations.count == 0)
    #expect(kml.account.records == 2 && kml.account.accepted == 2)
    #expect(kml.has(.flightLogRows))
    let flown = Set(csv.tracks.flatMap { $0.stretches.joined() }.map { Place($0) })
    let drawn = kml.tracks.flatMap { $0.stretches.joined() }.map { Place($0) }
    #expect(drawn.count == 2284)
    let missing = drawn.filter { !flown.contains($0) }
    #expect(missing.isEmpty)
  }

  @Test("changed bytes never stop the program")
  func mutations() throws {
    let text = Array(
      "<kml><Placemark><name>a</name><TimeSpan><begin>2024</begin></TimeSpan><gx:Track><when>2024-05-16T00:00:00Z</when><gx:coord>1 2</gx:coord></gx:Track><Point><coordinates>1,2</coordinates></Point></Placemark></kml>"
        .utf8)
    var (readable, refused) = (0, 0)
    for index in text.indices {
      for byte in Array("<>/ ,9\"&".utf8) + [0, 0xFF] {
        var changed = text
        changed[index] = byte
        if let file = try? readKML(changed, options: IngestOptions()) {
          readable += 1
          #expect(file.account.imbalance == nil && file.account.contentBytes == changed.count)
        } else {
          refused += 1
        }
      }
    }
    #expect(readable > text.count && refused > text.count, "\(readable) readable, \(refused) refused")
  }
}

/// A position to about a centimetre.
private struct Place: Hashable {
  let x: Int
  let y: Int

  init(_ position: Coordinate) {
    x = Int((position.x * 1e7).rounded())
    y = Int((position.y * 1e7).rounded())
  }
}

/// Reads placemarks as a KML file and checks its books.
private func readMap(_ placemarks: String, name: String = "a.kml") throws -> SurveyFile {
  var options = IngestOptions()
  options.source = name
  let bytes = Array(
    "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\" xmlns:gx=\"g\"><Document>\(placemarks)</Document></kml>"
      .utf8)
  let file = try readKML(bytes, options: options)
  #expect(file.account.imbalance == nil)
  #expect(file.account.contentBytes == bytes.count)
  #expect(file.observations.count <= file.account.accepted)
  #expect(file.rejections.count == file.account.rejectedCount)
  return file
}
