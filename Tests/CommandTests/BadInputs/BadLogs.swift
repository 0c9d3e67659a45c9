import TestSupport
import Testing

@Suite("Bad input: logs")
struct BadLogs {
  @Test("receivers' logs have their verdicts", arguments: receiverLogs)
  func receivers(_ input: BadFile) throws { try input.check() }

  @Test("flight logs have their verdicts", arguments: flightLogs)
  func flights(_ input: BadFile) throws { try input.check() }
}

/// A sentence with its checksum.
private func sentence(_ content: String) -> String {
  let sum = content.utf8.reduce(UInt8(0)) { $0 ^ $1 }
  return "$\(content)*\(sum < 16 ? "0" : "")\(String(sum, radix: 16, uppercase: true))\r\n"
}

private func rmc(_ time: String, _ minutes: String, talker: String = "GP", date: String = "010524", status: String = "A")
  -> String
{
  sentence("\(talker)RMC,\(time),\(status),41\(minutes),N,11100.0600,E,0.1,0,\(date),,,A")
}

private func gga(_ time: String, _ minutes: String, quality: Int = 1, dilution: String = "1.0") -> String {
  sentence("GPGGA,\(time),41\(minutes),N,11100.0600,E,\(quality),09,\(dilution),5,M,0,M,,")
}

private let walk = rmc("080000", "00.0600") + rmc("080001", "00.0610")

private func log(_ id: String, _ text: String, _ verdict: BadFile.Verdict) -> BadFile {
  BadFile(id, "walk.nmea", Array(text.utf8), verdict)
}

let receiverLogs: [BadFile] = [
  log(
    "checksums wrong", walk + "$GPRMC,080002,A,4100.0620,N,11100.0600,E,0.1,0,010524,,,A*00\r\n",
    .tracked(2, ["checksum_wrong"], nil)),
  log(
    "checksums missing", walk + "$GPRMC,080002,A,4100.0620,N,11100.0600,E,0.1,0,010524,,,A\r\n",
    .tracked(3, [], "checksum_missing")),
  log(
    "receiver-without-fix", walk + sentence("GPRMC,,V,,,,,,,,,,N") + gga("080002", "00.0600", quality: 0),
    .tracked(2, ["no_fix", "no_fix"], nil)),
  log("receiver-without-fix status V", walk + rmc("080002", "00.0620", status: "V"), .tracked(2, ["no_fix"], nil)),
  log("doubtful-fix estimated", walk + gga("080002", "00.0620", quality: 6), .tracked(3, [], "fix_estimated")),
  log("doubtful-fix simulated", walk + gga("080002", "00.0620", quality: 8), .tracked(2, ["no_fix"], nil)),
  log(
    "doubtful-fix mode N", walk + sentence("GPRMC,080002,A,4100.0620,N,11100.0600,E,0.1,0,010524,,,N"),
    .tracked(2, ["no_fix"], nil)),
  log("doubtful-fix dilution", walk + gga("080002", "00.0620", dilution: "99.99"), .tracked(3, [], "dilution_high")),
  log("sentences-without-date midnight", rmc("235959", "00.0600") + gga("000000", "00.0610"), .tracked(2, [], "time_inferred")),
  log(
    "sentences-without-date never dated", gga("080000", "00.0600") + gga("080001", "00.0610"), .tracked(2, [], "time_unreadable")),
  log(
    "damaged-sentences",
    walk.replacing("\r\n", with: "") + "\u{FF}\u{FF}" + rmc("080002", "00.0620").prefix(20) + rmc("080003", "00.0630"),
    .tracked(3, ["record_truncated"], nil)),
  log("damaged-sentences noise", walk + "\u{FF}\u{FE} noise\r\n" + rmc("080002", "00.0620"), .tracked(3, [], "log_damaged")),
  log("impossible-sentence minutes", walk + rmc("080002", "60.0000"), .tracked(2, ["coordinate_unreadable"], nil)),
  log(
    "impossible-sentence hemisphere", walk + sentence("GPRMC,080002,A,4100.0620,X,11100.0600,E,0.1,0,010524,,,A"),
    .tracked(2, ["coordinate_unreadable"], nil)),
  log("impossible-sentence date", walk + rmc("080002", "00.0620", date: "310299"), .tracked(2, ["time_invalid"], nil)),
  log(
    "years-and-talkers year", rmc("080000", "00.0600", date: "010585") + rmc("080001", "00.0610", date: "010585"),
    .tracked(2, [], "time_suspicious")),
  log(
    "years-and-talkers talkers",
    rmc("080000", "00.0600", talker: "GN") + rmc("080001", "00.0610", talker: "BD") + rmc("080002", "00.0620", talker: "GB"),
    .tracked(3, [], nil)),
]

private let airData =
  "time(millisecond),datetime(utc),latitude,longitude,height_above_takeoff(feet),satellites,isPhoto,flycState,message\n"

private func row(_ clock: Int, _ place: String, satellites: Int = 12, height: String = "98.4") -> String {
  "\(clock),2024-05-01 08:00:0\(clock / 1000),\(place),\(height),\(satellites),0,P-GPS,\n"
}

private let flight = row(0, "41.001,111.001") + row(1000, "41.001,111.002")

private func flightLog(_ id: String, _ text: String, _ verdict: BadFile.Verdict, name: String = "flight.csv") -> BadFile {
  BadFile(id, name, Array(text.utf8), verdict)
}

let flightLogs: [BadFile] = [
  flightLog(
    "rows-before-fix",
    airData + row(0, "0,0", satellites: 0) + row(100, ",") + row(200, "41.001,111.001", satellites: 0) + flight,
    .tracked(2, ["no_fix", "no_fix", "no_fix"], nil)),
  flightLog(
    "rows-before-fix few", airData + flight + row(2000, "41.001,111.003", satellites: 3), .tracked(3, [], "few_satellites")),
  flightLog("radians", airData + row(0, "0.7155,1.9373") + row(1000, "0.7156,1.9374"), .refused("radians")),
  BadFile(
    "encrypted-logs text", "DJIFlightRecord_2024-05-01.txt", Array(repeating: 0, count: 100) + [7, 9, 200],
    .refused("dji-log-parser")),
  BadFile("encrypted-logs DAT", "FLY042.DAT", Array(repeating: 0, count: 16) + Array("BUILD 2016".utf8), .refused("CsvView")),
  flightLog("feet-and-metres metres", airData.replacing("feet", with: "meters") + flight, .tracked(2, [], "flight_log_rows")),
  flightLog(
    "other-positions",
    "HOME.latitude,HOME.longitude,CUSTOM.dateTime,OSD.flyTime,OSD.latitude,OSD.longitude\n"
      + "91,200,2024-05-01T08:00:00.100Z,0.1,41.001,111.001\n91,200,2024-05-01T08:00:01.100Z,1.1,41.001,111.002\n",
    .tracked(2, [], "flight_log_rows")),
  flightLog(
    "repeated-fixes", airData + (0..<30).map { row($0 * 100, "41.001,111.001") }.joined() + row(3000, "41.001,111.002"),
    .tracked(4, [], nil)),
  flightLog(
    "mission-plans",
    "latitude,longitude,altitude(m),heading(deg),curvesize(m),rotationdir,gimbalmode,gimbalpitchangle,actiontype1\n"
      + "41.001,111.001,50,0,0.2,0,0,0,-1\n", .refused("mission plan")),
]
