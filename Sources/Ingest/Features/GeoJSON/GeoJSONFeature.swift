import JSONKit
import SurveyModel

/// The members of a feature that are used. A geometry that stands alone is a feature without properties.
struct GeoJSONFeature {
  var geometry: JSONValue?
  /// An object, or nil where it is null or absent.
  var properties: JSONValue?
  /// A string or a number, or nil.
  var id: JSONValue?
  var crs: JSONValue?
  /// The bytes of the content that belong to the feature.
  var bytes = 0..<0
}

extension JSONReader {
  /// `value` as a feature. Its geometry is not checked.
  func feature(_ value: JSONValue) -> Result<GeoJSONFeature, GeoJSONFault> {
    guard kind(of: value) == .object else {
      return .failure(GeoJSONFault(.jsonInvalid, "a \(kind(of: value).rawValue) where a Feature should be"))
    }
    var feature = GeoJSONFeature()
    var type: JSONValue?
    var cursor = cursor(into: value)
    while let member = nextMember(&cursor) {
      if isString(member.key, "type") {
        type = member.value
      } else if isString(member.key, "properties") {
        feature.properties = member.value
      } else if isString(member.key, "geometry") {
        feature.geometry = member.value
      } else if isString(member.key, "id") {
        feature.id = member.value
      } else if isString(member.key, "crs") {
        feature.crs = member.value
      }
    }
    guard let type, let typeName = string(type)?.text else {
      return .failure(GeoJSONFault(.jsonInvalid, "an object without a \"type\"", column: "type"))
    }
    if geometryTypes.contains(typeName) { return .success(GeoJSONFeature(geometry: value, crs: feature.crs)) }
    if typeName == "FeatureCollection" {
      return .failure(
        GeoJSONFault(.jsonInvalid, "a FeatureCollection inside another; move its features out", column: "type"))
    }
    guard typeName == "Feature" else {
      return .failure(GeoJSONFault(.jsonInvalid, "an object of type \"\(typeName)\" where a Feature should be", column: "type"))
    }
    if let properties = feature.properties, kind(of: properties) != .object {
      guard kind(of: properties) == .null else {
        return .failure(
          GeoJSONFault(
            .jsonInvalid, "the properties are a \(kind(of: properties).rawValue), not an object", column: "properties"))
      }
      feature.properties = nil
    }
    if let geometry = feature.geometry, kind(of: geometry) == .null { feature.geometry = nil }
    if let id = feature.id, kind(of: id) != .string, kind(of: id) != .number { feature.id = nil }
    return .success(feature)
  }
}

/// The geometry types of RFC 7946, section 3.1.
let geometryTypes: Set<String> = [
  "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection",
]
