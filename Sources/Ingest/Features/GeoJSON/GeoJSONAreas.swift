import JSONKit
package import SurveyModel

/// The polygons of a GeoJSON file or text sequence as areas for roll-ups (basins, districts).
///
/// The id is the property `idField`, else the best of `id`, `code`, `adcode`, 行政区代码, `basin`, `name` and their like,
/// else the feature's id, else the feature's number. A ring that is not closed is closed, with a finding.
/// `coordinateKind` is that of ``RiverFieldOptions``. Throws ``InputError`` where the file cannot be read at all, or
/// where no feature has a property that was named.
package func readGeoJSONAreas(
  _ bytes: [UInt8], source: String, idField: String? = nil, nameField: String? = nil, parentField: String? = nil,
  coordinateKind: @escaping @Sendable (_ statedCRS: String?) throws -> CoordinateKind = { _ in .degrees }
) throws(InputError) -> AreaLayer {
  var options = RiverFieldOptions()
  options.coordinateKind = coordinateKind
  var areas = AreaFeatures(idField: idField, nameField: nameField, parentField: parentField)
  let file = try FeatureFile(bytes, source: source) { crs throws(InputError) in
    areas.kind = try options.kind(statedCRS: crs, source: source)
  } _: { feature, reader, record, builder in
    areas.add(feature, reader, record: record, &builder)
  }
  return try areaLayer(areas, of: file, source: source)
}

/// What was collected, as a layer. Throws where a property was named that no feature has.
func areaLayer(_ areas: AreaFeatures, of file: FeatureFile, source: String) throws(InputError) -> AreaLayer {
  for (index, property) in areas.properties.wanted.enumerated() where !areas.areas.isEmpty {
    guard let name = property.name, areas.properties.found[index] == nil else { continue }
    throw InputError(
      .usage, "no area has a property \"\(name)\"; there are \(areas.properties.names.joined(separator: ", "))",
      source: source, column: name)
  }
  let books = file.books()
  var layer = AreaLayer(description: books.description)
  layer.description.columns = areas.properties.names
  layer.description.fields = zip(["id", "name", "parent"], areas.properties.found)
    .compactMap { field, column in column.map { (field, $0) } }
  layer.areas = areas.areas
  layer.account = books.account
  layer.findings = books.findings
  layer.rejections = books.rejections
  return layer
}

/// Collects area features.
struct AreaFeatures {
  var kind = CoordinateKind.degrees
  private(set) var properties: NamedProperties
  private(set) var areas: [AreaLayer.Area] = []
  private var pieces: [GeoJSONPiece] = []

  init(idField: String?, nameField: String?, parentField: String?) {
    properties = NamedProperties([
      NamedProperty(idField, aliases: AreaAliases.areaID), NamedProperty(nameField, aliases: AreaAliases.areaName),
      NamedProperty(parentField, aliases: []),
    ])
  }

  /// Takes one feature, or returns why it cannot be used.
  mutating func add(
    _ feature: GeoJSONFeature, _ reader: borrowing JSONReader, record: Int, _ builder: inout ObservationBuilder
  ) -> GeoJSONFault? {
    let texts = properties.read(feature.properties, reader)
    guard let geometry = feature.geometry else {
      return GeoJSONFault(.geometryMissing, "the area has no geometry", column: "geometry")
    }
    pieces.removeAll(keepingCapacity: true)
    reader.appendPieces(of: geometry, to: &pieces)
    var polygons: [[[Coordinate]]] = []
    var closed = 0
    for piece in pieces {
      switch piece {
      case .polygon(let rings):
        var polygon: [[Coordinate]] = []
        var cursor = reader.cursor(into: rings)
        while let ring = reader.nextElement(&cursor) {
          switch readRing(ring, reader, closed: &closed) {
          case .success(let ring): polygon.append(ring)
          case .failure(let fault): return fault
          }
        }
        polygons.append(polygon)
      case .point, .line:
        return GeoJSONFault(.geometryUnsupported, "a point or line is no area; give polygons", column: "geometry")
      case .fault(let fault): return fault
      }
    }
    if closed > 0 {
      let message = closed == 1 ? "a ring that was not closed was closed" : "\(closed) rings that were not closed were closed"
      builder.note(.polygonRepaired, .warning, message, record: record)
    }
    let id = texts[0] ?? feature.id.flatMap { reader.identifier($0) } ?? "\(record)"
    areas.append(AreaLayer.Area(record: record, id: id, name: texts[1], parent: texts[2], polygons: polygons))
    return nil
  }

  private func readRing(
    _ value: JSONValue, _ reader: borrowing JSONReader, closed: inout Int
  ) -> Result<[Coordinate], GeoJSONFault> {
    var x: [Double] = []
    var y: [Double] = []
    if let (index, fault) = reader.appendPositions(of: value, x: &x, y: &y).fault {
      return .failure(fault.geoJSONFault(vertex: index))
    }
    for index in x.indices where x[index] != 0 || y[index] != 0 {
      if let (rule, message) = CoordinateJudgement.judge(x: x[index], y: y[index], kind: kind) {
        return .failure(GeoJSONFault(rule, "vertex \(index + 1): \(message)", column: "coordinates"))
      }
    }
    var ring = zip(x, y).map { Coordinate(x: $0, y: $1) }
    if let first = ring.first, let last = ring.last, first != last {
      ring.append(first)
      closed += 1
    }
    guard ring.count >= 4 else {
      return .failure(
        GeoJSONFault(.geometryInvalid, "a ring of \(x.count) positions; a polygon needs three places", column: "coordinates"))
    }
    return .success(ring)
  }
}
