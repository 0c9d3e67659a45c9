import JSONKit
import SurveyModel

/// The features of a GeoJSON text, and the CRS that it states.
struct GeoJSONRoot {
  /// The array of features; nil when the whole text is one feature or geometry.
  var features: JSONValue?
  /// The CRS as the file states it; nil when it states none.
  var statedCRS: String?
}

extension JSONReader {
  /// The root of the text. Throws ``InputError`` when it is no GeoJSON object.
  func geoJSONRoot(source: String) throws(InputError) -> GeoJSONRoot {
    guard kind(of: root) == .object else {
      throw InputError(
        .unreadable, "the text is a JSON \(kind(of: root).rawValue), not a GeoJSON object; export a FeatureCollection",
        source: source)
    }
    guard let type = member("type", of: root), let name = string(type)?.text else {
      throw InputError(.unreadable, "a JSON object without a \"type\" is not GeoJSON", source: source)
    }
    let crs = try member("crs", of: root).flatMap { value throws(InputError) in try statedCRS(value, source: source) }
    if name == "Feature" || geometryTypes.contains(name) { return GeoJSONRoot(features: nil, statedCRS: crs) }
    guard name == "FeatureCollection" else {
      let advice = name == "Topology" ? "; convert TopoJSON to GeoJSON" : ""
      throw InputError(.unreadable, "an object of type \"\(name)\" is not GeoJSON\(advice)", source: source)
    }
    guard let features = member("features", of: root), kind(of: features) == .array else {
      throw InputError(.unreadable, "the FeatureCollection has no array \"features\"", source: source)
    }
    return GeoJSONRoot(features: features, statedCRS: crs)
  }

  /// The CRS that a `crs` member names (GeoJSON of 2008, section 3; RFC 7946 removed it). Null states none.
  func statedCRS(_ crs: JSONValue, source: String) throws(InputError) -> String? {
    if kind(of: crs) == .null { return nil }
    if let properties = member("properties", of: crs) {
      if let name = member("name", of: properties), let text = string(name)?.text { return text }
      if let code = member("code", of: properties), kind(of: code) == .number {
        return "EPSG:\(String(decoding: bytes[range(of: code)], as: UTF8.self))"
      }
      if let link = member("href", of: properties), let text = string(link)?.text { return text }
    }
    throw InputError(
      .unreadable, "the \"crs\" member names no CRS; correct it, or remove it if the coordinates are WGS 84",
      source: source, column: "crs")
  }
}

extension JSONError {
  /// The error as the refusal of the file whose `text` was parsed.
  func inputError(source: String, text: OriginalText) -> InputError {
    var location = ""
    if let offset {
      var original = text
      var lines = LineCounter(start: text.start)
      location = " (byte \(original.originalOffset(offset)), line \(lines.line(at: offset, in: text.text)))"
    }
    return InputError(.unreadable, "not readable as JSON: \(description)\(location)", source: source)
  }
}
