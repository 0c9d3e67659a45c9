import TestSupport
import Testing

/// Forms and office files of crews through the whole program, against positions that other programs computed.
@Suite("Forms and office files")
struct FormProcessTests {
  private let folder: TemporaryFolder
  private let rivers: String

  init() throws {
    folder = try TemporaryFolder()
    rivers = try folder.file(
      "rivers.geojson",
      lines([
        ("湍河", [[111.30, 41.00], [111.31, 41.005], [111.32, 41.005]]),
        ("Ise", [[-0.680, 52.360], [-0.670, 52.364], [-0.655, 52.366]]),
        ("Sixmile Creek", [[-89.36, 43.10], [-89.35, 43.095], [-89.34, 43.095]]),
      ]).replacing("\"river_id\"", with: "\"name\""))
  }

  /// Along the first river, as decimal degrees.
  private static let chinese = [
    PlacedRecord("甲1", 111.3021, 41.0013, 23.159, 226.987, "left"),
    PlacedRecord("甲2", 111.3064, 41.0029, 27.824, 626.800, "right"),
    PlacedRecord("甲3", 111.3133, 41.0052, 22.200, 1285.665, "left"),
    PlacedRecord("甲4", 111.3187, 41.0047, 33.322, 1739.962, "right"),
  ]

  private static let names = ["湍河左岸1号“东门”排污口", "雨水&污水合流口", "养殖场（北）排口", "4#口门, 涵洞"]

  private func names(_ output: OutputFiles, _ column: String) throws -> [String?] {
    try output.layer("observations").features.map { $0.properties["attributes"]?[column]?.string }
  }

  @Test("the census workbook: titles above the header, metres of a Gauss-Krüger zone with X to the north, a total below")
  func censusWorkbook() throws {
    let metres = [
      ["4540761.62", "37525416.76"], ["4540940.57", "37525777.91"], ["4541198.05", "37526357.5"], ["4541144.17", "37526812"],
    ]
    let escaped = Self.names.map { $0.replacing("&", with: "&amp;") }
    var table = [["入河（海）排污口信息调查表"], ["填表单位：某县"]]
    table.append(["编号", "排污口名称", "排污口编码", "排污口类型", "受纳水体", "岸别", "X坐标", "Y坐标"])
    for index in 0..<4 {
      let bank = index % 2 == 0 ? "左岸" : "右岸"
      table.append(["甲\(index + 1)", escaped[index], "n00\(index)", "工业排污口", "湍河", bank] + metres[index])
    }
    table.append(["甲5", "没有定位", "n005", "其他", "湍河", "", "", ""])
    table.append(["合计", "5"])
    let book = try folder.file(
      "普查.xlsx", workbook([("填表说明", sheetData([["一、本表由县级普查机构填报。"]])), ("清查表", sheetData(table))]))
    let output = try OutputFiles(processing: [book, "--crs", "EPSG:4525", "--rivers", rivers], code: 2)
    // The metres are rounded to a centimetre.
    try PlacedRecord.expect(Self.chinese, in: output)
    #expect(try names(output, "排污口名称") == Self.names)
    #expect(try names(output, "排污口编码") == ["n000", "n001", "n002", "n003"])
    let outlets = try output.layer("outlets").features
    #expect(Set(outlets.compactMap { $0.text("name") }) == Set(Self.names))
    #expect(outlets.allSatisfy { $0.text("river_id") == "湍河" && $0.text("type") == "industrial" })
    #expect(try output.rejectedRules() == ["coordinate_missing", "totals_row"])
    #expect(try output.table("rejected.csv").column("line") == ["8", "9"])
    let flags = try output.layer("observations").features.flatMap { $0.texts("flags") }
    #expect(!flags.contains("bank_mismatch") && !flags.contains("river_not_in_layer"))
  }

  @Test("an investigation form as OpenDocument: angles with signs, and a monitoring point that is not the outlet")
  func openDocumentForm() throws {
    func row(_ cells: [String]) -> String {
      let texts = cells.map { cell in
        cell.isEmpty
          ? "<table:table-cell/>" : "<table:table-cell office:value-type=\"string\"><text:p>\(cell)</text:p></table:table-cell>"
      }
      return "<table:table-row>\(texts.joined())</table:table-row>"
    }
    let angles = [
      ("东经111°18′07.56″", "北纬41°00′04.68″"), ("111°18′23.04″E", "41°00′10.44″N"), ("E111°18'47.88\"", "N41°0'18.72\""),
      ("111度19分7.32秒", "41度0分16.92秒"),
    ]
    let records = zip(angles, Self.names).enumerated().map { index, record in
      row([
        "甲\(index + 1)", record.1.replacing("&", with: "&amp;"), record.0.0, record.0.1, "111.9", "41.9",
        "2024年5月1\(index)日 9时05分",
      ])
    }
    let header = row(["编号", "入河排污口名称", "入河排污口坐标东经", "入河排污口坐标北纬", "监测点坐标东经", "监测点坐标北纬", "排查时间"])
    let form = try folder.file("排查.ods", openDocument(header + records.joined() + row(["甲5", "写错", "111°60′00″", "41°00′00″"])))
    let output = try OutputFiles(processing: [form, "--rivers", rivers, "--time-zone", "Asia/Shanghai"], code: 2)
    try PlacedRecord.expect(Self.chinese, in: output)
    #expect(try names(output, "入河排污口名称") == Self.names)
    #expect(try names(output, "监测点坐标东经") == ["111.9", "111.9", "111.9", "111.9"])
    #expect(try output.layer("observations").features.first?.text("time") == "2024-05-10T01:05:00Z")
    #expect(try output.rejectedRules() == ["coordinate_unreadable"])
    let message = try output.table("rejected.csv").column("message")[0]
    #expect(message.contains("111°60′00″") && message.contains("C6"), "\(message)")
  }

  @Test("a KMZ from a map program: placemarks with fields, a walk, an icon; nothing is fetched")
  func mapArchive() throws {
    let places = zip(Self.chinese, Self.names).map { record, name in
      "<Placemark><name>\(record.id)</name><ExtendedData><Data name=\"排污口名称\"><value><![CDATA[\(name)]]></value></Data>"
        + "<Data name=\"岸别\"><value>\(record.bank == "left" ? "左岸" : "右岸")</value></Data></ExtendedData>"
        + "<Point><coordinates>\(record.longitude),\(record.latitude),1030</coordinates></Point></Placemark>"
    }
    let walk =
      "<Placemark><name>walk</name><LineString><coordinates>111.3,41 111.31,41.005</coordinates></LineString></Placemark>"
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder>"
      + places.joined() + "</Folder>" + walk
      + "<Placemark><name>gone</name><Point><coordinates>111.3</coordinates></Point></Placemark>"
      + "<NetworkLink><Link><href>http://127.0.0.1:9/x.kml</href></Link></NetworkLink></Document></kml>"
    let archive = try folder.file(
      "点位.kmz", ZipWriter.archive([.init("files/icon.png", "x"), .init("doc.kml", text)]))
    let output = try OutputFiles(processing: [archive, "--rivers", rivers, "--method", "foot"], code: 2)
    try PlacedRecord.expect(Self.chinese, in: output)
    #expect(try names(output, "排污口名称") == Self.names)
    #expect(try output.layer("outlets").features.allSatisfy { $0.text("status") == "confirmed" })
    #expect(try output.layer("tracks").features.count == 1)
    #expect(try output.rejectedRules().count == 1)
    #expect(try output.findingRules().contains { $0.contains("network") || $0.contains("link") })
  }

  @Test("a Kobo export in GB18030: semicolons, the outlet's place among two, n/a, the crew's own numbers")
  func kobo() throws {
    var text =
      "start;编号;排污口名称;监测点位置;_监测点位置_latitude;_监测点位置_longitude;_监测点位置_altitude;_监测点位置_precision;排污口位置;"
      + "_排污口位置_latitude;_排污口位置_longitude;_排污口位置_altitude;_排污口位置_precision;受纳水体;_id;_uuid;_submission_time;_index\n"
    for (index, record) in Self.chinese.enumerated() {
      let (latitude, longitude) = (record.latitude, record.longitude)
      text +=
        "2024-05-16T16:0\(index):44.000+08:00;\(record.id);\"\(Self.names[index])\";40.5 111.5 0 9;40.5;111.5;0;9;"
        + "\(latitude) \(longitude) 1030 4.5;\(latitude);\(longitude);1030;4.5;湍河;\(9000 + index);0b6e-\(index);"
        + "2024-05-20T10:00:00;\(index + 1)\n"
    }
    text += "2024-05-16T17:00:00.000+08:00;甲5;未定位;n/a;n/a;n/a;n/a;n/a;n/a;n/a;n/a;n/a;n/a;湍河;9009;0b6e-9;2024-05-20T10:00:00;5\n"
    let form = try folder.file("kobo.csv", try inGB18030(text))
    let output = try OutputFiles(processing: [form, "--rivers", rivers], code: 2)
    try PlacedRecord.expect(Self.chinese, in: output)
    #expect(try names(output, "排污口名称") == Self.names)
    #expect(try names(output, "_uuid") == ["0b6e-0", "0b6e-1", "0b6e-2", "0b6e-3"])
    let observations = try output.layer("observations").features
    #expect(observations.allSatisfy { $0.number("accuracy_m") == 4.5 && $0.text("accuracy_source") == "recorded" })
    #expect(observations[1].text("time") == "2024-05-16T08:01:44Z")
    #expect(try output.rejectedRules() == ["coordinate_missing"])
    let input = try #require(try output.manifest()["inputs"]?.list.first)
    #expect(input["encoding"]?.string == "GB18030")
    #expect(try output.findingRules().contains("position_chosen"))
  }

  @Test("an ODK Central export with several geopoints: the first unless --geopoint names another, each with its own accuracy")
  func odk() throws {
    var text =
      "SubmissionDate,start,site-manhole-Latitude,site-manhole-Longitude,site-manhole-Altitude,site-manhole-Accuracy,"
      + "site-mouth-Latitude,site-mouth-Longitude,site-mouth-Altitude,site-mouth-Accuracy,note,KEY,ReviewState\n"
    for (index, record) in Self.chinese.enumerated() {
      text +=
        "2024-05-20T00:00:00.000Z,2024-05-16T08:0\(index):00.000Z,41.00\(index),111.30\(index),1030,12.5,"
        + "\(record.latitude),\(record.longitude),1030.2,3.14,\"\(Self.names[index])\",\(record.id),\n"
    }
    text += "2024-05-20T00:00:00.000Z,2024-05-16T09:00:00.000Z,41.001,111.301,,,,,,,no mouth,uuid:5,\n"
    let form = try folder.file("odk.csv", text)
    let output = try OutputFiles(processing: [form, "--geopoint", "mouth", "--rivers", rivers], code: 2)
    try PlacedRecord.expect(Self.chinese, in: output)
    #expect(try names(output, "note") == Self.names)
    #expect(try output.layer("observations").features.allSatisfy { $0.number("accuracy_m") == 3.14 })
    #expect(try output.rejectedRules() == ["coordinate_missing"])
    let first = try OutputFiles(processing: [form, "--rivers", rivers])
    let manholes = try first.layer("observations").features
    #expect(
      manholes.map(\.position) == [[111.3, 41], [111.301, 41.001], [111.302, 41.002], [111.303, 41.003], [111.301, 41.001]])
    #expect(manholes.prefix(4).allSatisfy { $0.number("accuracy_m") == 12.5 })
    let finding = try #require(try first.layer("review").features.first { $0.text("rule") == "position_chosen" })
    #expect(finding.text("severity") == "warning" && finding.text("message")?.contains("\"site-mouth\"") == true)
    let none = try BuiltProgram(["process", form, "--geopoint", "pipe", "--rivers", rivers, "--out", folder("x")]).run()
    #expect(none.code == 64 && none.messages.contains("mouth"), "\(none.messages)")
  }

  @Test("repeats of a form, as a file beside it or a sheet: left out, said plainly, and no fault of the folder")
  func repeats() throws {
    try folder.file("odk/form.csv", "site-Latitude,site-Longitude,KEY\n41.0013,111.3021,uuid:1\n")
    try folder.file("odk/form-pipes.csv", "diameter,PARENT_KEY,KEY\n0.6,uuid:1,uuid:1/pipes[1]\n0.3,uuid:1,uuid:1/pipes[2]\n")
    // A repeat that asks for a place is a table of places.
    try folder.file(
      "odk/form-manholes.csv", "cover-Latitude,cover-Longitude,PARENT_KEY,KEY\n41.0029,111.3064,uuid:1,uuid:1/m[1]\n")
    let output = try OutputFiles(processing: [folder("odk"), "--rivers", rivers])
    #expect(try output.layer("observations").features.compactMap { $0.text("recorded_id") } == ["uuid:1/m[1]", "uuid:1"])
    let skipped = try #require(try output.manifest()["skipped"]?.list)
    #expect(skipped.count == 1 && skipped[0]["name"]?.string == "odk/form-pipes.csv")
    #expect(skipped[0]["reason"]?.string?.contains("not joined") == true)
    let noted = try output.layer("review").features.filter { $0.text("rule") == "form_repeat" }
    #expect(noted.count == 1 && noted[0].text("source") == "odk/form-manholes.csv")
    #expect(noted.first?.text("message")?.contains("PARENT_KEY") == true)
    // Named by hand it is an error that says the same.
    let named = try BuiltProgram(["process", folder("odk/form-pipes.csv"), "--rivers", rivers, "--out", folder("x")]).run()
    #expect(named.code == 65 && named.messages.contains("repeat of a form"), "\(named.messages)")

    let form = [["编号", "_gps_latitude", "_gps_longitude", "_index"], ["甲1", "41.0013", "111.3021", "1"]]
    let pipes = [
      ["管径", "_index", "_parent_table_name", "_parent_index"], ["0.6", "1", "form", "1"], ["0.3", "2", "form", "1"],
    ]
    let book = try folder.file("kobo.xlsx", workbook([("form", sheetData(form)), ("pipes", sheetData(pipes))]))
    let sheets = try OutputFiles(processing: [book, "--rivers", rivers])
    #expect(try sheets.layer("observations").features.compactMap { $0.text("recorded_id") } == ["甲1"])
    let findings = try sheets.layer("review").features.filter { $0.text("rule") == "form_repeat" }
    let words = "the sheet \"pipes\" is a repeat of the form: its 2 rows belong to rows of \"form\" (by _parent_index)"
    #expect(findings.contains { $0.text("severity") == "warning" && $0.text("message")?.hasPrefix(words) == true })
  }

  @Test("degrees, minutes and seconds beside decimals: they agree, contradict each other, or only one is there")
  func triples() throws {
    let table = """
      编号,排污口名称,经度(度),经度(分),经度(秒),纬度(度),纬度(分),纬度(秒),经度,纬度
      甲1,"\(Self.names[0])",111,18,7.56,41,0,4.68,111.3021,41.0013
      甲2,"\(Self.names[1])",111,18,23.04,41,0,10.44,,
      甲3,"\(Self.names[2])",111,18,47.88,41,1,18.72,111.3133,41.0052
      甲4,"\(Self.names[3])",,,,,,,111.3187,41.0047
      甲5,分不对,111,78,0,41,0,0,,
      甲6,秒不对,111,18,7.56,41,0,77,111.3021,41.0013

      """
    let form = try folder.file("清查表.csv", table)
    let output = try OutputFiles(processing: [form, "--rivers", rivers], code: 2)
    var expected = Self.chinese + [Self.chinese[0]]
    expected[4].id = "甲6"
    try PlacedRecord.expect(expected, in: output)
    #expect(try names(output, "排污口名称").dropLast() == Self.names)
    let contradicting = try output.layer("observations").features.map { $0.texts("flags").contains("decimals_contradict_triple") }
    #expect(contradicting == [false, false, true, false, true])
    #expect(try output.rejectedRules() == ["coordinate_unreadable"])
    #expect(try output.table("rejected.csv").column("message")[0].hasPrefix("\"111 78 0\" has"))
  }

  @Test("units of 1e-7 degree in a plain table: refused row by row with that word, and mended when asked")
  func tenMillionths() throws {
    // 22 m beside the river, in both of its directions.
    let places = (0..<24).map { index -> (longitude: Int, latitude: Int) in
      let along = Double(index % 12) / 12
      let (longitude, latitude) = index < 12 ? (111.3 + along / 100, 41 + along / 200) : (111.31 + along / 100, 41.005)
      return (Int((longitude * 1e7).rounded()), Int(((latitude + 0.0002) * 1e7).rounded()))
    }
    let rows = places.enumerated().map { "p\($0.offset),\($0.element.latitude),\($0.element.longitude)\n" }
    let table = try folder.file("points.csv", "id,lat,lon\n" + rows.joined())
    let plain = try OutputFiles(processing: [table, "--rivers", rivers], code: 2)
    #expect(try plain.rejectedRules() == Array(repeating: "coordinate_scaled", count: 24))
    let finding = try #require(try plain.layer("review").features.first { $0.text("rule") == "suspect_decimals" })
    #expect(finding.text("message")?.contains("units of 1e-7 degree") == true, "\(finding.text("message") ?? "")")
    let mended = try OutputFiles(processing: [table, "--rivers", rivers, "--fix", "decimals"])
    let observations = try mended.layer("observations").features
    try #require(observations.count == 24)
    for (observation, place) in zip(observations, places) {
      #expect(observation.position == [Double(place.longitude) / 1e7, Double(place.latitude) / 1e7])
      #expect(observation.text("river_name") == "湍河" && observation.texts("flags").contains("coordinate_fixed"))
    }
  }

  @Test("an outfall inventory of a US town: state plane feet, codes with zeros in front, banks as LT and RT")
  func outfallInventory() throws {
    let feet = [
      ["2140178.6", "400884.9"], ["2141437.6", "400420.9"], ["2143899.3", "399856.9"], ["2144461.6", "399679.1"],
    ]
    let notes = ["24\" RCP", "36\" CMP &amp; headwall", "ditch", "twin 18\" PVC"]
    let banks = ["RT", "LT", "LT", "RT"]
    let header = [
      "Outfall ID", "PermFeatureNmbr", "Easting", "Northing", "Receiving Water", "Bank", "Structure", "Inspection Date",
    ]
    let rows = (0..<4).map { index in
      [
        "OT-\(index + 1)", "", feet[index][0], feet[index][1], "Six Mile Creek", banks[index], notes[index],
        "5/1\(index + 4)/2024",
      ]
    }
    // A cell that is text keeps its zeros.
    let zeros = (1...4).map { "<c t=\"inlineStr\"><is><t>00\($0)</t></is></c>" }
    var xml = sheetData([["City of Fitchburg MS4"], header] + rows)
    for (index, zero) in zeros.enumerated() {
      xml = xml.replacing("<t>OT-\(index + 1)</t></is></c><c/>", with: "<t>OT-\(index + 1)</t></is></c>\(zero)")
    }
    let book = try folder.file("outfalls.xlsx", workbook([("Outfalls", xml)]))
    let output = try OutputFiles(processing: [
      book, "--crs", "EPSG:2289", "--rivers", rivers, "--time-zone", "America/Chicago",
    ])
    // Feet are rounded to a tenth.
    try PlacedRecord.expect(
      [
        PlacedRecord("OT-1", -89.3572001, 43.0980999, 45.914, 307.256, "right"),
        PlacedRecord("OT-2", -89.3524998, 43.0968001, 50.475, 704.733, "left"),
        PlacedRecord("OT-3", -89.3432999, 43.0951999, 22.194, 1531.053, "left"),
        PlacedRecord("OT-4", -89.3412000, 43.0946999, 33.348, 1702.020, "right"),
      ], in: output)
    #expect(try names(output, "PermFeatureNmbr") == ["001", "002", "003", "004"])
    #expect(try names(output, "Structure")[1] == "36\" CMP & headwall")
    let flags = try output.layer("observations").features.flatMap { $0.texts("flags") }
    #expect(!flags.contains("bank_mismatch") && !flags.contains("name_mismatch") && !flags.contains("river_not_in_layer"))
  }

  @Test("a British storm-overflow return: line breaks in the header, grid references, two points in one cell, one unpermitted")
  func stormOverflows() throws {
    let header = [
      "Water Company Name", "Site Name\n(EA Consents Database)", "Outlet Discharge NGR\n(EA Consents Database)",
      "Receiving Water / Environment (common name)\n(EA Consents Database)", "Unique ID",
    ]
    let table = [
      ["Event Duration Monitoring 2023"], header,
      ["Anglian", "KETTERING &amp; ISE CSO", "SP 90370 74740", "Ise", "AWS00001"],
      ["Anglian", "BROUGHTON STW", "SP9089174922", "Ise", "AWS00002"],
      ["Anglian", "WARKTON PS", "SP 914 751", "Ise", "AWS00003"],
      ["Anglian", "TWO PIPES", "SP9103074990 and SP9089174922", "Ise", "AWS00004"],
      ["Anglian", "NONE", "Unpermitted", "", "AWS00005"],
    ]
    let book = try folder.file("edm.xlsx", workbook([("Anglian", sheetData(table))]))
    let output = try OutputFiles(processing: [book, "--rivers", rivers], code: 2)
    // The grid that is good to a centimetre is not installed everywhere; without it OSGB36 is known to 2 m.
    try PlacedRecord.expect(
      [
        PlacedRecord("AWS00001", -0.6742793, 52.3632779, 92.172, 525.762, "left"),
        PlacedRecord("AWS00002", -0.6665811, 52.3648277, 40.404, 1060.907, "left"),
        PlacedRecord("AWS00003", -0.6583194, 52.3667796, 132.860, 1656.999, "left"),
        PlacedRecord("AWS00004", -0.6645219, 52.3654158, 74.490, 1211.891, "left"),
      ], in: output, tolerance: 3)
    let observations = try output.layer("observations").features
    #expect(observations.map { $0.texts("flags").contains("several_positions") } == [false, false, false, true])
    #expect(observations[2].text("accuracy_source") == "derived" && observations[2].number("accuracy_m") == 46.52)
    #expect(try output.layer("outlets").features.contains { $0.text("name") == "KETTERING & ISE CSO" })
    #expect(try output.rejectedRules() == ["coordinate_missing"])
    #expect(try output.manifest()["inputs"]?.list.first?["crs"]?.string == "EPSG:27700")
  }
}
