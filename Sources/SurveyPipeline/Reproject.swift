import PROJKit
import Reprojection
import SurveyModel

/// Fills in WGS 84 positions. Records that PROJ cannot transform are rejected after all; the books are kept straight.
/// - Parameter bytes: the file, from its byte `firstByte` on.
func reprojectObservations(
  _ file: inout SurveyFile, _ crs: CRS, _ operation: ChosenOperation, source: String, _ bytes: [UInt8], firstByte: Int = 0,
  jobs: Int
) throws {
  let (longitude, latitude) = try operation.toWGS84(x: file.observations.x, y: file.observations.y, jobs: jobs)
  file.observations.longitude = longitude
  file.observations.latitude = latitude
  var outside = 0
  for row in longitude.indices where longitude[row].isFinite {
    if operation.isBallpark { file.observations.flags[row].insert(.ballparkTransformation) }
    if let area = operation.areaOfUse, !area.contains(longitude: longitude[row], latitude: latitude[row]) {
      file.observations.flags[row].insert(.outsideOperationArea)
      outside += 1
    }
  }
  if operation.isBallpark, file.observations.count > 0 {
    file.findings.append(
      Finding(
        .ballparkTransformation, .warning,
        "\(operation.crs) was taken as WGS 84 without a datum shift, as --accept-ballpark allows: positions may be off by up "
          + "to 200 m.", source: source))
  }
  if outside > 0 {
    file.findings.append(
      Finding(
        .outsideOperationArea, .warning,
        "\(outside) of \(longitude.count) records lie outside the area that \"\(operation.name)\" is made for. Is \(operation.crs) "
          + "the right CRS?", source: source))
  }
  if let contradiction = crs.contradiction(x: file.observations.x, longitude: longitude, latitude: latitude) {
    file.findings.append(Finding(.outsideOperationArea, .error, contradiction.message, source: source))
  }
  rejectUntransformed(&file, operation, source: source, bytes, firstByte: firstByte)
}

private func rejectUntransformed(
  _ file: inout SurveyFile, _ operation: ChosenOperation, source: String, _ bytes: [UInt8], firstByte: Int
) {
  let observations = file.observations
  let kept = observations.longitude.indices.filter {
    observations.longitude[$0].isFinite && observations.latitude[$0].isFinite
  }
  guard kept.count < observations.count else { return }
  let keptRows = Set(kept)
  for row in 0..<observations.count where !keptRows.contains(row) {
    let offset = observations.byteOffset[row]
    let count = Int(observations.byteCount[row])
    file.account.accepted -= 1
    file.account.acceptedBytes -= count
    if !observations.flags[row].isEmpty { file.account.flagged -= 1 }
    file.account.rejected[.transformationFailed, default: 0] += 1
    file.account.rejectedBytes += count
    file.rejections.append(
      Rejection(
        source: source, record: Int(observations.record[row]), line: nil, byteOffset: offset, column: nil,
        rule: .transformationFailed,
        message: "\(observations.x[row]), \(observations.y[row]) cannot be a position in \(operation.crs). "
          + "Check the CRS (--crs) and the columns (--columns).",
        raw: raw(offset - firstByte, count, bytes)))
  }
  file.observations = observations.selecting(kept)
}

/// The bytes of a record, or none where they are not at hand (a recoded file).
private func raw(_ start: Int, _ count: Int, _ bytes: [UInt8]) -> [UInt8] {
  start >= 0 && count >= 0 && start <= bytes.count - count ? Array(bytes[start..<start + count]) : []
}

/// Fixes that cannot be transformed are left out of their track, with a finding.
func reprojectTracks(_ file: inout SurveyFile, _ operation: ChosenOperation, jobs: Int) throws {
  for track in file.tracks.indices {
    for stretch in file.tracks[track].stretches.indices {
      let fixes = file.tracks[track].stretches[stretch]
      let (longitude, latitude) = try operation.toWGS84(x: fixes.map(\.x), y: fixes.map(\.y), jobs: jobs)
      let transformed = zip(longitude, latitude).map { Coordinate(longitude: $0, latitude: $1) }
      let good = transformed.filter(\.isFinite)
      file.tracks[track].stretches[stretch] = good
      if good.count < fixes.count {
        let kept = transformed.map(\.isFinite)
        file.tracks[track].times.keep(kept, of: stretch)
        file.tracks[track].accuracies.keep(kept, of: stretch)
      }
      if good.count < fixes.count {
        file.findings.append(
          Finding(
            .transformationFailed, .warning,
            "\(fixes.count - good.count) fixes of a track cannot be positions in \(operation.crs) and were left out.",
            source: file.tracks[track].source))
      }
    }
  }
}

/// The places of photos in WGS 84; one that cannot be transformed is none.
func reprojectPhotos(_ photos: inout [PhotoEvent], _ operation: ChosenOperation) throws {
  for index in photos.indices {
    guard let place = photos[index].position else { continue }
    let (longitude, latitude) = try operation.toWGS84(x: [place.x], y: [place.y], jobs: 1)
    guard let x = longitude.first, let y = latitude.first, x.isFinite, y.isFinite else {
      photos[index].position = nil
      photos[index].fault = (
        .transformationFailed, "\(place.x), \(place.y) cannot be a position in \(operation.crs). Check --override-crs.", nil
      )
      continue
    }
    photos[index].position = Coordinate(longitude: x, latitude: y)
    if operation.isBallpark { photos[index].flags.insert(.ballparkTransformation) }
  }
}

extension Array {
  /// Leaves the values of one stretch that belong to fixes still there.
  fileprivate mutating func keep<Value>(_ kept: [Bool], of stretch: Int) where Element == [Value] {
    guard stretch < count else { return }
    self[stretch] = zip(self[stretch], kept).filter(\.1).map(\.0)
  }
}

/// River vertices in WGS 84. A feature with a vertex that cannot be transformed is rejected whole.
func reprojectRivers(_ layer: inout RiverLayer, _ operation: ChosenOperation, source: String, jobs: Int) throws {
  let (longitude, latitude) = try operation.toWGS84(x: layer.x, y: layer.y, jobs: jobs)
  var kept: [RiverLayer.Feature] = []
  for feature in layer.features {
    let bad = layer.parts[feature.parts].lazy.flatMap { $0 }.first { !longitude[$0].isFinite || !latitude[$0].isFinite }
    guard let bad else {
      kept.append(feature)
      continue
    }
    layer.account.accepted -= 1
    layer.account.rejected[.transformationFailed, default: 0] += 1
    layer.rejections.append(
      Rejection(
        source: source, record: feature.record, line: nil, byteOffset: 0, column: nil, rule: .transformationFailed,
        message:
          "vertex \(layer.x[bad]), \(layer.y[bad]) cannot be a position in \(operation.crs). Check the CRS (--rivers-crs).",
        raw: []))
  }
  layer.features = kept
  layer.x = longitude
  layer.y = latitude
}
