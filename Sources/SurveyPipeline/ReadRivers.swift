import FileKit
import Ingest
import Reprojection
import RiverNetworks
import SurveyModel

/// The rivers, read, in WGS 84 and linked.
struct Rivers: Sendable {
  var network: RiverNetwork
  var findings: [Finding]
  var rejections: [Rejection]
  var input: RunDescription.Input
}

func readRivers(_ reading: RiverReading, policy: OperationPolicy, jobs: Int) throws -> Rivers {
  let source = lastComponent(reading.path)
  let content = try readFile(reading.path)
  let format = try layerFormat(content.bytes, source: source, what: "rivers")
  let crsPolicy = try CRSPolicy(override: reading.crs, fallback: nil)
  var options = RiverFieldOptions()
  options.riverID = reading.riverID
  options.riverName = reading.riverName
  options.jobs = jobs
  options.coordinateKind = { try crsPolicy.kind(of: format, stated: $0, source: source) }
  var layer = try readGeoJSONRivers(content.bytes, source: source, options: options)
  if let imbalance = layer.account.imbalance { throw InvariantError("\(source): \(imbalance)") }
  let crs = try crsPolicy.crs(of: format, stated: layer.description.statedCRS, source: source)
  let operation = try chooseOperation(from: crs, x: layer.x, y: layer.y, policy: policy, source: source)
  if !crs.isGeographicWGS84 { try reprojectRivers(&layer, operation, source: source, jobs: jobs) }
  let linked = try linkRivers([layer], jobs: jobs)
  var findings = layer.findings + linked.findings
  if linked.network.reaches.isEmpty {
    findings.append(
      Finding(
        .riverEmpty, .error, "There is no usable river line in this file: every observation stays unmatched.", source: source))
  }
  return Rivers(
    network: linked.network, findings: findings, rejections: layer.rejections,
    input: RunDescription.Input(
      role: .rivers, name: source, size: content.size, sha256: content.sha256, description: layer.description,
      account: layer.account, operation: operation.summary))
}

/// Polygons for roll-ups, in WGS 84.
struct Areas: Sendable {
  var layer: AreaLayer
  var input: RunDescription.Input
}

func readAreas(
  _ path: String, role: RunDescription.Role, idField: String? = nil, parentField: String? = nil, policy: OperationPolicy,
  jobs: Int
) throws -> Areas {
  let source = lastComponent(path)
  let content = try readFile(path)
  let format = try layerFormat(content.bytes, source: source, what: role.rawValue)
  let crsPolicy = try CRSPolicy(override: nil, fallback: nil)
  var layer = try readGeoJSONAreas(
    content.bytes, source: source, idField: idField, parentField: parentField,
    coordinateKind: { try crsPolicy.kind(of: format, stated: $0, source: source) })
  if let imbalance = layer.account.imbalance { throw InvariantError("\(source): \(imbalance)") }
  let crs = try crsPolicy.crs(of: format, stated: layer.description.statedCRS, source: source)
  let vertices = layer.areas.flatMap { $0.polygons.joined().joined() }
  let operation = try chooseOperation(
    from: crs, x: vertices.map(\.x), y: vertices.map(\.y), policy: policy, source: source)
  if !crs.isGeographicWGS84 { try reprojectAreas(&layer, operation, source: source) }
  return Areas(
    layer: layer,
    input: RunDescription.Input(
      role: role, name: source, size: content.size, sha256: content.sha256, description: layer.description,
      account: layer.account, operation: operation.summary))
}

private func reprojectAreas(_ layer: inout AreaLayer, _ operation: ChosenOperation, source: String) throws {
  for area in layer.areas.indices {
    for polygon in layer.areas[area].polygons.indices {
      for ring in layer.areas[area].polygons[polygon].indices {
        let vertices = layer.areas[area].polygons[polygon][ring]
        let (longitude, latitude) = try operation.toWGS84(x: vertices.map(\.x), y: vertices.map(\.y), jobs: 1)
        let transformed = zip(longitude, latitude).map { Coordinate(longitude: $0, latitude: $1) }
        guard transformed.allSatisfy(\.isFinite) else {
          throw InputError(
            .unreadable, "a vertex of \(layer.areas[area].id) cannot be a position in \(operation.crs)", source: source,
            record: layer.areas[area].record)
        }
        layer.areas[area].polygons[polygon][ring] = transformed
      }
    }
  }
}

/// Rivers and areas come as GeoJSON, whole or as a text sequence.
private func layerFormat(_ bytes: [UInt8], source: String, what: String) throws(InputError) -> FileFormat {
  switch sniffFormat(name: source, prefix: Array(bytes.prefix(65536))) {
  case .format(.geoJSON): return .geoJSON
  case .format(.geoJSONSequence): return .geoJSONSequence
  case .format(let other):
    throw InputError(.unreadable, "\(what) must be GeoJSON lines or polygons, and this is \(other.rawValue)", source: source)
  case .unrecognised: throw InputError(.unreadable, "\(what) must be GeoJSON, and this is not", source: source)
  case .refused(let reason):
    throw InputError(.unreadable, "\(what) must be GeoJSON: \(reason)", source: source)
  }
}
