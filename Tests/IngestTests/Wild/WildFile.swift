import FileKit
import SurveyModel
import TestSupport
import Testing

@testable import Ingest

/// A file of `../shared/data/wild/logs`, read as whatever the program takes it for. The books are checked.
func wildLog(_ path: String, _ change: (inout IngestOptions) throws -> Void = { _ in }) throws -> SurveyFile {
  let bytes = try SharedData.bytes("wild/logs/" + path)
  return try readAny(bytes, name: String(path.split(separator: "/").last ?? ""), change)
}

/// Bytes, read as whatever the program takes them for. The books are checked.
func readAny(_ bytes: [UInt8], name: String, _ change: (inout IngestOptions) throws -> Void = { _ in }) throws -> SurveyFile {
  var options = IngestOptions()
  options.source = name
  try change(&options)
  switch sniffFormat(name: name, prefix: Array(bytes.prefix(65536))) {
  case .format(let format):
    let file = try readSurvey(bytes, format: format, options: options).file
    #expect(file.account.imbalance == nil)
    return file
  case .refused(let reason): throw InputError(.unreadable, reason, source: name)
  case .unrecognised: throw InputError(.unreadable, "no survey file that is known", source: name)
  }
}

func readAny(_ text: String, name: String, _ change: (inout IngestOptions) throws -> Void = { _ in }) throws -> SurveyFile {
  try readAny(Array(text.utf8), name: name, change)
}

extension SurveyFile {
  /// The number of fixes in all tracks.
  var fixCount: Int { tracks.reduce(0) { $0 + $1.fixes } }

  /// Expects nothing but one track, from the first place to the last, that begins at `began`.
  func expectTrack(
    _ fixes: Int, from first: (Double, Double), to last: (Double, Double)? = nil, began: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(observations.count == 0, sourceLocation: sourceLocation)
    #expect(tracks.count == 1, sourceLocation: sourceLocation)
    #expect(fixCount == fixes, sourceLocation: sourceLocation)
    func isNear(_ place: Coordinate?, _ wanted: (Double, Double)) -> Bool {
      place.map { abs($0.x - wanted.0) < 1.01e-5 && abs($0.y - wanted.1) < 1.01e-5 } ?? false
    }
    let start = tracks.first?.stretches.first?.first
    let end = tracks.last?.stretches.last?.last
    #expect(isNear(start, first), "\(String(describing: start))", sourceLocation: sourceLocation)
    if let last { #expect(isNear(end, last), "\(String(describing: end))", sourceLocation: sourceLocation) }
    if let began {
      #expect(tracks.first?.started == (try instant(began)), sourceLocation: sourceLocation)
    }
  }
}
