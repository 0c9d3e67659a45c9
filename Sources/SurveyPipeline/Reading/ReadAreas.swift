import FileKit
import Ingest
import Reprojection
import SurveyModel

/// Polygons for roll-ups, in WGS 84.
struct Areas: Sendable {
  var areas: [AreaLayer.Area]
  /// The books of the file.
  var source: SourceEntry
}

/// A file of polygons and what it is to the run.
struct AreaReading {
  var file: SurveyInput
  var role: RunDescription.Role
  /// The property with the ids of the areas; nil for the one that is known by its name.
  var idField: String?
  /// The property with the ids of the areas that these lie in.
  var parentField: String?
}

func readAreas(_ reading: AreaReading, policy: OperationPolicy, _ control: RunControl) throws -> Areas {
  let input = try NamedInput(reading.file).fetched(control.cancellation)
  let source = input.source
  let crsPolicy = CRSPolicy(override: nil, fallback: nil)
  let digest: FilesDigest
  var layer: AreaLayer
  switch try openLayer(input, .areas, what: reading.role.rawValue, jobs: control.jobs) {
  case .native(let content, let format):
    layer = try readGeoJSONAreas(
      content.bytes, source: source, idField: reading.idField, parentField: reading.parentField,
      coordinateKind: { try crsPolicy.kind(of: format, stated: $0, source: source) })
    digest = FilesDigest(size: content.size, sha256: content.sha256)
  case .layer(let files):
    let format = files.request.format
    let read = try readOGRAreas(
      files.request, idField: reading.idField, parentField: reading.parentField,
      coordinateKind: { try crsPolicy.kind(of: format, stated: $0, source: source) })
    layer = read.layer
    digest = try files.identity(read.digest)
    crsPolicy.noteAssumption(layer.description, &layer.findings, source: source, option: nil)
  }
  let crs = try crsPolicy.crs(of: layer.description.format, stated: layer.description.statedCRS, source: source)
  let vertices = layer.areas.flatMap { $0.polygons.joined().joined() }
  let operation = try chooseOperation(
    from: crs, x: vertices.map(\.x), y: vertices.map(\.y), policy: policy, source: source)
  if !crs.isGeographicWGS84 { try reproject(&layer.areas, operation, source: source) }
  let entry = SourceEntry(
    role: reading.role, name: source, digest: digest, description: layer.description, account: layer.account,
    operation: operation.summary, findings: layer.findings, rejections: layer.rejections)
  try entry.audit()
  return Areas(areas: layer.areas, source: entry)
}

/// Takes the rings to WGS 84. An area with a vertex that cannot be transformed ends the run: without it the totals would be wrong.
private func reproject(_ areas: inout [AreaLayer.Area], _ operation: ChosenOperation, source: String) throws {
  for area in areas.indices {
    for polygon in areas[area].polygons.indices {
      for ring in areas[area].polygons[polygon].indices {
        let vertices = areas[area].polygons[polygon][ring]
        let (longitude, latitude) = try operation.toWGS84(x: vertices.map(\.x), y: vertices.map(\.y), jobs: 1)
        let transformed = zip(longitude, latitude).map { Coordinate(longitude: $0, latitude: $1) }
        guard transformed.allSatisfy(\.isFinite) else {
          throw InputError(
            .unreadable, "a vertex of \(areas[area].id) cannot be a position in \(operation.crs)", source: source,
            record: areas[area].record)
        }
        areas[area].polygons[polygon][ring] = transformed
      }
    }
  }
}
