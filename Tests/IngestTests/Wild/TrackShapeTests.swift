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
