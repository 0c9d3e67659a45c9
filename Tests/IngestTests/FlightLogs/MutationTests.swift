import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import Ingest

@Suite("Damaged logs: no trap, books that balance, linear time")
struct MutationTests {
  enum Kind: String, CaseIterable, Sendable {
    case table, droneDeploy, autopilot, nmea, srt, ulog, dataFlash, dataFlashText, mrk, mavlink

    func read(_ bytes: [UInt8]) throws -> SurveyFile {
      let options = try logOptions()
      switch self {
      case .table, .droneDeploy, .autopilot: return try readFlightTable(bytes, options: options)
      case .nmea: return try readNMEA(bytes, options: options)
      case .srt: return try readSRT(bytes, options: options)
      case .ulog: return try readULog(bytes, options: options)
      case .dataFlash: return try readDataFlash(bytes, options: options)
      case .dataFlashText: return try readDataFlashText(bytes, options: options)
      case .mrk: return try readMRK(bytes, options: options)
      case .mavlink: return try readMAVLink(bytes, options: options)
      }
    }

    /// A small log of the kind; `count` records.
    func log(_ count: Int) -> [UInt8] {
      switch self {
      case .table:
        return Array(
          (FlightTableTests.airData
            + (0..<count).map { "\($0 * 100),2024-05-01 08:00:00,32.1,118.\(100 + $0),0,9,0,\($0 & 1),A,\"Go, 去\"\n" }.joined())
            .utf8)
      case .droneDeploy:
        return Array(
          ("#DroneDeploy\t2.1.0\nSession ID\t587936\nDate/Time (UTC)\tElapsed Time (sec)\tAircraft Latitude (Degrees)"
            + "\tAircraft Longitude (Degrees)\tHome Latitude (Degrees)\n"
            + (0..<count).map { "01/13/2017 20:22:54\t\($0).5\t37.\(100 + $0)\t-122.4\t37.7\n" }.joined()
            + "#Flight Recorder Session End\nElapsed Time (sec)\t260.618\n").utf8)
      case .autopilot:
        return Array(
          ("timestamp,time_utc_usec,lat,lon,eph,hdop,fix_type,satellites_used\n"
            + (0..<count).map {
              "\($0 * 200_000),\($0 < 2 ? 0 : 1_714_550_400_000_000 + $0 * 200_000),\(321_000_000 + $0),1187000000,1.5,0.7,3,12\n"
            }.joined()).utf8)
      case .nmea:
        return Array(
          (0..<count).map { index in
            sentence(
              "GPGGA,08\(10 + index / 60 % 50)\(10 + index % 50).00,3206.\(1000 + index),N,11842.5000,E,1,09,1.0,5,M,0,M,,")
              + sentence(
                "GPRMC,08\(10 + index / 60 % 50)\(10 + index % 50).00,A,3206.\(1000 + index),N,11842.5000,E,0.1,0,010524,,,A")
          }.joined().utf8)
      case .srt:
        return Array(
          (0..<count).map {
            "\($0)\n00:00:0\($0 % 10),000 --> 00:00:09,500\nHOME(118.7,32.1) 2017.08.05 14:11:51\nGPS(118.\(700 + $0),32.1,16) BAROMETER:1.9\n\n"
          }.joined().utf8)
      case .ulog:
        var bytes: [UInt8] = [0x55, 0x4C, 0x6F, 0x67, 0x01, 0x12, 0x35, 1, 0, 0, 0, 0, 0, 0, 0, 0]
        func add(_ type: Character, _ payload: [UInt8]) {
          bytes.add(UInt16(payload.count))
          bytes += Array(String(type).utf8) + payload
        }
        add("B", [UInt8](repeating: 0, count: 40))
        add(
          "F",
          Array("sensor_gps:uint64_t timestamp;uint64_t time_utc_usec;int32_t lat;int32_t lon;float eph;uint8_t fix_type;".utf8))
        add("A", [0, 7, 0] + Array("sensor_gps".utf8))
        add("F", Array("camera_capture:uint64_t timestamp;double lat;double lon;uint32_t seq;int8_t result;".utf8))
        add("A", [0, 8, 0] + Array("camera_capture".utf8))
        for index in 0..<count {
          var sample: [UInt8] = [7, 0]
          sample.add(UInt64(index * 200_000))
          sample.add(UInt64(1_714_550_400_000_000 + index * 200_000))
          sample.add(Int32(321_000_000 + index))
          sample.add(Int32(1_187_000_000))
          sample.add(Float(2).bitPattern)
          add("D", sample + [3])
          if index % 4 == 3 {
            var photo: [UInt8] = [8, 0]
            photo.add(UInt64(index * 200_000))
            photo.add(32.1.bitPattern)
            photo.add(118.7.bitPattern)
            photo.add(UInt32(index))
            add("D", photo + [1])
          }
          if index % 7 == 0 { add("S", [0x2F, 0x73, 0x13, 0x20, 0x25, 0x0C, 0xBB, 0x12]) }
        }
        return bytes
      case .dataFlash:
        var bytes: [UInt8] = [0xA3, 0x95, 0x80, 130, 35] + Array("GPS".utf8) + [0]
        bytes += Array("QBIHBcLL".utf8) + [UInt8](repeating: 0, count: 8)
        let names = Array("TimeUS,Status,GMS,GWk,NSats,HDop,Lat,Lng".utf8)
        bytes += names + [UInt8](repeating: 0, count: 64 - names.count)
        let photoNames = Array("GPSTime,GPSWeek,Lat,Lng".utf8)
        for (type, name) in [(UInt8(150), "CAM\0"), (151, "TRIG")] {
          bytes += [0xA3, 0x95, 0x80, type, 17] + Array(name.utf8) + Array("IHLL".utf8) + [UInt8](repeating: 0, count: 12)
          bytes += photoNames + [UInt8](repeating: 0, count: 64 - photoNames.count)
        }
        for index in 0..<count {
          if index % 4 == 3 {
            bytes += [0xA3, 0x95, index == 11 ? 150 : 151]
            bytes.add(UInt32(index * 200))
            bytes.add(UInt16(2312))
            bytes.add(Int32(321_000_000 + index))
            bytes.add(Int32(1_187_000_000))
          }
          bytes += [0xA3, 0x95, 130]
          bytes.add(UInt64(index * 200_000))
          bytes.append(3)
          bytes.add(UInt32(index * 200))
          bytes.add(UInt16(2312))
          bytes.append(11)
          bytes.add(Int16(90))
          bytes.add(Int32(321_000_000 + index))
          bytes.add(Int32(1_187_000_000))
          bytes += [0, 0, 0, 0, 0, 0]
        }
        return bytes
      case .dataFlashText:
        return Array(
          ("FMT, 128, 89, FMT, BBnNZ, Type,Length,Name,Format\nFMT, 130, 29, GPS, QBIHBcLL, TimeUS,Status,GMS,GWk,NSats,HDop,Lat,Lng\n"
            + "FMT, 151, 17, TRIG, IHLL, GPSTime,GPSWeek,Lat,Lng\nTRIG, 300, 2312, 32.1, 118.7\n"
            + (0..<count).map { "GPS, \($0 * 200_000), 3, \($0 * 200), 2312, 11, 0.9, 32.\(100 + $0), 118.7\nIMU, 1, 2\n" }
            .joined()).utf8)
      case .mrk:
        return Array((0..<count).map { MRKTests.line.replacing("282401", with: "\(282401 + $0)") }.joined().utf8)
      case .mavlink:
        var bytes: [UInt8] = []
        for index in 0..<count {
          bytes.add(UInt64(1_714_550_400_000_000 + index * 200_000).byteSwapped)
          bytes += [0xFE, 9, 0, 1, 1, index % 3 == 0 ? 24 : 0] + [UInt8](repeating: UInt8(index & 255), count: 11)
        }
        return bytes
      }
    }
  }

  @Test("random damage", arguments: Kind.allCases)
  func damage(kind: Kind) throws {
    var random = SeededRandom(UInt64(kind.rawValue.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }))
    let whole = kind.log(12)
    #expect(try kind.read(whole).account.imbalance == nil)
    var reads = 0
    for _ in 0..<250 {
      var bytes = whole
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 2: bytes[place] ^= 1 << UInt8(random.next() & 7)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 1 + Int.random(in: 0..<30, using: &random)))
        case 4: bytes.insert(contentsOf: whole.prefix(Int.random(in: 0..<80, using: &random)), at: place)
        default: bytes.removeSubrange(place...)
        }
        if bytes.isEmpty { break }
      }
      _ = sniffFormat(name: "log", prefix: bytes)
      guard let file = try? kind.read(bytes) else { continue }
      reads += 1
      if let imbalance = file.account.imbalance { Issue.record("\(imbalance)") }
      #expect(file.account.contentBytes == bytes.count)
      #expect(file.rejections.count == file.account.rejectedCount)
      #expect(
        file.tracks.allSatisfy { track in
          track.stretches.allSatisfy { $0.count > 1 && $0.allSatisfy(\.isGeographic) }
            && track.times.map(\.count) == track.stretches.map(\.count)
            && track.accuracies.map(\.count) == track.stretches.map(\.count)
        })
    }
    #expect(reads > 20)
  }

  @Test(
    "what repeats itself is read in linear time",
    arguments: [
      (Kind.nmea, "$GP"), (.nmea, "$GPGGA*"), (.nmea, "*00,"), (.srt, "1\n00:00:00,000 --> 0\nGPS(1,2\n"), (.srt, "GPS GPS ["),
      (.table, "\""), (.table, "\"\n"), (.table, ","), (.dataFlashText, "GPS, 1\n"), (.dataFlashText, "TRIG, 1\n"),
      (.autopilot, "1,"), (.mrk, "1\t2\t[3]\n"),
      (.ulog, "\u{01}\u{00}D"), (.ulog, "\u{FF}D"), (.dataFlash, "\u{A3}\u{95}"), (.mavlink, "\u{00}\u{05}"),
    ])
  func linear(kind: Kind, piece: String) throws {
    let unit = piece.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let logs = Dictionary(
      uniqueKeysWithValues: [2_000, 16_000].map { count in
        (count, kind.log(3) + Array(repeatElement(unit, count: count).joined()))
      })
    let growth = growth(from: 2_000, to: 16_000) { count in _ = try? kind.read(logs[count] ?? []) }
    #expect(growth < 24, "eight times the bytes took \(growth) times as long")
  }

  @Test("a text of signs alone is looked at once", arguments: ["$", "$G", "$GPGGA,"])
  func sniffing(piece: String) {
    let bytes = Array(String(repeating: piece, count: 65_536 / piece.utf8.count).utf8)
    let growth = growth(from: 8_192, to: 65_536) { count in _ = sniffFormat(name: "a.log", prefix: Array(bytes.prefix(count))) }
    #expect(growth < 24, "eight times the bytes took \(growth) times as long")
  }
}
