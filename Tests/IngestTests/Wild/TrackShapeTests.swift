import SurveyModel
import TestSupport
import Testing

@testable import Ingest

/// Which tables are the way of somebody, and which are observations.
@Suite("The shape of tracks")
struct TrackShapeTests {
  /// A table of `count` rows, each `seconds` after the one before and `degrees` further east, with `more` behind each row.
  private func table(
    _ header: String, count: Int, seconds: (Int) -> Int, degrees: Double = 0.00012, more: (Int) -> String = { _ in "" }
  ) -> String {
    var text = header + "\n"
    var clock = 8 * 3600
    for row in 0..<count {
      clock += row == 0 ? 0 : seconds(row)
      func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
      let time = "2024-06-\(two(11 + clock / 86_400)) \(two(clock / 3600 % 24)):\(two(clock / 60 % 60)):\(two(clock % 60))"
      text += "\(time),\(111.7935 + Double(row) * degrees),\(40.6345 + Double(row % 7) * 0.00001)\(more(row))\n"
    }
    return text
  }

  @Test("rows one or five seconds apart are a track, whatever stands beside them", arguments: [1, 2, 5, 10])
  func dense(step: Int) throws {
    let file = try readAny(table("time,lon,lat", count: 30, seconds: { _ in step }), name: "a.csv")
    #expect(file.observations.count == 0 && file.fixCount == 30)
  }

  @Test("even steps up to a minute are a track where speed or the like stands beside", arguments: [15, 30, 60])
  func even(step: Int) throws {
    let header = "time,lon,lat,speed,course"
    let moving = try readAny(table(header, count: 30, seconds: { _ in step }, more: { _ in ",1.2,89" }), name: "a.csv")
    #expect(moving.observations.count == 0 && moving.fixCount == 30)
    let still = try readAny(table("time,lon,lat", count: 30, seconds: { _ in step }), name: "a.csv")
    #expect(still.observations.count == 30)
  }

  @Test("a walked survey stays observations: thirty outlets, one every few minutes, with altitude and heading")
  func walked() throws {
    for step in [{ _ in 180 }, { (row: Int) in 90 + row * 37 % 400 }, { _ in 300 }] as [(Int) -> Int] {
      let plain = try readAny(table("time,lon,lat", count: 30, seconds: step, degrees: 0.001), name: "a.csv")
      #expect(plain.observations.count == 30)
      let rich = try readAny(
        table(
          "time,lon,lat,altitude,accuracy,heading,name,type", count: 30, seconds: step, degrees: 0.001,
          more: { ",1050,3,\($0 * 11 % 360),排口\($0),雨水" }), name: "a.csv")
      #expect(rich.observations.count == 30)
    }
  }

  @Test("a form whose rows got their times in one go stays observations")
  func exported() throws {
    // One a second by the export, but hundreds of metres apart.
    let far = try readAny(
      table("created,lon,lat,remark", count: 40, seconds: { _ in 1 }, degrees: 0.003, more: { ",pipe \($0)" }), name: "a.csv")
    #expect(far.observations.count == 40)
    // Close together, but with words about what was seen.
    let near = try readAny(
      table(
        "time,lon,lat,outfall type,remarks", count: 40, seconds: { _ in 2 }, degrees: 0.0003,
        more: { $0 % 2 == 0 ? ",stormwater,smells" : ",industrial,dry" }), name: "a.csv")
    #expect(near.observations.count == 40)
    #expect(near.finds(.rowsLikeTrack)?.severity == .warning)
    // All on one day, without a time of day.
    var days = "date,lon,lat\n"
    for row in 0..<40 { days += "2024-06-\(11 + row / 10),\(111.79 + Double(row) * 0.0002),40.63\n" }
    #expect(try readAny(days, name: "a.csv").observations.count == 40)
  }

  @Test("rows without times: quantities of motion and close steps show a track, places alone do not")
  func untimed() throws {
    var log = "lat,lon,speed,heading\n"
    var list = "id,lat,lon,altitude\n"
    for row in 0..<30 {
      log += "\(40.6 + Double(row) * 0.0001),111.79,3.1,0\n"
      list += "\(row),\(40.6 + Double(row * row) * 0.0001),111.79,1050\n"
    }
    #expect(try readAny(log, name: "a.csv").fixCount == 30)
    #expect(try readAny(list, name: "a.csv").observations.count == 30)
  }

  @Test("a form whose server stamped its rows in seconds stays observations, as uneven steps show")
  func stamped() throws {
    // Places 20 to 90 m apart, as somebody picks them along a river.
    func rows(_ header: String, _ more: (Int) -> String) -> String {
      var (text, east) = (header + "\n", 0)
      for row in 0..<60 {
        east += 20 + row * 37 % 71
        text += "\(row),\(111.79 + Double(east) / 84_500),\(40.63 + Double(row * row % 7) / 20_000),\(more(row))\n"
      }
      return text
    }
    func clock(_ second: Int) -> String { "2024-06-11T08:\(10 + second / 60):\(10 + second % 50)Z" }
    for (header, cell) in [
      ("id,lon,lat,created_at", { clock($0) }), ("id,lon,lat,created_at", { clock($0 / 12 * 4) }), ("id,lon,lat,t", { "\($0)" }),
      ("id,lon,lat,created_at,altitude,yaw", { clock($0) + ",1050,90" }), ("id,lon,lat,elevation", { _ in "1050" }),
    ] as [(String, (Int) -> String)] {
      #expect(try readAny(rows(header, cell), name: "a.csv").observations.count == 60, "\(header)")
    }
  }

  @Test(
    "what stands beside the rows of a form keeps it observations, however fast it was written",
    arguments: [
      ("photo", "IMG_#.jpg"), ("code", "PK-A#|WS-B#|YS-C#"), ("diameter_mm", "200|300|600"), ("_uuid", "0f-#"),
      ("outfall_no", "#"),
      ("remarks", "dry|smells"), ("name", "排口#"), ("ph", "7.#"),
    ])
  func formsInSeconds(column: String, cells: String) throws {
    let cells = cells.split(separator: "|")
    let text = table(
      "time,lon,lat,altitude,\(column)", count: 40, seconds: { _ in 5 },
      more: { ",1050," + cells[$0 % cells.count].replacing("#", with: "\($0)") })
    let file = try readAny(text, name: "a.csv")
    #expect(file.observations.count == 40 && file.tracks.isEmpty)
    #expect(file.finds(.rowsLikeTrack)?.severity == .warning)
  }

  @Test("points of KML and records of JSON are tracks as the rows of tables are, and logs of a fix a minute are whole")
  func otherFormats() throws {
    var (kml, json) = ("<kml><Folder><name>Points</name>", "[")
    var pos = "%  UTC  latitude(deg) longitude(deg) height(m) Q ns\n"
    for row in 0..<12 {
      let (lat, lon) = (40.6345 + Double(row) * 0.0001, 111.7935 + Double(row) * 0.00012)
      kml +=
        "<Placemark><name>\(row)</name><TimeStamp><when>2024-06-11T02:21:\(33 + row)Z</when></TimeStamp>"
        + "<Point><coordinates>\(lon),\(lat),0</coordinates></Point></Placemark>"
      json +=
        #"\#(row == 0 ? "" : ","){"fixTime":"2024-06-11T02:21:\#(33 + row)Z","latitude":\#(lat),"longitude":\#(lon),"mode":3}"#
      pos += "2024/06/11 02:\(21 + row * 2):33.000 \(lat) \(lon) 1050 1 12 0.01 0.01 0.02\n"
    }
    for (text, name) in [(kml + "</Folder></kml>", "a.kml"), (json + "]", "a.json"), (pos, "a.pos")] {
      let file = try readAny(text, name: name)
      #expect(file.fixCount == 12 && file.observations.count == 0, "\(name)")
    }
  }

  @Test("rows of a way at which somebody noted something stay observations, also where their words are escaped")
  func notes() throws {
    let log = table(
      "time,lon,lat,speed,annotation", count: 300, seconds: { _ in 1 }, more: { ",3.1," + ($0 % 60 == 30 ? "Outfall \($0)" : "") }
    )
    let joined = try readAny(log, name: "a.csv")
    #expect(joined.observations.count == 5 && joined.fixCount == 295)
    #expect(joined.finds(.rowsAreTrack)?.message.contains("5 other rows are observations") == true)
    // 排口 and 备注, as programs write them that keep to ASCII.
    let members = [
      #""name":"\u6392\u53e3 @""#, #""\u5907\u6ce8":"\u81ed @""#, #""\u6392\u53E3":"@""#,
    ]
    for member in members {
      let features = (0..<20).map { row in
        let written = member.replacing("@", with: row % 2 == 0 ? "1b" : "2")
        return #"{"type":"Feature","properties":{"time":"2024-06-11T02:21:\#(30 + row)Z",\#(written)},"#
          + #""geometry":{"type":"Point","coordinates":[\#(111.79 + Double(row) * 0.0001),40.63]}}"#
      }
      let text = #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
      #expect(try readAny(text, name: "a.geojson").observations.count == 20, "\(member)")
    }
  }

  @Test("the speed of water or wind is no motion, and few rows or waypoints of GPX show nothing")
  func noMotion() throws {
    let water = table(
      "time,lon,lat,water_speed,current_direction,altitude", count: 30, seconds: { _ in 60 }, more: { _ in ",0.3,90,1050" })
    #expect(try readAny(water, name: "a.csv").observations.count == 30)
    #expect(try readAny(table("time,lon,lat", count: 6, seconds: { _ in 1 }), name: "a.csv").observations.count == 6)
    var waypoints = #"<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">"#
    for row in 0..<30 {
      waypoints += #"<wpt lat="\#(40.63 + Double(row) / 10_000)" lon="111.79"><time>2024-06-11T08:00:\#(10 + row)Z</time></wpt>"#
    }
    let gpx = try readAny(waypoints + "</gpx>", name: "a.gpx")
    #expect(gpx.observations.count == 30 && gpx.finds(.rowsLikeTrack) != nil)
  }

  @Test(
    "logs of many programs are tracks",
    arguments: [
      "time,seconds_elapsed,bearingAccuracy,speedAccuracy,speed,bearing,altitude,LON,LAT",
      "Time (sec),LAT,LON,Altitude (m),Speed (m/s),Battery (%)",
      "timestamp,LAT,LON,alt,groundspeed,roll,pitch,yaw,mode",
      "时间,LON,LAT,高度(m),速度(m/s),航向", "飞行时间,LAT,LON,高度,水平速度,飞行模式,电池电量", "t,LAT,LON,高度,水平速度,航向",
      "t,LAT,LON,Höhe,Geschwindigkeit,Richtung",
      "header.stamp.secs,header.frame_id,LAT,LON,altitude,status.status",
      "time,controller_gps_longitude,controller_gps_latitude,product_gps_longitude:LON,product_gps_latitude:LAT,speed_vx,flying_state",
    ])
  func programs(header: String) throws {
    let cells = header.split(separator: ",").map(String.init)
    var text =
      cells.map { ["LAT": "latitude", "LON": "longitude"][$0] ?? String($0.split(separator: ":")[0]) }.joined(separator: ",")
      + "\n"
    for row in 0..<12 {
      let (lat, lon) = (40.6345 + Double(row) * 0.0001, 111.7935 + Double(row) * 0.00012)
      text +=
        cells.enumerated().map { index, cell in
          if cell.hasSuffix("LAT") { return "\(lat)" }
          if cell.hasSuffix("LON") { return "\(lon)" }
          if index == 0 { return "\(row)" }
          return ["frame_id", "mode"].contains { cell.hasSuffix($0) } ? "GPS" : "5"
        }.joined(separator: ",") + "\n"
    }
    let file = try readAny(text, name: "a.csv")
    #expect(file.fixCount == 12 && file.observations.count == 0)
    #expect(file.tracks.first?.stretches.first?.first?.x == 111.7935)
  }

  @Test("points that are the vertices of a line are the line, and outlets that somebody joined by a line stay outlets")
  func vertices() throws {
    func kml(_ count: Int, step: Double, name: (Int) -> String) -> String {
      let places = (0..<count).map { "\(111.79 + Double($0) * step),40.63" }
      let points = places.enumerated().map {
        "<Placemark><name>\(name($0.offset))</name><Point><coordinates>\($0.element),0</coordinates></Point></Placemark>"
      }
      return "<kml><Document><Folder><name>Points</name>\(points.joined())</Folder><Placemark><LineString><coordinates>"
        + "\(places.joined(separator: " "))</coordinates></LineString></Placemark></Document></kml>"
    }
    let walk = try readAny(kml(30, step: 0.0001, name: { "walk-\($0)" }), name: "a.kml")
    #expect(walk.observations.count == 0 && walk.fixCount == 30)
    let joined = try readAny(kml(8, step: 0.004, name: { "排口\($0)" }), name: "a.kml")
    #expect(joined.observations.count == 8)
    #expect(joined.finds(.rowsLikeTrack) != nil)
    let described = try readAny(kml(30, step: 0.0001, name: { ["pipe", "ditch", "culvert"][$0 % 3] + " \($0)" }), name: "a.kml")
    #expect(described.observations.count == 30)
  }
}
