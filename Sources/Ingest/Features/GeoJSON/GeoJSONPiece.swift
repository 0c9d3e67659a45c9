import JSONKit
import SurveyModel

/// One point, line or polygon of a geometry, or the fault that was found in its stead.
enum GeoJSONPiece {
  /// The position.
  case point(JSONValue)
  /// The array of positions.
  case line(JSONValue)
  /// The array of rings.
  case polygon(JSONValue)
  case fault(GeoJSONFault)
}

extension JSONReader {
  /// How many levels of GeometryCollections may be nested.
  static var maximumCollectionDepth: Int { 16 }

  /// Appends the points, lines and polygons of `geometry` to `pieces`, in order, also those inside collections.
  func appendPieces(of geometry: JSONValue, to pieces: inout [GeoJSONPiece], depth: Int = 0) {
    guard kind(of: geometry) == .object else {
      let rule: Rule = kind(of: geometry) == .null ? .geometryMissing : .geometryInvalid
      return pieces.append(
        .fault(GeoJSONFault(rule, "a \(kind(of: geometry).rawValue) where a geometry should be", column: "geometry")))
    }
    var type: JSONValue?
    var coordinates: JSONValue?
    var geometries: JSONValue?
    var cursor = cursor(into: geometry)
    while let member = nextMember(&cursor) {
      if isString(member.key, "type") {
        type = member.value
      } else if isString(member.key, "coordinates") {
        coordinates = member.value
      } else if isString(member.key, "geometries") {
        geometries = member.value
      }
    }
    guard let type, kind(of: type) == .string else {
      return pieces.append(.fault(GeoJSONFault(.geometryInvalid, "a geometry without a \"type\"", column: "geometry")))
    }
    if isString(type, "GeometryCollection") {
      return appendPieces(ofCollection: geometries, to: &pieces, depth: depth)
    }
    let name = string(type)?.text ?? ""
    guard geometryTypes.contains(name) else {
      return pieces.append(
        .fault(GeoJSONFault(.geometryUnsupported, "\"\(name)\" is no geometry of GeoJSON", column: "geometry")))
    }
    guard let coordinates, kind(of: coordinates) == .array else {
      return pieces.append(.fault(GeoJSONFault(.geometryInvalid, "a \(name) without coordinates", column: "coordinates")))
    }
    let before = pieces.count
    switch name {
    case "Point" where !isEmpty(coordinates): pieces.append(.point(coordinates))
    case "LineString": pieces.append(.line(coordinates))
    case "Polygon" where !isEmpty(coordinates): pieces.append(.polygon(coordinates))
    case "MultiPoint": appendEach(of: coordinates, to: &pieces) { .point($0) }
    case "MultiLineString": appendEach(of: coordinates, to: &pieces) { .line($0) }
    case "MultiPolygon": appendEach(of: coordinates, to: &pieces) { .polygon($0) }
    default: break
    }
    if pieces.count == before {
      pieces.append(.fault(GeoJSONFault(.geometryMissing, "a \(name) without any position", column: "coordinates")))
    }
  }

  private func appendPieces(ofCollection geometries: JSONValue?, to pieces: inout [GeoJSONPiece], depth: Int) {
    guard depth < Self.maximumCollectionDepth else {
      let message = "GeometryCollections nested deeper than \(Self.maximumCollectionDepth)"
      return pieces.append(.fault(GeoJSONFault(.geometryInvalid, message, column: "geometry")))
    }
    guard let geometries, kind(of: geometries) == .array else {
      return pieces.append(
        .fault(GeoJSONFault(.geometryInvalid, "a GeometryCollection without geometries", column: "geometries")))
    }
    var cursor = cursor(into: geometries)
    let before = pieces.count
    while let geometry = nextElement(&cursor) { appendPieces(of: geometry, to: &pieces, depth: depth + 1) }
    if pieces.count == before {
      pieces.append(.fault(GeoJSONFault(.geometryMissing, "an empty GeometryCollection", column: "geometries")))
    }
  }

  private func appendEach(of array: JSONValue, to pieces: inout [GeoJSONPiece], _ piece: (JSONValue) -> GeoJSONPiece) {
    var cursor = cursor(into: array)
    while let element = nextElement(&cursor) { pieces.append(piece(element)) }
  }

  func isEmpty(_ array: JSONValue) -> Bool {
    var cursor = cursor(into: array)
    return nextElement(&cursor) == nil
  }
}

extension PositionFault {
  /// The fault of a position, or of the vertex `index` (from 0) of a line.
  func geoJSONFault(vertex index: Int? = nil) -> GeoJSONFault {
    let subject = index.map { "vertex \($0 + 1)" } ?? "the position"
    return GeoJSONFault(.coordinateUnreadable, "\(subject) is \(self)", column: "coordinates")
  }
}
