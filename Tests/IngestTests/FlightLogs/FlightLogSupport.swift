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
    case .airData, .djiFlightRecord, .litchiLog, .droneDeployLog: try readFlightTable(bytes, options: options)
    case .nmea: try readNMEA(bytes, options: options)
    case .djiSubtitles: try readSRT(bytes, options: options)
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
