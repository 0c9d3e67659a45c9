import FileKit
import Ingest
import Reprojection
import RiverNetworks
import SurveyModel
import Workers

/// The rivers, read, in WGS 84 and linked.
struct Rivers: Sendable {
  var network: RiverNetwork
  var findings: [Finding]
  var rejections: [Rejection]
  /// For the manifest; nil when nothing is hashed.
  var input: RunDescription.Input?
}

/// - Parameter isHashing: whether a manifest will name the file.
func readRivers(_ reading: RiverReading, policy: OperationPolicy, isHashing: Bool, jobs: Int) throws -> Rivers {
  let crsPolicy = try CRSPolicy(override: reading.crs, fallback: nil)
  let opened = try openInput(reading.path, .rivers, what: "rivers", isHashing: isHashing, jobs: jobs)
  let source = InputPlace(reading.path).source
  var options = RiverFieldOptions()
  options.riverID = reading.riverID
  options.riverName = reading.riverName
  options.reachID = reading.reachID
  options.downstreamID = reading.downstreamID
  options.basin = reading.basin
  options.profile = reading.profile
  if let waterways = reading.waterways { options.waterways = waterways }
  options.jobs = jobs
  let identity: FilesDigest?
  var layer: RiverLayer
  switch opened {
  case .native(let content, let format):
    if reading.condition != nil { throw conditionWithoutLayer(format, source) }
    options.coordinateKind = { try crsPolicy.kind(of: format, stated: $0, source: source) }
    (identity, layer) = try Parallel.alongside(
      jobs: jobs, background: { isHashing ? FilesDigest(size: content.size, sha256: content.sha256) : nil },
      foreground: { try readGeoJSONRivers(content.bytes, source: source, options: options) })
  case .layer(var files):
    files.request.condition = reading.condition
    let format = files.request.format
    options.coordinateKind = { try crsPolicy.kind(of: format, stated: $0, source: source) }
    let read = try readOGRRivers(files.request, options: options)
    layer = read.layer
    let seen = try files.identity(read.digest)
    identity = isHashing ? seen : nil
    crsPolicy.noteAssumption(layer.description, &layer.findings, source: source, option: "--rivers-crs")
  }
  if let imbalance = layer.account.imbalance { throw InvariantError("\(source): \(imbalance)") }
  let crs = try crsPolicy.crs(of: layer.description.format, stated: layer.description.statedCRS, source: source)
  let operation = try chooseOperation(from: crs, x: layer.x, y: layer.y, policy: policy, source: source)
  if !crs.isGeographicWGS84 { try reprojectRivers(&layer, operation, source: source, jobs: jobs) }
  var linking = NetworkOptions()
  if let tolerance = reading.nodeTolerance { linking.tolerance = tolerance }
  let linked = try linkRivers([layer], options: linking, jobs: jobs)
  var findings = layer.findings + linked.findings
  if linked.network.reaches.isEmpty {
    findings.append(
      Finding(
        .riverEmpty, .error, "There is no usable river line in this file: every observation stays unmatched.", source: source))
  }
  return Rivers(
    network: linked.network, findings: findings, rejections: layer.rejections,
    input: identity.map {
      RunDescription.Input(
        role: .rivers, name: source, size: $0.size, sha256: $0.sha256, description: layer.description,
        account: layer.account, operation: operation.summary)
    })
}

private func conditionWithoutLayer(_ format: FileFormat, _ source: String) -> InputError {
  InputError(
    .usage, "--where picks features of what GDAL reads, not of \(format.rawValue); convert it to GeoPackage, or filter it first",
    source: source)
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
  let crsPolicy = try CRSPolicy(override: nil, fallback: nil)
  let opened = try openInput(path, .areas, what: role.rawValue, jobs: jobs)
  let source = InputPlace(path).source
  let identity: FilesDigest
  var layer: AreaLayer
  switch opened {
  case .native(let content, let format):
    layer = try readGeoJSONAreas(
      content.bytes, source: source, idField: idField, parentField: parentField,
      coordinateKind: { try crsPolicy.kind(of: format, stated: $0, source: source) })
    identity = FilesDigest(size: content.size, sha256: content.sha256)
  case .layer(let files):
    let format = files.request.format
    let read = try readOGRAreas(
      files.request, idField: idField, parentField: parentField,
      coordinateKind: { try crsPolicy.kind(of: format, stated: $0, source: source) })
    layer = read.layer
    identity = try files.identity(read.digest)
    crsPolicy.noteAssumption(layer.description, &layer.findings, source: source, option: nil)
  }
  if let imbalance = layer.account.imbalance { throw InvariantError("\(source): \(imbalance)") }
  let crs = try crsPolicy.crs(of: layer.description.format, stated: layer.description.statedCRS, source: source)
  let vertices = layer.areas.flatMap { $0.polygons.joined().joined() }
  let operation = try chooseOperation(
    from: crs, x: vertices.map(\.x), y: vertices.map(\.y), policy: policy, source: source)
  if !crs.isGeographicWGS84 { try reprojectAreas(&layer, operation, source: source) }
  return Areas(
    layer: layer,
    input: RunDescription.Input(
      role: role, name: source, size: identity.size, sha256: identity.sha256, description: layer.description,
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
