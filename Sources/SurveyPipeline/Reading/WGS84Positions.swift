import PROJKit
import Reprojection
import SurveyModel

/// The positions of records in WGS 84, and what is to be said of them.
struct WGS84Positions: Sendable {
  /// Degrees; not finite for a position that the operation cannot transform.
  let longitude: [Double]
  let latitude: [Double]
  /// Findings about the positions as a whole.
  private(set) var findings: [Finding] = []
  /// The rows that lie outside the area that the operation is made for.
  private var outside: Set<Int> = []
  private let isBallpark: Bool

  /// Transforms positions of `source`, which are in `operation.crs`.
  /// - Parameters:
  ///   - x, y: in the source's own CRS, east first.
  ///   - crs: the CRS of the positions.
  init(x: [Double], y: [Double], _ crs: CRS, _ operation: ChosenOperation, source: String, jobs: Int) throws {
    (longitude, latitude) = try operation.toWGS84(x: x, y: y, jobs: jobs)
    isBallpark = operation.isBallpark
    if let area = operation.areaOfUse {
      for row in longitude.indices
      where longitude[row].isFinite && !area.contains(longitude: longitude[row], latitude: latitude[row]) {
        outside.insert(row)
      }
    }
    if isBallpark, !x.isEmpty {
      findings.append(
        Finding(
          .ballparkTransformation, .warning,
          "\(operation.crs) was taken as WGS 84 without a datum shift, as --accept-ballpark allows: positions may be off by up "
            + "to 200 m.", source: source))
    }
    if !outside.isEmpty {
      findings.append(
        Finding(
          .outsideOperationArea, .warning,
          "\(outside.count) of \(longitude.count) records lie outside the area that \"\(operation.name)\" is made for. Is "
            + "\(operation.crs) the right CRS?", source: source))
    }
    if let contradiction = crs.contradiction(x: x, longitude: longitude, latitude: latitude) {
      findings.append(Finding(.outsideOperationArea, .error, contradiction.message, source: source))
    }
  }

  func isUsable(_ row: Int) -> Bool { longitude[row].isFinite && latitude[row].isFinite }

  /// The flags that the transformation adds to a row.
  func flags(of row: Int) -> RuleSet {
    guard longitude[row].isFinite else { return [] }
    var flags = RuleSet()
    if isBallpark { flags.insert(.ballparkTransformation) }
    if outside.contains(row) { flags.insert(.outsideOperationArea) }
    return flags
  }

  /// Why a position is unusable, and what to do.
  static func message(_ x: Double, _ y: Double, _ operation: ChosenOperation) -> String {
    "\(x), \(y) cannot be a position in \(operation.crs). Check the CRS (--crs) and the columns (--columns)."
  }
}

extension AcceptedRecords {
  /// Takes over the positions of the accepted records. Records without a usable one are rejected.
  mutating func place(
    at positions: WGS84Positions, _ operation: ChosenOperation, source: String, raw: RawRecords
  ) throws {
    let rows = 0..<observations.count
    observations.longitude = positions.longitude
    observations.latitude = positions.latitude
    for row in rows { observations.flags[row].formUnion(positions.flags(of: row)) }
    let (x, y) = (observations.x, observations.y)
    try reject(
      rows.filter { !positions.isUsable($0) }, .transformationFailed, source: source,
      message: { WGS84Positions.message(x[$0], y[$0], operation) }, raw: raw.bytes)
  }
}

extension Track {
  /// Takes the fixes to WGS 84. Fixes that cannot be transformed are left out, with a finding.
  mutating func reproject(_ operation: ChosenOperation, _ findings: inout [Finding], jobs: Int) throws {
    for stretch in stretches.indices {
      let fixes = stretches[stretch]
      let (longitude, latitude) = try operation.toWGS84(x: fixes.map(\.x), y: fixes.map(\.y), jobs: jobs)
      let transformed = zip(longitude, latitude).map { Coordinate(longitude: $0, latitude: $1) }
      let good = transformed.filter(\.isFinite)
      stretches[stretch] = good
      guard good.count < fixes.count else { continue }
      let kept = transformed.map(\.isFinite)
      times.keep(kept, of: stretch)
      accuracies.keep(kept, of: stretch)
      findings.append(
        Finding(
          .transformationFailed, .warning,
          "\(fixes.count - good.count) fixes of a track cannot be positions in \(operation.crs) and were left out.",
          source: source))
    }
  }
}

extension Array {
  /// Keeps the values of one stretch whose fixes are still there.
  fileprivate mutating func keep<Value>(_ kept: [Bool], of stretch: Int) where Element == [Value] {
    guard stretch < count else { return }
    self[stretch] = zip(self[stretch], kept).filter(\.1).map(\.0)
  }
}

extension PhotoEvent {
  /// Takes the position to WGS 84; a position that cannot be transformed becomes the photo's fault.
  mutating func reproject(_ operation: ChosenOperation) throws {
    guard let recorded = position else { return }
    let (longitude, latitude) = try operation.toWGS84(x: [recorded.x], y: [recorded.y], jobs: 1)
    guard let x = longitude.first, let y = latitude.first, x.isFinite, y.isFinite else {
      position = nil
      fault = (
        .transformationFailed, "\(recorded.x), \(recorded.y) cannot be a position in \(operation.crs). Check --override-crs.", nil
      )
      return
    }
    position = Coordinate(longitude: x, latitude: y)
    if operation.isBallpark { flags.insert(.ballparkTransformation) }
  }
}
