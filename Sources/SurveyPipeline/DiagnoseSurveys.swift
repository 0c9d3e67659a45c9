import CoordinateDoctor
import FileKit
import Ingest
import Reprojection
package import SurveyModel

/// Rivers that positions are held against.
public struct KnownRivers: Sendable {
  package let network: RiverNetwork
  let field: RiverField

  /// - Throws: as reading the rivers of `process`.
  public init(_ reading: RiverReading) throws {
    network = try readRivers(reading, policy: OperationPolicy(acceptBallpark: false), isHashing: false, jobs: 1).network
    field = RiverField(network)
  }
}

/// What the doctor says of one file that was read.
func suspicions(
  _ read: ReadSurvey, _ reader: SurveyReader, path: String, layer: LayerFiles? = nil, sheet: String? = nil, name: String,
  _ field: RiverField?,
  bytes: () throws -> [UInt8]
) throws -> [Suspicion] {
  let way = CoordinateWay(
    path: path, layer: layer, sheet: sheet, format: read.file.description.format, crs: read.crs, operation: read.chosen)
  let observations = read.file.observations
  let rows = 0..<observations.count
  let file = try surveyCase(observations, rows: rows, read.file.account, way, source: name, reader, bytes: bytes)
  var passages = Passages()
  for track in read.file.tracks { passages.add(track) }
  let ofAll = try diagnose(file, tracks: read.file.tracks, way, field)
  return [ofAll].compactMap { $0 }
    + checks(
      observations, rows: rows, read.file.account, tracks: read.file.tracks, passages, positionsAreRight: ofAll == nil)
}

/// Asks the doctor about every file, mends what `fixes` names where the doctor is sure of it, and says both.
func diagnose(
  _ surveys: inout Surveys, on network: RiverNetwork, _ options: ProcessOptions, _ fixes: FixList,
  _ progress: Progress.Observer
) throws -> [Finding] {
  let reader = try SurveyReader(options.reading, jobs: options.jobs)
  let field = RiverField(network)
  let tracks = Dictionary(grouping: surveys.tracks, by: \.source)
  let found = try zip(surveys.sources.indices, rowsOfSources(surveys)).map { index, rows -> Suspicion? in
    // Photos state where the receiver was; nobody writes that by hand.
    guard let way = surveys.ways[surveys.sources[index]] else { return nil }
    let file = try surveyCase(
      surveys.observations, rows: rows, surveys.account(ofSource: index), way, source: surveys.sources[index], reader
    ) { try readFile(way.path, hashing: false).bytes }
    return try diagnose(file, tracks: tracks[surveys.sources[index]] ?? [], way, field)
  }
  var findings: [Finding] = []
  var remedies: [String: Remedy] = [:]
  var applied: [String: String] = [:]
  for (source, suspicion) in zip(surveys.sources, found) {
    var mended: Fault?
    if let suspicion {
      var finding = suspicion.finding(source: source)
      if let fault = suspicion.fault, let remedy = suspicion.remedy, fixes.contains(fault) {
        mended = fault
        remedies[source] = remedy
        applied[source] = fault.rawValue
        finding.rule = .fixApplied
        finding.severity = .info
        finding.message = "--fix \(fault.rawValue) was applied to this file. \(suspicion.reason)"
      }
      findings.append(finding)
    }
    let idle = fixes.named(without: mended)
    if !idle.isEmpty, surveys.ways[source] != nil {
      findings.append(
        Finding(
          .fixNotFound, .info,
          "--fix \(idle.joined(separator: ",")) was not applied to this file: the evidence for it is not there, or not clear.",
          source: source))
    }
  }
  if !remedies.isEmpty {
    surveys = try readSurveys(options, remedies: remedies, progress)
    for index in surveys.inputs.indices {
      surveys.inputs[index].fixes = applied[surveys.inputs[index].name].map { [$0] } ?? []
    }
  }
  let wrong = zip(surveys.sources, found).filter { $0.1 != nil && applied[$0.0] == nil }.map(\.0)
  return findings + checks(surveys, wrong: Set(wrong))
}

/// A file without records is judged by its tracks.
private func diagnose(
  _ file: SurveyCase, tracks: [Track], _ way: CoordinateWay, _ field: RiverField?
) throws -> Suspicion? {
  if file.total == 0, way.crs.isGeographicWGS84 { return try diagnose(tracks: tracks, field: field) }
  return try diagnose(file, field: field)
}

extension Surveys {
  fileprivate func account(ofSource index: Int) -> FileAccount { inputs[inputOfSource[index]].account }
}

/// The rows of each source, which stand one after the other.
func rowsOfSources(_ surveys: Surveys) -> [Range<Int>] {
  var counts = [Int](repeating: 0, count: surveys.sources.count)
  for source in surveys.observations.source { counts[Int(source)] += 1 }
  var start = 0
  return counts.map { count in
    defer { start += count }
    return start..<start + count
  }
}

/// The checks that need no hypotheses, on what all files hold in the end.
/// - Parameter wrong: sources whose positions as a whole are in doubt.
private func checks(_ surveys: Surveys, wrong: Set<String>) -> [Finding] {
  var passages = Passages()
  for track in surveys.tracks { passages.add(track) }
  let tracks = Dictionary(grouping: surveys.tracks, by: \.source)
  let ofFiles = zip(surveys.sources.indices, rowsOfSources(surveys)).flatMap { index, rows -> [Finding] in
    let source = surveys.sources[index]
    guard surveys.ways[source] != nil else { return [] }
    return checks(
      surveys.observations, rows: rows, surveys.account(ofSource: index), tracks: tracks[source] ?? [], passages,
      positionsAreRight: !wrong.contains(source)
    ).map { $0.finding(source: source) }
  }
  return ofFiles + photoClocks(surveys, tracks: passages, wrong: wrong)
}

private func checks(
  _ observations: ObservationColumns, rows: Range<Int>, _ account: FileAccount, tracks: [Track], _ passages: Passages,
  positionsAreRight: Bool
) -> [Suspicion] {
  let walk = Walk(observations, rows: rows)
  let zoneIsAssumed = rows.contains { observations.flags[$0].contains(.timeZoneAssumed) }
  let found = [nullIsland(observations, rows: rows, account: account), contradictingTriples(observations, rows: rows)]
  let ofRecords = positionsAreRight ? [movement(walk), passages.clockOffset(walk, zoneIsAssumed: zoneIsAssumed)] : []
  let ofTracks = tracks.flatMap { zip($0.stretches, $0.times).map { movement(Walk($0, times: $1)) } }
  return (found + ofRecords + ofTracks).compactMap { $0 }
}

/// What cannot be in the way that was gone. A receiver that was stuck jumps when it comes free, which is not worth a second word.
private func movement(_ walk: Walk) -> Suspicion? { stuckReceiver(walk) ?? jumps(walk) }

/// What the doctor is to know of a file. One whose coordinates were mostly rejected is read once more, without judging them.
private func surveyCase(
  _ observations: ObservationColumns, rows: Range<Int>, _ account: FileAccount, _ way: CoordinateWay, source: String,
  _ reader: SurveyReader, bytes: () throws -> [UInt8]
) throws -> SurveyCase {
  let impossible: [Rule] = [
    .coordinateSwapped, .coordinateOutOfRange, .coordinateProjected, .coordinateScaled, .coordinateNMEA,
    .transformationFailed,
  ]
  let rejected = impossible.reduce(0) { $0 + (account.rejected[$1] ?? 0) }
  var total = rows.count
  var pairs: [Coordinate]
  if rejected > rows.count {
    let all =
      try way.layer.map { try reader.pairs($0, source: source) }
      ?? reader.reading(sheet: way.sheet).pairs(try bytes(), way.format, source: source)
    total = all.count
    pairs = sample(all.map(\.x), all.map(\.y), 0..<all.count)
  } else {
    pairs = sample(observations.x, observations.y, rows)
  }
  let operation = way.operation
  return SurveyCase(declared: declared(way.crs), pairs: pairs, total: total) { pairs in
    let (longitude, latitude) = try operation.toWGS84(x: pairs.map(\.x), y: pairs.map(\.y), jobs: 1)
    return zip(longitude, latitude).map { Coordinate(longitude: $0, latitude: $1) }
  }
}

/// As many pairs as the doctor looks at, drawn by their own digits: the same ones in whatever order the file has them.
private func sample(_ x: [Double], _ y: [Double], _ rows: Range<Int>) -> [Coordinate] {
  let size = SurveyCase.sampleSize
  guard rows.count > size else { return rows.map { Coordinate(x: x[$0], y: y[$0]) } }
  // Twice as many as wanted pass, so that hardly ever too few do; then those with the smallest numbers stay.
  let limit = rows.count > 2 * size ? UInt64.max / UInt64(rows.count) * UInt64(2 * size) : .max
  var drawn: [(number: UInt64, pair: Coordinate)] = []
  for row in rows {
    let number = scrambled(x[row].bitPattern ^ scrambled(y[row].bitPattern))
    if number <= limit { drawn.append((number, Coordinate(x: x[row], y: y[row]))) }
  }
  guard drawn.count >= size / 4 else {
    // Few places, each recorded over and over.
    let sorted = rows.sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    return (0..<size).map { sorted[$0 * sorted.count / size] }.map { Coordinate(x: x[$0], y: y[$0]) }
  }
  drawn.sort { ($0.number, $0.pair.x, $0.pair.y) < ($1.number, $1.pair.x, $1.pair.y) }
  return drawn.prefix(size).map(\.pair)
}

/// The last steps of SplitMix64 (S. Vigna, prng.di.unimi.it, public domain).
private func scrambled(_ bits: UInt64) -> UInt64 {
  var z = bits &+ 0x9e37_79b9_7f4a_7c15
  z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
  z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
  return z ^ (z >> 31)
}

private func declared(_ crs: CRS) -> SurveyCase.Declared {
  if crs.isGeographicWGS84 { return .wgs84 }
  switch crs.identifier {
  case "gcj02": return .gcj02
  case "bd09": return .bd09
  default: return crs.kind == .degrees ? .degrees : .metres
  }
}
