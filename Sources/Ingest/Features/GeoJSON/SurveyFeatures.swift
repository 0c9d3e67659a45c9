import JSONKit
import SurveyModel

/// Turns the features of one GeoJSON text into observations and tracks, and keeps its books.
struct SurveyFeatures {
  private(set) var builder: ObservationBuilder
  private(set) var tracks: [Track] = []
  private(set) var plans: PropertyPlans
  /// Number of the next record.
  private(set) var nextRecord = 1
  private let options: IngestOptions
  private let kind: CoordinateKind
  /// The CRS that the file states. A feature that states another is rejected.
  private let statedCRS: String?
  private var values: [JSONValue] = []
  private var pieces: [GeoJSONPiece] = []
  private var attributes: [UInt8] = []
  private var words = SurveyWords()

  init(
    _ options: IngestOptions, statedCRS: String?, kind: CoordinateKind, plans: PropertyPlans, firstByte: Int = 0
  ) {
    self.options = options
    self.statedCRS = statedCRS
    self.kind = kind
    self.plans = plans
    builder = ObservationBuilder(options, start: firstByte)
  }

  /// Hands what the dates of all features show to the builder.
  mutating func closeDates() { builder.dates = words.dates }

  mutating func structural(_ bytes: Range<Int>) { builder.structural(bytes: bytes) }

  mutating func note(_ rule: Rule, _ severity: Severity, _ message: String) { builder.note(rule, severity, message) }

  /// Rejects one record.
  mutating func reject(_ fault: GeoJSONFault, bytes: Range<Int>, line: Int?, raw: ArraySlice<UInt8>) {
    builder.reject(
      fault.rule, fault.message, column: fault.column, SourceRecord(nextRecord, line: line, bytes: bytes), raw: raw)
    nextRecord += 1
  }

  /// Takes the feature `value`, which owns `bytes` of the file. `raw` are these bytes, and `line` counts their line.
  mutating func add(
    _ value: JSONValue, _ reader: borrowing JSONReader, bytes: Range<Int>, raw: ArraySlice<UInt8>, line: () -> Int
  ) throws(InputError) {
    let feature: GeoJSONFeature
    switch reader.feature(value) {
    case .failure(let fault): return reject(fault, bytes: bytes, line: line(), raw: raw)
    case .success(let found): feature = found
    }
    if let crs = feature.crs, reader.kind(of: crs) != .null {
      let stated = try? reader.statedCRS(crs, source: options.source)
      guard let stated, stated == statedCRS else {
        let fault = GeoJSONFault(.geometryInvalid, "the feature states a CRS of its own, not that of the file", column: "crs")
        return reject(fault, bytes: bytes, line: line(), raw: raw)
      }
    }
    guard let geometry = feature.geometry else {
      let fault = GeoJSONFault(.geometryMissing, "the feature has no geometry", column: "geometry")
      return reject(fault, bytes: bytes, line: line(), raw: raw)
    }
    let plan = try plans.plan(feature.properties, reader, values: &values)
    let found = FeatureValues(
      PlannedProperties(plan: plan, values: values, featureID: feature.id), reader: reader, options: options, words: &words,
      names: &builder.claimedNames)
    attributes.removeAll(keepingCapacity: true)
    if let properties = feature.properties {
      reader.appendCompact(properties, to: &attributes)
    } else {
      attributes += [UInt8(ascii: "{"), UInt8(ascii: "}")]
    }
    pieces.removeAll(keepingCapacity: true)
    reader.appendPieces(of: geometry, to: &pieces)
    addPieces(found, reader, bytes: bytes, raw: raw, line: line)
  }

  /// Adds the parts of a feature's geometry. Each point is a record, all lines together are one; the first record owns the
  /// feature's bytes.
  private mutating func addPieces(
    _ values: FeatureValues, _ reader: borrowing JSONReader, bytes: Range<Int>, raw: ArraySlice<UInt8>, line: () -> Int
  ) {
    var owned = bytes
    var lines: [JSONValue] = []
    for piece in pieces {
      let fault: GeoJSONFault
      switch piece {
      case .point(let position):
        guard let pointFault = addPoint(position, values, reader, bytes: owned) else {
          owned = bytes.upperBound..<bytes.upperBound
          continue
        }
        fault = pointFault
      case .line(let positions):
        lines.append(positions)
        continue
      case .polygon:
        fault = GeoJSONFault(
          .geometryUnsupported, "a polygon is no place of an outlet; give a point", column: "geometry")
      case .fault(let found): fault = found
      }
      reject(fault, bytes: owned, line: line(), raw: raw)
      owned = bytes.upperBound..<bytes.upperBound
    }
    guard !lines.isEmpty else { return }
    if let fault = addTrack(lines, values, reader, bytes: owned) {
      reject(fault, bytes: owned, line: line(), raw: raw)
    }
  }

  private mutating func addPoint(
    _ position: JSONValue, _ found: FeatureValues, _ reader: borrowing JSONReader, bytes: Range<Int>
  ) -> GeoJSONFault? {
    var x: Double
    var y: Double
    switch reader.position(position) {
    case .failure(let fault): return fault.geoJSONFault()
    case .success(let ordinates): (x, y) = (ordinates.x, ordinates.y)
    }
    if let (rule, message) = options.coordinates.settle(x: &x, y: &y, kind: kind) {
      return GeoJSONFault(rule, message, column: "coordinates")
    }
    guard let record = Int32(exactly: nextRecord) else {
      return GeoJSONFault(.recordTooLong, "more than \(Int32.max) records in one file; split it")
    }
    // Adding 0 makes 0 of −0.
    var values = ObservationValues(
      x: x + 0, y: y + 0, accuracy: found.accuracy, accuracySource: found.accuracySource)
    values.time = found.time ?? ObservationColumns.noTime
    values.method = found.method
    values.type = found.type
    values.flags = found.flags
    values.claim = found.claim
    let attributes = attributes
    builder.accept(
      values, SourceRecord(Int(record), bytes: bytes), recordedID: found.recordedID.span, name: found.name.span,
      code: found.code.span, attributes: attributes.span)
    nextRecord += 1
    return nil
  }

  private mutating func addTrack(
    _ lines: [JSONValue], _ values: FeatureValues, _ reader: borrowing JSONReader, bytes: Range<Int>
  ) -> GeoJSONFault? {
    var stretches: [[Coordinate]] = []
    for line in lines {
      var x: [Double] = []
      var y: [Double] = []
      if let (index, fault) = reader.appendPositions(of: line, x: &x, y: &y).fault {
        return fault.geoJSONFault(vertex: index)
      }
      guard x.count >= 2 else {
        return GeoJSONFault(.geometryInvalid, "a line of \(x.count) positions; a track needs two", column: "coordinates")
      }
      for index in x.indices {
        if let (rule, message) = options.coordinates.settle(x: &x[index], y: &y[index], kind: kind) {
          return GeoJSONFault(rule, "vertex \(index + 1): \(message)", column: "coordinates")
        }
      }
      stretches.append(zip(x, y).map { Coordinate(x: $0, y: $1) })
    }
    tracks.append(
      Track(source: options.source, method: values.method, stretches: stretches, started: values.time, ended: nil))
    builder.acceptElsewhere(bytes: bytes)
    nextRecord += 1
    return nil
  }
}
