import JSONKit
import SurveyModel

/// Collects river features into columns.
struct RiverFeatures: Sendable {
  var kind = CoordinateKind.degrees
  private(set) var properties: NamedProperties
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  private(set) var parts: [Range<Int>] = []
  private(set) var features: [RiverLayer.Feature] = []
  private var pieces: [GeoJSONPiece] = []
  private var unnamed = 0
  private let options: RiverFieldOptions
  private let source: String

  init(_ options: RiverFieldOptions, source: String) {
    self.options = options
    self.source = source
    properties = NamedProperties([
      NamedProperty(options.riverID, aliases: RiverAliases.riverID),
      NamedProperty(options.riverName, aliases: RiverAliases.riverName),
      NamedProperty(options.basin, aliases: RiverAliases.basin),
      NamedProperty(nil, aliases: RiverAliases.flow),
    ])
  }

  mutating func reserve(vertices: Int) {
    x.reserveCapacity(vertices)
    y.reserveCapacity(vertices)
  }

  /// Takes over the features of the following piece of the file, which stand after `records` others.
  mutating func append(_ next: RiverFeatures, records: Int) {
    let (firstVertex, firstPart) = (x.count, parts.count)
    x += next.x
    y += next.y
    for part in next.parts { parts.append(part.offset(by: firstVertex)) }
    for var feature in next.features {
      feature.record += records
      feature.parts = feature.parts.offset(by: firstPart)
      features.append(feature)
    }
    unnamed += next.unnamed
    properties.append(next.properties)
  }

  /// Takes one feature, or returns why it cannot be used.
  mutating func add(
    _ feature: GeoJSONFeature, _ reader: borrowing JSONReader, record: Int, _ builder: inout ObservationBuilder
  ) -> GeoJSONFault? {
    let texts = properties.read(feature.properties, reader)
    guard let geometry = feature.geometry else {
      return GeoJSONFault(.geometryMissing, "the river has no geometry", column: "geometry")
    }
    pieces.removeAll(keepingCapacity: true)
    reader.appendPieces(of: geometry, to: &pieces)
    let firstVertex = x.count
    let firstPart = parts.count
    if let fault = addParts(reader, record: record, &builder) {
      x.removeSubrange(firstVertex...)
      y.removeSubrange(firstVertex...)
      parts.removeSubrange(firstPart...)
      return fault
    }
    let name = texts[1]
    if name == nil { unnamed += 1 }
    var id = texts[0]
    if options.riverID == nil { id = id ?? name ?? feature.id.flatMap { reader.identifier($0) } }
    if let wanted = options.riverID, id == nil {
      builder.note(.riverIdInvented, .warning, "the river has no property \"\(wanted)\"; give it one", record: record)
    }
    features.append(
      RiverLayer.Feature(
        record: record, source: source, riverID: id, riverName: name, basin: texts[2],
        flowKnown: texts[3].flatMap(Self.flowKnown), parts: firstPart..<parts.count))
    return nil
  }

  /// Adds the feature's lines; what was added must be taken back when there is a fault.
  private mutating func addParts(
    _ reader: borrowing JSONReader, record: Int, _ builder: inout ObservationBuilder
  ) -> GeoJSONFault? {
    let firstPart = parts.count
    var lines = 0
    var left: GeoJSONFault?
    for piece in pieces {
      let fault: GeoJSONFault
      switch piece {
      case .line(let positions):
        lines += 1
        let start = x.count
        if let (index, fault) = reader.appendPositions(of: positions, x: &x, y: &y).fault {
          return fault.geoJSONFault(vertex: index)
        }
        if let fault = judgeVertices(start..<x.count) { return fault }
        guard let short = judgePart(start..<x.count) else {
          parts.append(start..<x.count)
          continue
        }
        x.removeSubrange(start...)
        y.removeSubrange(start...)
        fault = short
      case .point: fault = GeoJSONFault(.geometryUnsupported, "a point is no river; give a line", column: "geometry")
      case .polygon:
        fault = GeoJSONFault(
          .geometryUnsupported, "a polygon is no river line; give its centre line", column: "geometry")
      case .fault(let found): fault = found
      }
      if let left { builder.note(left.rule, .warning, "part of a river left out: \(left.message)", record: record) }
      left = fault
    }
    if parts.count == firstPart { return left ?? GeoJSONFault(.riverEmpty, "the river has no vertex", column: "geometry") }
    if let left { builder.note(left.rule, .warning, "part of a river left out: \(left.message)", record: record) }
    return nil
  }

  /// Places that cannot be, and lines that go round the Earth the wrong way (J19).
  private func judgeVertices(_ range: Range<Int>) -> GeoJSONFault? {
    for index in range {
      let vertex = index - range.lowerBound + 1
      if x[index] == 0, y[index] == 0 { continue }
      if let (rule, message) = CoordinateJudgement.judge(x: x[index], y: y[index], kind: kind) {
        return GeoJSONFault(rule, "vertex \(vertex): \(message)", column: "coordinates")
      }
      if kind == .degrees, index > range.lowerBound, abs(x[index] - x[index - 1]) > 180 {
        return GeoJSONFault(
          .riverAntimeridian, "the line crosses the 180° meridian before vertex \(vertex); cut it there (RFC 7946, 3.1.9)",
          column: "coordinates")
      }
    }
    return nil
  }

  private func judgePart(_ range: Range<Int>) -> GeoJSONFault? {
    if range.isEmpty { return GeoJSONFault(.riverEmpty, "a line without any vertex", column: "coordinates") }
    if range.count == 1 { return GeoJSONFault(.riverTooShort, "a line of one vertex", column: "coordinates") }
    let first = range.lowerBound
    if range.allSatisfy({ x[$0] == x[first] && y[$0] == y[first] }) {
      return GeoJSONFault(
        .riverZeroLength, "a line of length 0: its \(range.count) vertices are one place", column: "coordinates")
    }
    return nil
  }

  /// NHD: 0 or "Uninitialized", 1 or "With Digitized". Nil for words that say neither.
  private static func flowKnown(_ text: String) -> Bool? {
    switch HeaderName(text).key {
    case "0", "uninitialized", "unknown": false
    case "1", "withdigitized": true
    default: nil
    }
  }

  /// Throws ``InputError`` where a property was named that no feature has.
  func requireNamed() throws(InputError) {
    guard !features.isEmpty else { return }
    let named = [options.riverID, options.riverName, options.basin]
    for (index, name) in named.enumerated() {
      guard let name, properties.found[index] == nil else { continue }
      let there = properties.names.isEmpty ? "they have none" : "there are \(properties.names.joined(separator: ", "))"
      throw InputError(
        .usage, "no river has a property \"\(name)\"; \(there)", source: source, column: name)
    }
  }

  func noteNames(_ builder: inout ObservationBuilder) {
    guard unnamed > 0 else { return }
    builder.note(.riverUnnamed, .info, "\(unnamed) of \(features.count) river features have no name")
  }
}
