import SurveyModel
import TestSupport
import Testing

@testable import Ingest

@Suite("ArduPilot logs")
struct DataFlashTests {
  @Test("fixes are those of the reference, row by row", .enabled(if: SharedData.isPresent))
  func reference() throws {
    let rows = try sharedTable("dataflash/spark404_log_REF_GPS.csv")
    let file = try readLog(sharedLog("dataflash/spark404_log.bin"), name: "log.bin")
    #expect(file.account.accepted == rows.count)
    let found = fixes(file)
    #expect(found.count == rows.count)
    for (fix, row) in zip(found, rows) {
      #expect(fix.y == Double(row["Lat"] ?? "") && fix.x == Double(row["Lng"] ?? ""))
      let week = try #require(Int(row["GWk"] ?? ""))
      let milliseconds = try #require(Int(row["GMS"] ?? ""))
      // 18 leap seconds in 2017.
      #expect(fix.time == Int64(315_964_800 + 604_800 * week - 18) * 1_000_000 + Int64(milliseconds) * 1000)
      // The reference counts on from the first fix with the aircraft's own clock.
      let counted = try #require(Double(row["_ts"] ?? ""))
      #expect(abs(Double(fix.time) / 1e6 - counted) < 0.25)
    }
    let accuracies = file.tracks.flatMap { $0.accuracies.joined() }
    #expect(accuracies.count == rows.count && accuracies.allSatisfy { $0 > 0 && $0 < 10 })
    #expect(!file.has(.logDamaged))
  }

  @Test("the same flight as text gives the same fixes", .enabled(if: SharedData.isPresent))
  func text() throws {
    let rows = try sharedTable("dataflash/spark404_log_REF_GPS.csv")
    var text = "FMT, 128, 89, FMT, BBnNZ, Type,Length,Name,Format\nFMT, 130, 50, GPS, QBIHBcLLefffB, "
    text +=
      "TimeUS,Status,GMS,GWk,NSats,HDop,Lat,Lng,Alt,Spd,GCrs,VZ,U\nFMT, 140, 24, GPA, QCCCCBI, TimeUS,VDop,HAcc,VAcc,SAcc,VV,SMS\n"
    for row in rows {
      let cells = ["TimeUS", "Status", "GMS", "GWk", "NSats", "HDop", "Lat", "Lng", "Alt", "Spd", "GCrs", "VZ", "U"]
      text += "GPS, " + cells.map { row[$0] ?? "" }.joined(separator: ", ") + "\n"
      text += "GPA, \(row["TimeUS"] ?? ""), 1.1, 2.5, 3.0, 0.3, 1, 5\nIMU, 1, 2, 3\n"
    }
    let file = try readLog(text, name: "log.log")
    #expect(file.description.format == .dataFlashText)
    let binary = try readLog(sharedLog("dataflash/spark404_log.bin"), name: "log.bin")
    #expect(file.tracks.map(\.stretches) == binary.tracks.map(\.stretches))
    #expect(file.tracks.map(\.times) == binary.tracks.map(\.times))
    #expect(file.tracks.first?.accuracies.first?.first == 2.5)
  }

  private func definition(_ type: UInt8, _ length: UInt8, _ name: String, _ format: String, _ columns: String) -> [UInt8] {
    func padded(_ text: String, _ count: Int) -> [UInt8] {
      Array(text.utf8) + [UInt8](repeating: 0, count: max(0, count - text.utf8.count))
    }
    return [0xA3, 0x95, 0x80, type, length] + padded(name, 4) + padded(format, 16) + padded(columns, 64)
  }

  /// A GPS record of the current generation.
  private func fix(_ time: UInt64, instance: UInt8 = 0, status: UInt8 = 3, week: UInt16 = 2312, y: Double, used: UInt8 = 1)
    -> [UInt8]
  {
    var bytes: [UInt8] = [0xA3, 0x95, 130]
    bytes.add(time)
    bytes += [instance, status]
    bytes.add(UInt32(time / 1000))
    bytes.add(week)
    bytes.append(12)
    bytes.add(Int16(90))
    bytes.add(Int32(y * 1e7))
    bytes.add(Int32(1_187_000_000))
    bytes += [UInt8](repeating: 0, count: 20) + [used]
    return bytes
  }

  private var header: [UInt8] {
    definition(128, 89, "FMT", "BBnNZ", "Type,Length,Name,Format")
      + definition(130, 51, "GPS", "QBBIHBcLLeffffB", "TimeUS,I,Status,GMS,GWk,NSats,HDop,Lat,Lng,Alt,Spd,GCrs,VZ,Yaw,U")
  }

  @Test("no fix, no week, another receiver, damage between, and a record cut by the end")
  func faults() throws {
    let bytes =
      header + fix(1_000_000, status: 1, y: 32.1) + fix(2_000_000, week: 0, y: 32.1) + fix(3_000_000, y: 32.1)
      + fix(3_000_000, instance: 1, y: 33, used: 0) + [1, 2, 3, 0xA3, 0x95, 0x07] + fix(4_000_000, y: 32.2)
      + fix(5_000_000, y: 32.3).prefix(20)
    let file = try readLog(bytes)
    #expect(file.rules == [.noFix, .noFix])
    #expect(fixes(file).map(\.y) == [32.1, 32.2])
    #expect(file.finds(.logDamaged)?.message.hasPrefix("6 bytes") == true)
    #expect(file.findings.contains { $0.message.contains("did not use") })
    // GPS week 2312 began on 2024-04-28.
    #expect(try fixes(file).first?.time == instant("2024-04-28T00:00:03Z") - 18_000_000)
  }

  @Test("CAM messages are photos: records with a place and a time, and no fixes of the track")
  func photos() throws {
    func photo(_ number: UInt16, week: UInt16 = 2312, y: Double) -> [UInt8] {
      var bytes: [UInt8] = [0xA3, 0x95, 150]
      bytes.add(UInt64(9))
      bytes.append(0)
      bytes.add(number)
      bytes.add(UInt32(3500))
      bytes.add(week)
      bytes.add(Int32(y * 1e7))
      bytes.add(Int32(1_187_000_000))
      return bytes + [UInt8](repeating: 0, count: 24)
    }
    let bytes =
      header
      + definition(150, 52, "CAM", "QBHIHLLeeefff", "TimeUS,I,Img,GPSTime,GPSWeek,Lat,Lng,Alt,RelAlt,GPSAlt,R,P,Y")
      + fix(3_000_000, y: 32.1) + photo(7, y: 32.15) + fix(4_000_000, y: 32.2) + photo(8, week: 0, y: 32.15) + photo(9, y: 0)
      + photo(10, y: 95)
    let file = try readLog(bytes)
    #expect(fixes(file).map(\.y) == [32.1, 32.2])
    #expect(file.rules == [.noFix, .coordinateOutOfRange] && file.account.records == 6)
    try #require(file.photos.map(\.name) == ["7", "9"] && file.photos.map(\.record) == [2, 5])
    #expect(file.photos[0].position == Coordinate(x: 118.7, y: 32.15) && file.photos[0].flags.contains(.positionIsAircraft))
    #expect(try file.photos[0].time == instant("2024-04-28T00:00:03.5Z") - 18_000_000)
  }

  @Test("triggers are photos where the shutter was not watched, and nothing where it was; the same in text")
  func triggers() throws {
    func photo(_ type: UInt8, _ number: UInt16, y: Double) -> [UInt8] {
      var bytes: [UInt8] = [0xA3, 0x95, type]
      bytes.add(UInt64(9))
      bytes.append(0)
      bytes.add(number)
      bytes.add(UInt32(3500))
      bytes.add(UInt16(2312))
      bytes.add(Int32(y * 1e7))
      bytes.add(Int32(1_187_000_000))
      return bytes + [UInt8](repeating: 0, count: 24)
    }
    let columns = "TimeUS,I,Img,GPSTime,GPSWeek,Lat,Lng,Alt,RelAlt,GPSAlt,R,P,Y"
    let both =
      header + definition(150, 52, "CAM", "QBHIHLLeeefff", columns) + definition(151, 52, "TRIG", "QBHIHLLeeefff", columns)
      + fix(3_000_000, y: 32.1)
    let triggered = try readLog(both + photo(151, 1, y: 32.15) + photo(151, 2, y: 32.16) + fix(4_000_000, y: 32.2))
    #expect(triggered.photos.map(\.name) == ["1", "2"] && triggered.account.records == 4)
    for order in [[150, 151], [151, 150]] as [[UInt8]] {
      let watched = try readLog(both + order.flatMap { photo($0, UInt16($0), y: 32.15) } + fix(4_000_000, y: 32.2))
      #expect(watched.photos.map(\.name) == ["150"] && watched.account.records == 3)
    }

    let head =
      "FMT, 128, 89, FMT, BBnNZ, Type,Length,Name,Format\nFMT, 130, 50, GPS, QBIHBcLLefffB, "
      + "TimeUS,Status,GMS,GWk,NSats,HDop,Lat,Lng,Alt,Spd,GCrs,VZ,U\nFMT, 150, 52, CAM, QBHIHLLeeefff, \(columns)\n"
      + "FMT, 151, 52, TRIG, QBHIHLLeeefff, \(columns)\nGPS, 3000000, 3, 3000, 2312, 12, 0.9, 32.1, 118.7, 0, 0, 0, 0, 1\n"
    let tail = "GPS, 4000000, 3, 4000, 2312, 12, 0.9, 32.2, 118.7, 0, 0, 0, 0, 1\n"
    func line(_ name: String, _ number: Int) -> String {
      "\(name), 9, 0, \(number), 3500, 2312, 32.15, 118.7, 0, 0, 0, 0, 0, 0\n"
    }
    let text = try readLog(head + line("TRIG", 1) + line("TRIG", 2) + tail, name: "log.log")
    #expect(text.photos.map(\.name) == ["1", "2"] && text.photos.map(\.time) == triggered.photos.map(\.time))
    #expect(text.photos[0].position == Coordinate(x: 118.7, y: 32.15) && text.account.records == 4)
    #expect(try readLog(head + line("TRIG", 1) + line("CAM", 2) + tail, name: "log.log").photos.map(\.name) == ["2"])
    let cut = try readLog(head + "CAM, 9, 0\n" + tail, name: "log.log")
    #expect(cut.rules == [.recordTruncated] && cut.photos.isEmpty)
  }

  @Test("an unknown format character stops that message only")
  func unknownCharacter() throws {
    let bytes =
      header + definition(140, 5, "NEW", "Bw", "A,B") + [0xA3, 0x95, 140, 1, 2] + fix(1_000_000, y: 32.1)
      + fix(2_000_000, y: 32.2)
    let file = try readLog(bytes)
    #expect(file.account.accepted == 2)
    #expect(!file.has(.logDamaged))
  }

  @Test("the old generation: milliseconds, week, four names for five characters")
  func old() throws {
    var bytes = definition(128, 89, "FMT", "BBnNZ", "Type,Length,Name,Format")
    bytes += definition(130, 45, "GPS", "BIHBcLLeeEefI", "Status,TimeMS,Week,NSats,HDop,Lat,Lng,RelAlt,Alt,Spd,GCrs,VZ,T")
    for step in 0..<2 {
      bytes += [0xA3, 0x95, 130, 3]
      bytes.add(UInt32(1000 + step * 200))
      bytes.add(UInt16(1790))
      bytes.append(9)
      bytes.add(Int16(110))
      bytes.add(Int32(321_000_000 + step))
      bytes.add(Int32(1_187_000_000))
      bytes += [UInt8](repeating: 0, count: 20)
      bytes.add(UInt32(5000 + step * 200))
    }
    let file = try readLog(bytes)
    #expect(fixes(file).map(\.y) == [32.1, 32.1000001])
    // 16 leap seconds in 2014.
    #expect(try fixes(file).first?.time == instant("2014-04-27T00:00:01Z") - 16_000_000)
  }

  @Test("a file with the first bytes of a log and no definitions is refused")
  func empty() {
    #expect { try readLog([0xA3, 0x95, 0x80] + [UInt8](repeating: 0, count: 40)) } throws: { "\($0)".contains("FMT") }
  }
}
