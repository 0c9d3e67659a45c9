import FileKit
import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import Ingest

/// Options as `process` makes them for a file of this name.
func logOptions(_ source: String = "log", zone: String? = nil) throws -> IngestOptions {
  var options = IngestOptions()
  options.source = source
  if let zone {
    options.timeZone = try LocalTimeZone(named: zone)
    options.timeZoneIsStated = true
  }
  return options
}

/// Reads bytes as whatever the program takes them for, and checks the books.
func readLog(_ bytes: [UInt8], name: String = "log", zone: String? = nil) throws -> SurveyFile {
  let options = try logOptions(name, zone: zone)
  let sniffed = sniffFormat(name: name, prefix: Array(bytes.prefix(65536)))
  guard case .format(let format) = sniffed else { throw InputError(.unreadable, "\(sniffed)", source: name) }
  let file =
    switch format {
    case .airData, .djiFlightRecord, .litchiLog, .droneDeployLog, .autopilotTable: try readFlightTable(bytes, options: options)
    case .nmea: try readNMEA(bytes, options: options)
    case .djiSubtitles: try readSRT(bytes, options: options)
    case .ulog: try readULog(bytes, options: options)
    case .dataFlash: try readDataFlash(bytes, options: options)
    case .dataFlashText: try readDataFlashText(bytes, options: options)
    case .djiTimestamps: try readMRK(bytes, options: options)
    case .mavlink: try readMAVLink(bytes, options: options)
    default: throw InputError(.unreadable, "it is \(format.rawValue)", source: name)
    }
  #expect(file.account.imbalance == nil)
  #expect(file.observations.count == 0, "a log places no outlet")
  return file
}

func readLog(_ text: String, name: String = "log", zone: String? = nil) throws -> SurveyFile {
  try readLog(Array(text.utf8), name: name, zone: zone)
}

/// A file of the shared data, inflated.
func sharedLog(_ name: String) throws -> [UInt8] {
  try readFile(SharedData.path("drone/" + name)).bytes
}

/// Longitude, latitude and time of every fix of a file's tracks.
func fixes(_ file: SurveyFile) -> [(x: Double, y: Double, time: Int64)] {
  file.tracks.flatMap { track in
    zip(track.stretches.joined(), track.times.joined()).map { ($0.x, $0.y, $1) }
  }
}

/// Microseconds since 1970 of a time in RFC 3339.
func instant(_ text: String) throws -> Int64 {
  guard case .time(let time, _) = TimeRules(zone: .utc, zoneIsStated: true).read(Array(text.utf8).span) else {
    throw InputError(.unreadable, text)
  }
  return time
}

extension SurveyFile {
  func rejected(_ rule: Rule) -> Int { account.rejected[rule] ?? 0 }
  func finds(_ rule: Rule) -> Finding? { findings.first { $0.rule == rule } }
}

/// A CSV file of the shared data as rows by column name.
func sharedTable(_ name: String) throws -> [[String: String]] {
  let lines = try String(contentsOfFile: SharedData.path("drone/" + name), encoding: .utf8).split(whereSeparator: \.isNewline)
  let header = try #require(lines.first).split(separator: ",").map(String.init)
  return lines.dropFirst().map { line in
    Dictionary(uniqueKeysWithValues: zip(header, line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)))
  }
}

extension Array where Element == UInt8 {
  /// Little-endian.
  mutating func add(_ value: some FixedWidthInteger) {
    var value = value
    for _ in 0..<(value.bitWidth / 8) {
      append(UInt8(truncatingIfNeeded: value))
      value >>= 8
    }
  }
}
