import JSONKit
import SurveyModel

/// Collects the features of a layer of areas.
struct AreaFeatures {
  var kind = CoordinateKind.degrees
  private(set) var properties: NamedProperties
  private(set) var areas: [AreaLayer.Area] = []
  private var pieces: [GeoJSONPiece] = []

  init(idField: String?, nameField: String?, parentField: String?) {
    properties = NamedProperties([
      NamedProperty(idField, aliases: AreaAliases.id), NamedProperty(nameField, aliases: AreaAliases.name),
      NamedProperty(parentField, aliases: []),
    ])
  }

  /// Takes one feature. Returns why it cannot be used, or nil.
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
      if let (rule, message) = CoordinateJudgement.judge(x: x[index], y: y[index], kind: kind, option: nil) {
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

/// The names under which polygon layers carry ids and names, best first, as keys of ``HeaderName``.
private enum AreaAliases {
  static let id = [
    "adcode", "xzqdm", "行政区代码", "行政区划代码", "区划代码", "id", "code", "basin", "basinid", "name", "名称",
  ]
  static let name = ["name", "名称", "districtname", "basinname", "xzqmc", "行政区名称", "区划名称", "流域名称", "namezh", "nameen"]
}
