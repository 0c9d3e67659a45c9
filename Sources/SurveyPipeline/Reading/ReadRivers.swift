import FileKit
import Ingest
import Reprojection
import RiverNetworks
import SurveyModel
import Workers

/// The rivers, read, in WGS 84 and linked.
struct Rivers: Sendable {
  var network: RiverNetwork
  /// The books of the files, in the order of their arguments' bytes.
  var sources: [SourceEntry]
  /// Findings of the linking.
  var findings: [Finding]
}

/// - Parameter isHashing: whether a manifest will name the file.
func readRivers(
  _ reading: RiverReading, policy: OperationPolicy, isHashing: Bool, _ control: RunControl
) throws -> Rivers {
  let inputs = reading.files.map { NamedInput($0) }
    .sorted { $0.argument.utf8.lexicographicallyPrecedes($1.argument.utf8) }
  var layers: [RiverLayer] = []
  var sources: [SourceEntry] = []
  let sizes = inputs.map { input in (try? inputStatus(input.path).size) ?? 0 }
  control.reading.expect(sizes.reduce(0, +))
  for (input, size) in zip(inputs, sizes) {
    // The content of a file is gone before the lines are linked.
    let (layer, source) = try readLines(
      input.fetched(control.cancellation), reading, policy, isHashing: isHashing, jobs: control.jobs)
    layers.append(layer)
    sources.append(source)
    control.reading.advance(size)
  }
  if layers.count > 1 { for index in layers.indices { layers[index].keepNumbersApart() } }
  var linking = NetworkOptions()
  linking.tolerance = reading.nodeTolerance
  linking.drawn = reading.drawn
  linking.mouths = reading.mouths
  let linked = try linkRivers(layers, options: linking, jobs: control.jobs)
  var findings = linked.findings
  if linked.network.reaches.isEmpty {
    let place = sources.count == 1 ? "this file" : "these files"
    findings.append(
      Finding(
        .riverEmpty, .error, "There is no usable river line in \(place): every observation stays unmatched.",
        source: sources.first?.name))
  }
  return Rivers(network: linked.network, sources: sources, findings: findings)
}

extension RiverLayer {
  /// Puts the name of the file before ids that are only the number or id of a feature in its file: in another file the same number is
  /// another river.
  fileprivate mutating func keepNumbersApart() {
    guard !description.fields.contains(where: { $0.field == "river_id" }) else { return }
    for index in features.indices where features[index].riverName == nil && features[index].reachID == nil {
      if let id = features[index].riverID { features[index].riverID = "\(features[index].source):\(id)" }
    }
  }
}

/// The lines of a file in WGS 84, and the books of the file.
private func readLines(
  _ input: NamedInput, _ reading: RiverReading, _ policy: OperationPolicy, isHashing: Bool, jobs: Int
) throws -> (RiverLayer, SourceEntry) {
  let crsPolicy = CRSPolicy(override: reading.crs?.crs, fallback: nil)
  let opened = try openLayer(input, .rivers, what: "rivers", isHashing: isHashing, jobs: jobs)
  var (layer, digest, raw) = try riverLayer(
    opened, reading, crsPolicy, source: input.source, isHashing: isHashing, jobs: jobs)
  if case .layer = opened {
    crsPolicy.noteAssumption(layer.description, &layer.findings, source: input.source, option: "--rivers-crs")
  }
  let crs = try crsPolicy.crs(of: layer.description.format, stated: layer.description.statedCRS, source: input.source)
  let operation = try chooseOperation(from: crs, x: layer.x, y: layer.y, policy: policy, source: input.source)
  if !crs.isGeographicWGS84 { try layer.reproject(operation, source: input.source, raw, jobs: jobs) }
  let source = SourceEntry(
    role: .rivers, name: input.source, digest: digest, description: layer.description, account: layer.account,
    operation: operation.summary, findings: layer.findings, rejections: layer.rejections)
  try source.audit()
  return (layer, source)
}

/// The lines of an opened input, what identifies its files, and where the bytes of its records are.
private func riverLayer(
  _ opened: OpenedInput, _ reading: RiverReading, _ crsPolicy: CRSPolicy, source: String, isHashing: Bool, jobs: Int
) throws -> (RiverLayer, FilesDigest?, RawRecords) {
  var options = RiverFieldOptions()
  options.riverID = reading.riverID
  options.riverName = reading.riverName
  options.reachID = reading.reachID
  options.downstreamID = reading.downstreamID
  options.basin = reading.basin
  options.profile = try reading.profile?.table()
  options.waterways = reading.waterways
  options.jobs = jobs
  switch opened {
  case .native(let content, let format):
    if reading.condition != nil { throw conditionWithoutLayer(format, source) }
    options.coordinateKind = { try crsPolicy.kind(of: format, stated: $0, source: source) }
    let (digest, layer) = try Parallel.alongside(
      jobs: jobs, background: { isHashing ? FilesDigest(size: content.size, sha256: content.sha256) : nil },
      foreground: { try readGeoJSONRivers(content.bytes, source: source, options: options) })
    return (layer, digest, .text(content.bytes))
  case .layer(var files):
    files.request.condition = reading.condition
    let format = files.request.format
    options.coordinateKind = { try crsPolicy.kind(of: format, stated: $0, source: source) }
    let read = try readOGRRivers(files.request, options: options)
    let digest = try files.identity(read.digest)
    return (read.layer, isHashing ? digest : nil, .layer(files.request))
  }
}

private func conditionWithoutLayer(_ format: FileFormat, _ source: String) -> InputError {
  InputError(
    .usage,
    "\(.condition) picks features of what GDAL reads, not of \(format.rawValue); convert it to GeoPackage, or filter it first",
    source: source)
}

extension RiverLayer {
  /// Takes the vertices to WGS 84. A feature with a vertex that cannot be transformed is rejected whole.
  fileprivate mutating func reproject(_ operation: ChosenOperation, source: String, _ raw: RawRecords, jobs: Int) throws {
    let (longitude, latitude) = try operation.toWGS84(x: x, y: y, jobs: jobs)
    /// The first vertex of a feature that is no position.
    func badVertex(_ feature: Feature) -> Int? {
      parts[feature.parts].lazy.flatMap { $0 }.first { !longitude[$0].isFinite || !latitude[$0].isFinite }
    }
    let bad = features.compactMap { feature in badVertex(feature).map { (feature: feature, vertex: $0) } }
    for ((feature, vertex), bytes) in zip(bad, bad.isEmpty ? [] : try raw.bytes(of: bad.map(\.feature.bytes))) {
      account.reject(feature.bytes, isFlagged: false, .transformationFailed)
      rejections.append(
        Rejection(
          SourceRecord(feature.record, bytes: feature.bytes), of: source, column: nil, rule: .transformationFailed,
          message:
            "vertex \(x[vertex]), \(y[vertex]) cannot be a position in \(operation.crs). Check the CRS (--rivers-crs).",
          raw: bytes))
    }
    let rejected = Set(bad.map(\.feature.record))
    if !rejected.isEmpty { features.removeAll { rejected.contains($0.record) } }
    x = longitude
    y = latitude
  }
}
