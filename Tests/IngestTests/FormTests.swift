import Ingest
import SurveyModel
import TestSupport
import Testing

@Suite("Forms")
struct FormTests {
  @Test("Kobo's form of the time: semicolons, a geopoint in five columns, start as the time")
  func kobo() throws {
    let file = try readTable(
      """
      start;end;location;_location_latitude;_location_longitude;_location_altitude;_location_precision;note;_id;_uuid;_submission_time
      2024-05-16T08:40:44.000+08:00;2024-05-16T08:42:00.000+08:00;40.65 111.66 1030 4.5;40.65;111.66;1030;4.5;pipe;7;u1;2024-05-20T10:00:00
      2024-05-16T08:50:44.000+08:00;;40.66 111.67 0 0;40.66;111.67;0;0;;8;u2;2024-05-20T10:00:00
      ;;;;;;;n/a;9;u3;2024-05-20T10:00:00

      """)
    #expect(file.places() == [[111.66, 40.65], [111.67, 40.66]])
    #expect(file.observations.time[0] == 1_715_820_044_000_000)
    #expect(file.observations.accuracy[0] == 4.5)
    // An accuracy of 0 is that of a point that was moved on the map: nothing was measured.
    #expect(file.observations.accuracySource == [.recorded, .assumed])
    #expect(file.rules == [.coordinateMissing])
  }

  @Test("the crew's own number is the id, and the server's only where there is none; all stay as attributes")
  func ids() throws {
    let form = try readTable("_id,_uuid,编号,_gps_latitude,_gps_longitude\n7,u1,甲1,40.5,111.5\n8,u2,,40.6,111.6\n")
    #expect(form.observations.recordedID.text(at: 0) == "甲1" && form.observations.recordedID.text(at: 1) == nil)
    #expect(form.observations.attributes.text(at: 1)?.contains("\"_uuid\":\"u2\"") == true)
    #expect(try readTable("_id,_uuid,_gps_latitude,_gps_longitude\n7,u1,40.5,111.5\n").observations.recordedID.text(at: 0) == "7")
    #expect(try readTable("KEY,Outlet ID,a-Latitude,a-Longitude\nk,X1,1,2\n").observations.recordedID.text(at: 0) == "X1")
    #expect(try readTable("fid,序号,lon,lat\n1,甲,2,3\n").observations.recordedID.text(at: 0) == "甲")
    #expect(try readTable("id,编号,lon,lat\n1,甲,2,3\n").observations.recordedID.text(at: 0) == "1")
  }

  @Test("of several places the outlet's, then the first; never a monitoring point, unless asked")
  func severalPlaces() throws {
    let header =
      "_monitor_latitude,_monitor_longitude,_monitoring_latitude,_monitoring_longitude,site/_outfall_latitude,site/_outfall_longitude"
    let row = "1,2,3,4,5,6"
    let outfall = try readTable("\(header)\n\(row)\n")
    #expect(outfall.places() == [[6, 5]])
    #expect(
      outfall.findings.contains { $0.rule == .positionChosen && $0.severity == .info && $0.message.contains("\"site/outfall\"") })
    #expect(try readTable("\(header)\n\(row)\n") { $0.geopoint = "monitoring" }.places() == [[4, 3]])
    #expect(try readTable("\(header)\n\(row)\n") { $0.geopoint = "outfall" }.places() == [[6, 5]])
    let unclear = try readTable("a-Latitude,a-Longitude,a-Accuracy,b-Latitude,b-Longitude\n1,2,3,4,5\n")
    #expect(unclear.places() == [[2, 1]])
    #expect(unclear.observations.accuracy == [3])
    #expect(unclear.findings.contains { $0.rule == .positionChosen && $0.severity == .warning && $0.message.contains("\"b\"") })
    let error = try #require(refusal("\(header)\n\(row)\n") { $0.geopoint = "pipe" })
    #expect(error.code == .usage && error.message.contains("\"site/outfall\""))
    let other = try #require(refusal("id,_monitoring_latitude,_monitoring_longitude\n1,2,3\n"))
    #expect(other.message.contains("`reading.geopoint`"))
  }

  @Test("a provincial form: the outlet's position, not the monitoring point's or the responsible party's")
  func provincialForm() throws {
    let text = """
      sewageOutletName,sewageOutletLongitude,sewageOutletLatitude,monitoringPointLongitude,monitoringPointLatitude,responsibleSubjectLongitude,responsibleSubjectLatitude
      一号,111.5,40.5,111.6,40.6,111.7,40.7

      """
    let file = try readTable(text)
    #expect(file.places() == [[111.5, 40.5]])
    #expect(
      file.findings.contains { $0.rule == .positionChosen && $0.message.contains("\"monitoringPoint\", \"responsibleSubject\"") })
    #expect(try readTable(text) { $0.geopoint = "monitoringPoint" }.places() == [[111.6, 40.6]])
    let labels = "入河排污口名称,入河排污口坐标东经,入河排污口坐标北纬,监测点坐标东经,监测点坐标北纬\n一号,111.5,40.5,111.6,40.6\n"
    #expect(try readTable(labels).places() == [[111.5, 40.5]])
    #expect(try readTable(labels) { $0.geopoint = "监测点坐标" }.places() == [[111.6, 40.6]])
    let gate = "gps_lng,gps_lat,baiduLng,baiduLat,shore\n111.5,40.5,111.51,40.51,左岸\n"
    #expect(try readTable(gate).places() == [[111.5, 40.5]])
  }

  @Test("the census table: decimals beside a triple that says something else")
  func census() throws {
    let file = try readTable(
      """
      outfall_name,outfall_code,lon_d,lon_m,lon_s,lat_d,lat_m,lat_s,longitude,latitude
      a,1,111,30,0,40,30,0,111.5,40.5
      b,2,111,30,0,40,31,0,111.5,40.5
      c,3,111,30,36,40,30,36,,

      """)
    #expect(file.places() == [[111.5, 40.5], [111.5, 40.5], [111.51, 40.51]])
    #expect(file.flags(0) == [] && file.flags(1) == ["decimals_contradict_triple"])
    // The name of the outlet in front of whole degrees does not make a position of them.
    let chinese = try readTable(
      "编号,排污口名称,经度(度),经度(分),经度(秒),纬度(度),纬度(分),纬度(秒),经度,纬度\n甲1,一,111,30,0,40,30,0,111.5,40.5\n甲4,二,,,,,,,111.6,40.6\n")
    #expect(chinese.places() == [[111.5, 40.5], [111.6, 40.6]])
  }

  @Test("a place in one cell is known by what the cells hold, whatever the column is called")
  func singleCell() throws {
    let text = "name,Where is the pipe?,note\na,40.65 111.66 1030.5 4.5,x\nb,,\nc,40.66 111.67,y\nd,here,z\n"
    let file = try readTable(text)
    #expect(file.places() == [[111.66, 40.65], [111.67, 40.66]])
    #expect(file.observations.accuracySource == [.recorded, .assumed])
    #expect(file.rules == [.coordinateMissing, .coordinateUnreadable])
    #expect(file.has(.positionChosen))
    #expect(try readTable("id,spot\n1,40.5 111.5\n") { $0.geopoint = "spot" }.places() == [[111.5, 40.5]])
    #expect(refusal("id,spot\n1,40.5 111.5\n") != nil)
  }

  @Test("repeats of a form have no places of their own")
  func repeats() throws {
    let error = try #require(refusal("pipe,_index,_parent_table_name,_parent_index\nx,1,form,1\n"))
    #expect(error.message.contains("repeat"))
  }
}

@Suite("British grid references")
struct GridReferenceTests {
  @Test(
    "written with and without spaces, of 4 to 10 digits",
    arguments: [
      ("SP 90370 74740", [490_370.5, 274_740.5], 10.0), ("SP9037074740", [490_370.5, 274_740.5], 10),
      ("sp907747", [490_750, 274_750], 46.52),
      ("SP 90 74", [490_500, 274_500], 465.2), ("SJ5049211756", [350_492.5, 311_756.5], 10),
      ("NZ16653201", [416_655, 532_015], 10),
      ("TQ 48570 81130", [548_570.5, 181_130.5], 10), ("SV 00000 00000", [0.5, 0.5], 10),
      ("HP 6000 1800", [460_005, 1_218_005], 10),
    ] as [(String, [Double], Float)])
  func references(_ text: String, _ place: [Double], _ accuracy: Float) throws {
    let file = try readGrid("Site Name,Outlet Discharge NGR\na,\(text)\n")
    try #require(file.places() == [place])
    #expect(abs(file.observations.accuracy[0] - accuracy) < 0.01)
    #expect(file.observations.accuracySource == [accuracy > 10 ? .derived : .assumed])
    #expect(file.description.statedCRS == "EPSG:27700")
  }

  @Test(
    "what is no reference is rejected with what is wrong",
    arguments: [
      ("Unpermitted", Rule.coordinateMissing, "no grid reference"), ("", .coordinateMissing, "no grid reference"),
      ("SP 9037 74740", .coordinateUnreadable, "9 digits"), ("SP 903 7474", .coordinateUnreadable, "7 digits"),
      ("SP 90370 747", .coordinateUnreadable, "5 digits of easting and 3"), ("N 1234 5678", .coordinateUnreadable, "Irish"),
      ("ZZ 12345 12345", .coordinateUnreadable, "no square"), ("SP", .coordinateUnreadable, "10 km"),
      ("SP 9 7", .coordinateUnreadable, "10 km"),
      ("SI 12345 12345", .coordinateUnreadable, "no square"), ("SP 903O0 74740", .coordinateUnreadable, "no grid reference"),
      ("490370 274740", .coordinateUnreadable, "no square"),
    ] as [(String, Rule, String)])
  func refused(_ text: String, _ rule: Rule, _ word: String) throws {
    let file = try readGrid("id,ngr\n1,SP 90370 74740\n2,\(text)\n")
    try #require(file.rules == [rule])
    #expect(file.rejections[0].message.contains(word))
  }

  @Test("two points in one cell: the first, flagged")
  func twoPoints() throws {
    let file = try readGrid("id,ngr\n1,TQ4857081130 and TQ4850081170\n2,\"TQ4857081130, TQ4857081130\"\n")
    #expect(file.places()[0] == [548_570.5, 181_130.5])
    #expect(file.flags(0) == ["several_positions"] && file.flags(1) == [])
  }

  @Test("a storm-overflow return: a banner, headers with line breaks, the site's name")
  func returns() throws {
    let header =
      "Water Company Name,\"Site Name\n(EA Consents Database)\",\"Outlet Discharge NGR\n(EA Consents Database)\",\"Receiving Water / Environment (common name)\n(EA Consents Database)\",Unique ID"
    let file = try readGrid("Event Duration Monitoring 2023,,,,\n\(header)\nAnglian,KETTERING STW,SP 90370 74740,Ise,AWS00001\n")
    #expect(file.observations.name.text(at: 0) == "KETTERING STW")
    #expect(file.observations.recordedID.text(at: 0) == "AWS00001")
    #expect(file.description.fields.contains { $0.field == "river_name" })
    // Degrees are better than a reference.
    #expect(try readGrid("ngr,latitude,longitude\nSP 90370 74740,52.3,-0.7\n").places() == [[-0.7, 52.3]])
  }

  @Test("the square that a sewer node is named after is where it is", .enabled(if: SharedData.isPresent))
  func real() throws {
    // NZ16653201 is node 3201 of the square of 1 km NZ 16 65.
    let table = try String(decoding: SharedData.bytes("crs/osgb27700_noderef_expected.csv"), as: UTF8.self)
    let rows = table.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    .filter { !$0[3].isEmpty }
    let file = try readGrid("node,ngr\n" + rows.map { "\($0[0]),\($0[0].prefix(6))\n" }.joined())
    #expect(file.observations.count == rows.count && rows.count > 7000)
    for (index, row) in rows.enumerated() {
      let (x, y) = (file.observations.x[index], file.observations.y[index])
      #expect(Double(row[3]) == x - 500 && Double(row[4]) == y - 500, "\(row[0])")
    }
  }
}

/// Reads a table whose grid references are in metres, as the pipeline would say.
private func readGrid(_ text: String) throws -> SurveyFile {
  try readTable(text) { $0.coordinateKind = { stated in stated == "EPSG:27700" ? .metres : .degrees } }
}
