import Foundation
import Ingest
import SurveyModel
import TestSupport
import Testing

/// A sentence with its checksum.
func sentence(_ content: String) -> String {
  let sum = content.utf8.reduce(UInt8(0)) { $0 ^ $1 }
  return "$\(content)*\(sum < 16 ? "0" : "")\(String(sum, radix: 16, uppercase: true))\r\n"
}

@Suite("NMEA 0183 logs")
struct NMEATests {
  static let rmc = sentence("GPRMC,080000.00,A,3206.1230,N,11842.5000,E,0.1,0,010524,,,A")
  static let next = sentence("GPRMC,080001.00,A,3206.1240,N,11842.5000,E,0.1,0,010524,,,A")

  @Test(
    "fixes are those of gpsd", .enabled(if: SharedData.isPresent),
    arguments: [("beidou-bd", 4), ("blumax-gps009", 3), ("bn-9015", 5), ("nmea-rtk", 122)])
  func gpsd(name: String, expected: Int) throws {
    let file = try readLog(sharedLog("nmea/\(name).log"), name: "\(name).log")
    #expect(file.description.format == .nmea)
    var places: [Int64: Coordinate] = [:]
    for fix in fixes(file) { places[fix.time] = Coordinate(x: fix.x, y: fix.y) }
    let answers = try String(contentsOfFile: SharedData.path("drone/nmea/\(name).log.chk"), encoding: .isoLatin1)
    var compared = Set<Int64>()
    for line in answers.split(whereSeparator: \.isNewline) where line.hasPrefix("{\"class\":\"TPV\"") {
      guard let mode = line.firstMatch(of: /"mode":([0-9])/), mode.output.1 >= "2",
        let time = line.firstMatch(of: /"time":"([^"]+)"/), let y = line.firstMatch(of: /"lat":([-0-9.]+)/),
        let x = line.firstMatch(of: /"lon":([-0-9.]+)/), let longitude = Double(x.output.1), let latitude = Double(y.output.1)
      else { continue }
      // gpsd adds 1024 weeks to a date that is older than its own release; the log itself says 2008.
      var moment = try instant(String(time.output.1))
      if time.output.1 > "2026" { moment -= 7168 * 86_400_000_000 }
      compared.insert(moment)
      let place = try #require(
        places[moment])
      #expect(abs(place.longitude - longitude) <= 0.6e-9 && abs(place.latitude - latitude) <= 0.6e-9, "\(line)")
    }
    #expect(compared.count == expected)
    #expect(Set(places.keys).subtracting(compared).count <= 1, "only gpsd's first moment may lack a time")
  }

  @Test("what gpsd makes of a binary log, as NMEA, is where gpsd says", .enabled(if: SharedData.isPresent))
  func binary() throws {
    let text = try sharedLog("nmea/bu303-climbing.log.chk")
    let file = try readLog(text, name: "bu303-climbing.nmea")
    var places: [Int64: Coordinate] = [:]
    for fix in fixes(file) { places[fix.time] = Coordinate(x: fix.x, y: fix.y) }
    var compared = 0
    for line in String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline) where line.contains("\"TPV\"") {
      let time = try #require(line.firstMatch(of: /"time":"([^"]+)"/)).output.1
      let latitude = try #require(line.firstMatch(of: /"lat":([-0-9.]+)/).flatMap { Double($0.output.1) })
      let longitude = try #require(line.firstMatch(of: /"lon":([-0-9.]+)/).flatMap { Double($0.output.1) })
      let place = try #require(places[instant(String(time))])
      // Four decimals of a minute.
      #expect(abs(place.latitude - latitude) < 0.9e-6 && abs(place.longitude - longitude) < 0.9e-6, "\(line)")
      compared += 1
    }
    #expect(compared == 8 && places.count == 8)
  }

  @Test("simulated, cold and damaged: rejected for what they are", .enabled(if: SharedData.isPresent))
  func rejected() throws {
    // GPSmap 76S in its simulator: quality 8, status V.
    let simulated = try readLog(sharedLog("nmea/GPSmap-76S.log"), name: "GPSmap-76S.log")
    #expect(simulated.account.accepted == 0)
    let answers = try String(contentsOfFile: SharedData.path("drone/nmea/GPSmap-76S.log.chk"), encoding: .isoLatin1)
    let placed = answers.split(whereSeparator: \.isNewline).filter { $0.contains("\"TPV\"") && $0.contains("\"lat\"") }
    // What gpsd lets pass it calls simulated too.
    #expect(placed.count == 2 && placed.allSatisfy { $0.contains("\"status\":8") })
    #expect(simulated.account.rejected == [.noFix: 36])
    // Telit after the week rollover: no fix, a date "2208-1", and 1999-08-22.
    let rollover = try readLog(sharedLog("nmea/april6_2019.log"), name: "april6_2019.log")
    #expect(rollover.rules == [.noFix, .timeInvalid, .gpsRollover])
    // The BU-303's log is SiRF binary.
    let bytes = try sharedLog("nmea/bu303-climbing.log")
    guard case .refused(let reason) = sniffFormat(name: "bu303-climbing.log", prefix: bytes) else {
      Issue.record("SiRF binary was not refused")
      return
    }
    #expect(reason.contains("SiRF"))
  }

  @Test("checksums: a wrong checksum is rejected, a missing one flagged")
  func checksums() throws {
    let file = try readLog(
      Self.rmc + "$GPRMC,080002.00,A,3206.1230,N,11842.5000,E,0.1,0,010524,,,A*00\n"
        + "$GPRMC,080003.00,A,3206.1250,N,11842.5000,E,0.1,0,010524,,,A\n")
    #expect(file.rules == [.checksumWrong])
    #expect(file.account.accepted == 2)
    #expect(file.account.flagged == 1)
    #expect(file.has(.checksumMissing))
  }

  @Test(
    "receiver-without-fix, doubtful-fix: no fix, put in by hand, simulated",
    arguments: [
      "GPRMC,,V,,,,,,,,,,N", "GPRMC,080000,V,3206.1230,N,11842.5000,E,0.1,0,010524,,", "GPGGA,080000,,,,,0,00,,,M,,M,,",
      "GPGGA,080000,3206.1230,N,11842.5000,E,0,09,1.0,5,M,0,M,,", "GPGGA,080000,3206.1230,N,11842.5000,E,7,09,1.0,5,M,0,M,,",
      "GPGGA,080000,3206.1230,N,11842.5000,E,8,09,1.0,5,M,0,M,,", "GPRMC,080000,A,3206.1230,N,11842.5000,E,0.1,0,010524,,,N",
      "GPRMC,080000,A,3206.1230,N,11842.5000,E,0.1,0,010524,,,S", "GPGLL,3206.1230,N,11842.5000,E,080000,V,N",
      "GNGNS,080000,3206.1230,N,11842.5000,E,NN,09,1.0,5,0,,", "GPGGA,080000,0000.0000,N,00000.0000,E,1,09,1.0,5,M,0,M,,",
    ])
  func noFix(content: String) throws {
    let file = try readLog(Self.rmc + sentence(content))
    #expect(file.rules == [.noFix])
    #expect(file.account.accepted == 1)
  }

  @Test("doubtful-fix: estimated positions and hopeless dilutions are flagged")
  func flagged() throws {
    let file = try readLog(
      sentence("GPGGA,080000,3206.1230,N,11842.5000,E,6,09,1.0,5,M,0,M,,")
        + sentence("GPGGA,080001,3206.1240,N,11842.5000,E,1,09,99.99,5,M,0,M,,")
        + sentence("GPGGA,080002,3206.1250,N,11842.5000,E,1,03,2.0,5,M,0,M,,"))
    #expect(file.account.flagged == 3)
    for rule in [Rule.fixEstimated, .dilutionHigh, .fewSatellites] { #expect(file.has(rule)) }
    #expect(file.tracks.first?.accuracies.first?.map { $0.isNaN ? -1 : $0 } == [5, -1, 10])
  }

  @Test("sentences-without-date: dates come from RMC, also for what stood before it, and midnight turns the day")
  func dates() throws {
    func gga(_ time: String, _ minutes: String) -> String {
      sentence("GPGGA,\(time),3206.\(minutes),N,11842.5000,E,1,09,1.0,5,M,0,M,,")
    }
    let file = try readLog(
      gga("235958", "1000") + gga("235959", "1001") + sentence("GPRMC,235959,A,3206.1001,N,11842.5000,E,0.1,0,010524,,,A")
        + gga("000000", "1002") + sentence("GPRMC,000001,A,3206.1003,N,11842.5000,E,0.1,0,020524,,,A"))
    #expect(
      try fixes(file).map(\.time)
        == ["2024-05-01T23:59:58Z", "2024-05-01T23:59:59Z", "2024-05-02T00:00:00Z", "2024-05-02T00:00:01Z"].map(instant))
    #expect(file.has(.timeInferred))
    // The date is learnt only after midnight.
    let late = try readLog(
      gga("235959", "1000") + gga("000000", "1001") + sentence("GPRMC,000001,A,3206.1003,N,11842.5000,E,0.1,0,020524,,,A"))
    #expect(try fixes(late).map(\.time) == ["2024-05-01T23:59:59Z", "2024-05-02T00:00:00Z", "2024-05-02T00:00:01Z"].map(instant))
    // Never.
    let undated = try readLog(gga("235958", "1000") + gga("235959", "1001"))
    #expect(fixes(undated).map(\.time) == [ObservationColumns.noTime, ObservationColumns.noTime])
    #expect(undated.has(.timeUnreadable))
    // From ZDA.
    let zda = try readLog(gga("080000", "1000") + sentence("GPZDA,080000,01,05,2024,00,00") + gga("080001", "1001"))
    #expect(try fixes(zda).map(\.time) == ["2024-05-01T08:00:00Z", "2024-05-01T08:00:01Z"].map(instant))
  }

  @Test("damaged-sentences: sentences on one line, cut ones and noise: the reader finds its feet at the next sign")
  func noise() throws {
    let rmc = Self.rmc.replacing("\r\n", with: "")
    let file = try readLog(
      Self.next + rmc + Self.next + "\u{FF}\u{FF}\u{FE}" + rmc.prefix(20) + Self.rmc + String(rmc.dropFirst(30)) + "\r\n"
        + rmc.prefix(30))
    #expect(file.account.accepted == 4)
    #expect(file.rules == [.recordTruncated, .recordTruncated, .recordTruncated])
    #expect(file.has(.logDamaged))
  }

  @Test(
    "impossible-sentence: minutes of 60, wrong hemispheres, impossible dates and times",
    arguments: [
      ("GPRMC,080000,A,3260.0000,N,11842.5000,E,0.1,0,010524,,,A", Rule.coordinateUnreadable),
      ("GPRMC,080000,A,3206.1230,,11842.5000,E,0.1,0,010524,,,A", .coordinateUnreadable),
      ("GPRMC,080000,A,3206.1230,X,11842.5000,E,0.1,0,010524,,,A", .coordinateUnreadable),
      ("GPRMC,080000,A,3206.1230,N,11842.5000,N,0.1,0,010524,,,A", .coordinateUnreadable),
      ("GPRMC,080000,A,32061230,N,11842.5000,E,0.1,0,010524,,,A", .coordinateUnreadable),
      ("GPRMC,080000,A,9006.1230,N,11842.5000,E,0.1,0,010524,,,A", .coordinateUnreadable),
      ("GPRMC,080000,A,3206.1230,N,18042.5000,E,0.1,0,010524,,,A", .coordinateUnreadable),
      ("GPRMC,080000,A,3206.1230,N,11842.5000,E,0.1,0,310299,,,A", .timeInvalid),
      ("GPRMC,250000,A,3206.1230,N,11842.5000,E,0.1,0,010524,,,A", .timeInvalid),
      ("GPRMC,08000,A,3206.1230,N,11842.5000,E,0.1,0,010524,,,A", .timeInvalid),
      ("GPRMC,000000,A,3206.1230,N,11842.5000,E,0.1,0,060180,,,A", .gpsRollover),
    ])
  func impossible(content: String, rule: Rule) throws {
    #expect(try readLog(Self.rmc + sentence(content)).rules == [rule])
  }

  @Test(
    "years-and-talkers: years of the last century are flagged; any talker", arguments: ["GP", "GN", "BD", "GB", "GL", "GA", "QZ"])
  func talkers(talker: String) throws {
    let file = try readLog(sentence("\(talker)RMC,080000,A,3206.1230,S,11842.5000,W,0.1,0,010585,,,A") + Self.rmc)
    #expect(file.account.accepted == 2)
    #expect(file.account.flagged == 1)
    #expect(file.has(.timeSuspicious))
  }

  @Test("GST errors are the accuracy, whichever side of the fix they stand; else HDOP")
  func errors() throws {
    let gst = sentence("GPGST,080000.00,1.2,,,,3.0,4.0,5.0")
    let gga = sentence("GPGGA,080000.00,3206.1230,N,11842.5000,E,1,09,1.0,5,M,0,M,,")
    for text in [gst + gga, gga + gst] {
      let accuracy = try #require(try readLog(text + Self.next).tracks.first?.accuracies.first?.first)
      #expect(abs(accuracy - Float(12.5.squareRoot() * 1.515)) < 1e-4)
    }
    let file = try readLog(gga + Self.rmc + Self.next)
    #expect(file.tracks.first?.accuracies.first?.first == 5)
    #expect(file.tracks.map(\.fixes) == [2], "GGA and RMC of one moment are one fix")
    #expect(file.account.accepted == 3)
  }
}
