import Ingest
import SurveyModel
import TestSupport
import Testing

@Suite("Autopilots' receivers as tables")
struct AutopilotTableTests {
  @Test(
    "a topic as CSV gives the track that its log gives", .enabled(if: SharedData.isPresent),
    // The other log is read by the topic that the aircraft flew by.
    arguments: [
      ("sample_log_small", "vehicle_gps_position", 32, true),
      ("sample_logging_tagged_and_default_params", "sensor_gps", 2, false),
    ])
  func px4(name: String, topic: String, accepted: Int, isOfSameTopic: Bool) throws {
    let table = try readLog(sharedLog("ulog/\(name)_REF_\(topic).csv"), name: "\(topic).csv")
    #expect(table.description.format == .autopilotTable)
    let rows = try sharedTable("ulog/\(name)_REF_\(topic).csv")
    #expect(table.account.records == rows.count && table.account.accepted == accepted)
    #expect(rows.count { $0["fix_type"] == "3" } == accepted && Set(table.rules).isSubset(of: [.noFix]))
    let log = try readLog(sharedLog("ulog/\(name).ulg"), name: "a.ulg")
    #expect((table.tracks.map(\.stretches) == log.tracks.map(\.stretches)) == isOfSameTopic)
    #expect(table.tracks.map(\.fixes) == [accepted])
    guard isOfSameTopic else { return }
    #expect(table.tracks.map(\.times) == log.tracks.map(\.times))
    #expect(table.tracks.map(\.accuracies) == log.tracks.map(\.accuracies))
  }

  @Test("GPS messages of ArduPilot as CSV give the track of their log", .enabled(if: SharedData.isPresent))
  func arduPilot() throws {
    let table = try readLog(sharedLog("dataflash/spark404_log_REF_GPS.csv"), name: "gps.csv")
    let log = try readLog(sharedLog("dataflash/spark404_log.bin"), name: "log.bin")
    #expect(table.description.format == .autopilotTable && table.observations.count == 0)
    #expect(table.tracks.map(\.stretches) == log.tracks.map(\.stretches))
    #expect(table.tracks.map(\.times) == log.tracks.map(\.times))
  }

  private let header = "timestamp,time_utc_usec,lat,lon,alt,eph,hdop,fix_type,satellites_used\n"

  @Test("units of 1e-7 degree; no fix, few satellites, no time yet, a time that cannot be, nothing")
  func rows() throws {
    let file = try readLog(
      header + "1000000,1714550400100000,321000000,1187000000,0,1.5,0.7,3,12\n"
        + "2000000,0,321000100,1187000100,0,1.5,0.7,3,3\n3000000,1714550402000000,321000200,1187000200,0,1.5,0.7,2,12\n"
        + "4000000,9999999999999999999,321000200,1187000200,0,1.5,0.7,3,12\n"
        + "5000000,1714550404000000,,,0,1.5,0.7,3,12\n6000000,1714550405000000,921000000,1187000000,0,1.5,0.7,3,12\n")
    #expect(fixes(file).map { [$0.x, $0.y] } == [[118.7, 32.1], [118.70001, 32.10001]])
    #expect(fixes(file).map(\.time) == [1_714_550_400_100_000, 1_714_550_401_100_000])
    #expect(file.tracks.first?.accuracies == [[1.5, 1.5]])
    #expect(file.rules == [.noFix, .timeInFuture, .noFix, .coordinateOutOfRange] && file.account.flagged == 1)
    let degrees = try readLog(
      "timestamp,time_utc_usec,latitude_deg,longitude_deg,eph,fix_type,satellites_used\n"
        + "1,1714550400000000,32.1,118.7,1,3,9\n2,1714550401000000,32.2,118.7,1,3,9\n")
    #expect(fixes(degrees).map(\.y) == [32.1, 32.2] && degrees.description.format == .autopilotTable)
    let week = try readLog("TimeUS,Status,GMS,GWk,NSats,HDop,Lat,Lng\n1,3,0,0,9,1,32.1,118.7\n2,3,3000,2312,9,1,32.1,118.7\n")
    #expect(week.rules == [.noFix])
  }

  @Test("other tables of such numbers say what they hold")
  func scaled() throws {
    let file = try readTable("id,lat,lon\n1,634170622,104082151\n2,63.4,10.4\n3,-339000000,151000000\n4,4540761,37525416\n")
    #expect(file.rules == [.coordinateScaled, .coordinateScaled, .coordinateProjected])
    #expect(file.rejections[0].message.contains("104082151, 634170622") && file.rejections[0].message.contains("1e-7 degree"))
    #expect(file.rejections[0].message.contains("10.4082151, 63.4170622"))
    // Beyond any angle in such units they are something else.
    #expect(try readTable("id,lat,lon\n1,934170622,104082151\n").rules == [.coordinateProjected])
  }
}
