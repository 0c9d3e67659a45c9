import Ingest
import SurveyModel
import TestSupport
import Testing

private func gpx(_ body: String, head: String = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") -> String {
  "\(head)<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n\(body)\n</gpx>\n"
}

private func read(_ bytes: [UInt8]) throws -> SurveyFile {
  var options = IngestOptions()
  options.source = "walk.gpx"
  let file = try readGPX(bytes, options: options)
  #expect(file.account.imbalance == nil)
  return file
}

private func read(_ text: String) throws -> SurveyFile { try read(Array(text.utf8)) }

private func refusal(_ bytes: [UInt8]) -> String? {
  do {
    _ = try read(bytes)
    return nil
  } catch {
    return (error as? InputError)?.message
  }
}

@Suite("GPX")
struct GPXTests {
  @Test("a waypoint becomes an observation, with every field in its attributes")
  func waypoint() throws {
    let text = gpx(
      """
      <wpt lat="32.1" lon="118.7"><ele>5.5</ele><time>2024-05-01T08:00:00Z</time><name>东门&amp;1</name>
      <desc><![CDATA[<script>]]></desc><link href="http://x/1"><text>a "b"</text></link><link href="http://x/2"/>
      <type>工业排污口</type><sat>9</sat><hdop>1.5</hdop><extensions><o:bank xmlns:o="o">left</o:bank></extensions></wpt>
      """)
    let file = try read(text)
    let rows = file.observations
    #expect(rows.x == [118.7])
    #expect(rows.y == [32.1])
    #expect(rows.name.text(at: 0) == "东门&1")
    #expect(rows.recordedID.text(at: 0) == "东门&1")
    #expect(rows.type == [.industrial])
    #expect(rows.time == [1_714_550_400_000_000])
    #expect(rows.accuracy == [7.5])
    #expect(rows.accuracySource == [.derived])
    #expect(
      rows.attributes.text(at: 0)
        == #"{"lat":"32.1","lon":"118.7","ele":"5.5","time":"2024-05-01T08:00:00Z","name":"东门&1","desc":"<script>","#
        + #""link":"http://x/1","link_text":"a \"b\"","link_2":"http://x/2","type":"工业排污口","sat":"9","hdop":"1.5","#
        + #""o:bank":"left"}"#)
    #expect(file.description.columns.contains("o:bank"))
    #expect(file.description.dialect == "GPX 1.1")
  }

  @Test(
    "accuracy by HDOP, by extension, by fix, by class",
    arguments: [
      ("<hdop>2</hdop>", 10, AccuracySource.derived, []), ("<pdop>2</pdop>", 10, .derived, []),
      ("", 10, .assumed, []), ("<fix>dgps</fix>", 5, .assumed, []), ("<fix>2d</fix>", 20, .assumed, []),
      ("<extensions><accuracy>4</accuracy></extensions>", 4, .recorded, []),
      ("<hdop>x</hdop>", 10, .assumed, [Rule.accuracyUnreadable]), ("<sat>3</sat>", 10, .assumed, [.fewSatellites]),
    ] as [(String, Float, AccuracySource, [Rule])])
  func accuracy(_ fields: String, _ metres: Float, _ source: AccuracySource, _ flags: [Rule]) throws {
    let rows = try read(gpx("<wpt lat='1' lon='2'>\(fields)</wpt>")).observations
    #expect(rows.accuracy == [metres])
    #expect(rows.accuracySource == [source])
    for flag in flags { #expect(rows.flags[0].contains(flag)) }
    #expect(rows.flags[0].contains(.accuracyAssumed) == (source != .recorded))
  }

  @Test("tracks: segments are stretches, every fix is a record, rejected fixes do not break the books")
  func track() throws {
    let text = gpx(
      """
      <trk><name>t</name><type>walking</type><trkseg><trkpt lat="1" lon="1"><time>2024-05-01T08:00:00Z</time></trkpt>
      <trkpt lat="1" lon="2"><fix>none</fix></trkpt><trkpt lat="1" lon="3"/></trkseg><trkseg/><trkseg><trkpt lat="1" lon="4"/>
      </trkseg><trkseg><trkpt lat="2" lon="4"/><trkpt lat="91" lon="100"/><trkpt lat="3" lon="4">
      <time>2024-05-01T07:00:00Z</time></trkpt></trkseg></trk><wpt lat="5" lon="5"/>
      """)
    let file = try read(text)
    #expect(file.account.records == 8)
    #expect(file.account.accepted == 6)
    #expect(file.rejections.map(\.rule) == [.noFix, .coordinateOutOfRange])
    #expect(file.rejections.map(\.record) == [2, 6])
    #expect(file.rejections.map(\.line) == [4, 5])
    #expect(String(decoding: file.rejections[1].raw, as: UTF8.self) == "<trkpt lat=\"91\" lon=\"100\"/>")
    #expect(file.observations.record == [8])
    #expect(file.tracks.count == 1)
    #expect(file.tracks[0].stretches.map(\.count) == [2, 2])
    #expect(file.tracks[0].method == .foot)
    #expect(file.tracks[0].started == 1_714_546_800_000_000)
    #expect(file.tracks[0].ended == 1_714_550_400_000_000)
    #expect(Set(file.findings.map(\.rule)) == [.trackTooShort, .timeOrder])
  }

  @Test("cut-xml: a cut file is refused, with the number of points that were whole")
  func cutXml() {
    let whole = Array(gpx("<wpt lat='1' lon='2'/><wpt lat='1' lon='3'><name>a</name></wpt><wpt lat='1' lon='4'/>").utf8)
    for end in stride(from: 1, to: whole.count - 7, by: 1) { #expect(refusal(Array(whole[..<end])) != nil) }
    let cut = String(decoding: whole, as: UTF8.self).prefix { _ in true }.replacing(
      "</name></wpt><wpt lat='1' lon='4'/>\n</gpx>\n", with: "")
    #expect(refusal(Array(cut.utf8))?.contains("1 complete point") == true)
  }

  @Test(
    "external-entities, entity-bombs: a DOCTYPE is refused",
    arguments: [
      "<!DOCTYPE gpx SYSTEM \"http://localhost/gpx.dtd\">", "<!DOCTYPE gpx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
      "<!DOCTYPE gpx [<!ENTITY a 'lol'><!ENTITY b '&a;&a;'>]>",
    ])
  func externalEntities(_ doctype: String) {
    let text = "<?xml version='1.0'?>\(doctype)<gpx><wpt lat='1' lon='2'><name>x</name></wpt></gpx>"
    #expect(refusal(Array(text.utf8))?.contains("DTD not allowed") == true)
  }

  @Test("huge-xml: what is beyond the caps is refused")
  func hugeXml() {
    #expect(refusal(Array(gpx(String(repeating: "<a>", count: 100_000)).utf8)) != nil)
    let attributes = (0..<1000).map { " a\($0)=''" }.joined()
    #expect(refusal(Array(gpx("<wpt lat='1' lon='2'\(attributes)/>").utf8)) != nil)
    #expect(refusal(Array(gpx("<wpt lat='1' lon='\(String(repeating: "2", count: 2 << 20))'/>").utf8)) != nil)
  }

  @Test(
    "odd-namespaces: the namespace and its prefix do not matter",
    arguments: [
      "<gpx><wpt lat='1' lon='2'/></gpx>", "<gpx xmlns='urn:wrong'><wpt lat='1' lon='2'/></gpx>",
      "<gpx:gpx xmlns:gpx='http://www.topografix.com/GPX/1/0'><gpx:wpt lat='1' lon='2'/></gpx:gpx>",
      "<gpx:gpx><gpx:wpt lat='1' lon='2'/></gpx:gpx>",
    ])
  func oddNamespaces(_ text: String) throws {
    #expect(try read(text).account.accepted == 1)
  }

  @Test(
    "xml-encodings: GB2312 and UTF-16 are read, with the books of the file's own bytes; wrong bytes are refused with their place")
  func xmlEncodings() throws {
    let gb =
      Array("<?xml version='1.0' encoding='GB2312'?><gpx><wpt lat='1' lon='2'><name>".utf8) + [0xC5, 0xC5, 0xCE, 0xDB]
      + Array("</name></wpt>\n<wpt lat='95' lon='100'><name>".utf8) + [0xBF, 0xDA] + Array("</name></wpt></gpx>".utf8)
    let file = try read(gb)
    #expect(file.observations.name.text(at: 0) == "排污")
    #expect(file.description.encoding == "GB18030")
    #expect(file.account.contentBytes == gb.count)
    #expect(gb[file.rejections[0].byteOffset...].starts(with: file.rejections[0].raw))
    #expect(file.rejections[0].raw.starts(with: Array("<wpt lat='95'".utf8)))
    let units = gpx("<wpt lat='1' lon='2'><name>排污😀</name></wpt>", head: "<?xml version='1.0' encoding='UTF-16'?>").utf16
    let utf16: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try read(utf16).observations.name.text(at: 0) == "排污😀")
    let wrong =
      Array("<?xml version='1.0' encoding='UTF-8'?><gpx><wpt lat='1' lon='2'><name>".utf8) + [0xC5, 0xC5, 0xCE, 0xDB]
      + Array("</name></wpt></gpx>".utf8)
    #expect(refusal(wrong)?.contains("byte 70") == true)
    let half =
      Array("<?xml version='1.0' encoding='GBK'?><gpx><wpt lat='1' lon='2'><name>".utf8) + [0xC5, 0x20]
      + Array("</name></wpt></gpx>".utf8)
    #expect(refusal(half)?.contains("not") == true)
  }

  @Test(
    "point-without-position, xml-decimal-comma, xml-out-of-range: positions that are none reject their record",
    arguments: [
      ("lat='NaN' lon='1'", Rule.coordinateUnreadable), ("lon='1'", .coordinateMissing), ("lat='' lon='1'", .coordinateMissing),
      ("lat='32,1' lon='118'", .coordinateUnreadable), ("lat='95' lon='118'", .coordinateOutOfRange),
      ("lat='1' lon='200'", .coordinateOutOfRange), ("lat='inf' lon='1'", .coordinateUnreadable),
      ("lat='0x10' lon='1'", .coordinateUnreadable), ("lat='0' lon='0'", .nullIsland),
      ("lat='1e400' lon='1'", .coordinateUnreadable),
    ])
  func pointWithoutPosition(_ attributes: String, _ rule: Rule) throws {
    let file = try read(gpx("<wpt \(attributes)><name>n</name></wpt><wpt lat='1' lon='2'/>"))
    #expect(file.rejections.map(\.rule) == [rule])
    #expect(file.observations.record == [2])
  }

  @Test("markup-in-text, mixed-gpx: markup in a text is text; routes are left out and said so")
  func mixedGpx() throws {
    let file = try read(
      gpx("<rte><rtept lat='1' lon='2'/><rtept lat='1' lon='2'/></rte><wpt lat='1' lon='2'><desc>&lt;b&gt;</desc></wpt>"))
    #expect(file.account.records == 1)
    #expect(file.observations.attributes.text(at: 0)?.contains("\"<b>\"") == true)
    #expect(file.findings.map(\.rule) == [.routeIgnored])
    #expect(file.findings[0].message.contains("2 points"))
  }

  @Test("another root, or nothing in it")
  func roots() throws {
    #expect(refusal(Array("<kml/>".utf8))?.contains("kml") == true)
    #expect(refusal([]) != nil)
    #expect(try read("<gpx/>").findings.map(\.rule) == [.noRecords])
  }

  @Test("every file of gpxpy is read whole: the points are those that a plain search finds", .enabled(if: SharedData.isPresent))
  func gpxpy() throws {
    let names = [
      "Mojstrovka", "around-visnjan-with-car", "cerknicko-jezero-no-creator", "cerknicko-jezero-with-elevations-zero",
      "cerknicko-jezero-without-elevations", "cerknicko-jezero", "cerknicko-without-times", "custom_schema_locations",
      "default_schema_locations", "first_and_last_elevation", "gpx-with-node-with-comments", "gpx1.0_with_all_fields",
      "gpx1.1_with_all_fields", "gpx1.1_with_extensions", "gpx1.1_with_extensions_without_namespaces",
      "gpx_with_garmin_extension", "korita-zbevnica", "route", "track-with-empty-segment", "track-with-extremes",
      "track-with-less-sec-time", "track-with-small-floats", "track_with_dilution_errors", "track_with_speed", "unicode",
      "unicode2", "unicode_with_bom", "unicode_with_bom_noencoding",
    ]
    for name in names {
      let bytes = try SharedData.bytes("tracks/gpxpy/\(name).gpx")
      let file = try read(bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      let points = text.ranges(of: "<wpt").count + text.ranges(of: "<trkpt").count
      #expect(file.account.records == points, "\(name)")
      #expect(file.account.imbalance == nil, "\(name)")
    }
  }

  @Test("whatever bytes are changed, nothing traps and the books balance")
  func mutations() throws {
    let text = gpx(
      "<wpt lat='1' lon='2'><name>排&#x53e3;</name><hdop>1</hdop></wpt><trk><trkseg><trkpt lat='1' lon='2'/></trkseg></trk>")
    var random = SeededRandom(7)
    var readable = 0
    for round in 0..<500 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(Array("<>/&'\"=![]- 0".utf8).randomElement(using: &random) ?? 0, at: place)
        }
      }
      guard let file = try? readGPX(bytes, options: IngestOptions()) else { continue }
      readable += 1
      #expect(file.account.imbalance == nil && file.account.contentBytes == bytes.count, "round \(round)")
    }
    #expect(readable > 50 && readable < 450, "\(readable) of 500 are readable")
  }
}
