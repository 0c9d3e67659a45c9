import JSONKit
import SurveyModel

/// Collects the features of a layer of rivers.
struct RiverFeatures: Sendable {
  var kind = CoordinateKind.degrees
  private(set) var columns: RiverColumns
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  private(set) var parts: [Range<Int>] = []
  private(set) var features: [RiverLayer.Feature] = []
  private var pieces: [GeoJSONPiece] = []
  /// Heights and measures at the ends of the feature that is being read.
  private var ends: RiverLayer.Ends?
  private let options: RiverFieldOptions
  private let source: String

  init(_ options: RiverFieldOptions, source: String) {
    self.options = options
    self.source = source
    columns = RiverColumns(
      named: [options.riverID, options.riverName, options.basin, options.reachID, options.downstreamID].compactMap { $0 },
      profile: options.profile)
  }

  mutating func reserve(vertices: Int) {
    x.reserveCapacity(vertices)
    y.reserveCapacity(vertices)
  }

  /// Appends the features of the following piece of the file, before which there are `records` records.
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
    columns.append(next.columns)
  }

  /// The first and the last vertex of a feature; nil for one that has no line.
  func ends(of feature: RiverLayer.Feature) -> (first: (x: Double, y: Double), last: (x: Double, y: Double))? {
    guard let first = parts[feature.parts].first?.first, let last = parts[feature.parts].last?.last else { return nil }
    return ((x[first], y[first]), (x[last], y[last]))
  }

  /// Takes one feature. Returns why it cannot be used, or nil.
  mutating func add(
    _ feature: GeoJSONFeature, _ reader: borrowing JSONReader, record: Int, _ builder: inout ObservationBuilder
  ) -> GeoJSONFault? {
    columns.read(feature.properties, reader)
    guard let geometry = feature.geometry else {
      return GeoJSONFault(.geometryMissing, "the river has no geometry", column: "geometry")
    }
    pieces.removeAll(keepingCapacity: true)
    ends = nil
    reader.appendPieces(of: geometry, to: &pieces)
    let firstVertex = x.count
    let firstPart = parts.count
    if let fault = addParts(reader, record: record, &builder) {
      x.removeSubrange(firstVertex...)
      y.removeSubrange(firstVertex...)
      parts.removeSubrange(firstPart...)
      return fault
    }
    columns.take()
    // The values of properties are filled in when all columns are known.
    var river = RiverLayer.Feature(
      record: record, bytes: feature.bytes, source: source, riverID: feature.id.flatMap { reader.identifier($0) },
      parts: firstPart..<parts.count)
    if let ends { river.ends = ends }
    features.append(river)
    return nil
  }

  /// Adds the feature's lines. When it returns a fault, the caller must take back what was added.
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
        let read = reader.appendPositions(of: positions, x: &x, y: &y)
        if let (index, fault) = read.fault { return fault.geoJSONFault(vertex: index) }
        if read.dimensions > 2 { takeEnds(reader, positions) }
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

  /// Takes the heights and measures at the beginning of the feature's first line and at the end of its last.
  private mutating func takeEnds(_ reader: borrowing JSONReader, _ positions: JSONValue) {
    let text = reader.bytes[reader.range(of: positions)]
    var found = ends ?? RiverLayer.Ends()
    if ends == nil, let open = text.dropFirst().firstIndex(of: UInt8(ascii: "[")),
      let close = text[open...].firstIndex(of: UInt8(ascii: "]"))
    {
      (found.firstHeight, found.firstMeasure) = Self.more(text[(open + 1)..<close])
    }
    if let close = text.dropLast().lastIndex(of: UInt8(ascii: "]")), let open = text[..<close].lastIndex(of: UInt8(ascii: "[")) {
      (found.lastHeight, found.lastMeasure) = Self.more(text[(open + 1)..<close])
    }
    ends = found
  }

  /// The third and the fourth ordinate of a position.
  private static func more(_ position: ArraySlice<UInt8>) -> (Float, Float) {
    let ordinates = position.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    func ordinate(_ index: Int) -> Float {
      guard index < ordinates.count else { return .nan }
      let text = Array(ordinates[index].filter { $0 > 0x20 })
      return NumberText.parse(text.span).map(Float.init) ?? .nan
    }
    return (ordinate(2), ordinate(3))
  }

  /// Returns a fault for an impossible vertex, and for a line that crosses the 180° meridian.
  private func judgeVertices(_ range: Range<Int>) -> GeoJSONFault? {
    for index in range {
      let vertex = index - range.lowerBound + 1
      if x[index] == 0, y[index] == 0 { continue }
      if let (rule, message) = CoordinateJudgement.judge(x: x[index], y: y[index], kind: kind, option: "--rivers-crs") {
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

  /// Returns a fault for a line without two different vertices.
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
}
