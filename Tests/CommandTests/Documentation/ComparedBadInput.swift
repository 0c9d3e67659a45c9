import Testing

/// A row of the table "Compared with GDAL" in docs/bad-inputs.md.
struct ComparedBadInput: Sendable, CustomTestStringConvertible {
  var file: String
  var content: String
  var code: Int
  /// Empty where nothing is written.
  var rule: String
  var accepted: Int
  /// What makes the file of the content.
  var prepare = ""

  var testDescription: String { "\(file): \(rule.isEmpty ? "refused" : rule)" }

  private static func csv(_ rows: String, header: String = "id,lon,lat", _ code: Int, _ rule: String, _ accepted: Int) -> Self {
    ComparedBadInput(file: "bad.csv", content: "\(header)\n\(rows)", code: code, rule: rule, accepted: accepted)
  }

  private static func gpx(_ point: String, _ code: Int, _ rule: String, _ accepted: Int) -> Self {
    let content = "<gpx version=\"1.1\" creator=\"x\" xmlns=\"http://www.topografix.com/GPX/1/1\">\(point)</gpx>"
    return ComparedBadInput(file: "bad.gpx", content: content, code: code, rule: rule, accepted: accepted)
  }

  private static func geoJSON(_ features: String, _ code: Int, _ rule: String, _ accepted: Int) -> Self {
    let content = "{\"type\":\"FeatureCollection\",\"features\":[\(features)]}"
    return ComparedBadInput(file: "bad.geojson", content: content, code: code, rule: rule, accepted: accepted)
  }

  private static func feature(_ properties: String, _ geometry: String = pointGeometry) -> String {
    "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\(geometry)}}"
  }

  private static let pointGeometry = "\"type\":\"Point\",\"coordinates\":[111.79,40.63]"

  static let all: [ComparedBadInput] = [
    csv("1,111.79,40.63\n2,\"111.79,40.63\n3,111.79,40.63", 2, "quote_unterminated", 2),
    csv("1,6\"x,111.79,40.63\n2,,111.79,40.63", header: "id,name,lon,lat", 0, "quote_taken_literally", 2),
    csv("1,111.79,40.63\n2,111.79,1e400", 2, "coordinate_unreadable", 1),
    csv("1,111.79,-91\n2,181,40.63", 2, "coordinate_out_of_range", 0),
    csv("1,40.63,111.79", 2, "coordinate_swapped", 0),
    csv("1,0,0", 2, "null_island", 0),
    csv("1,111.79,40.63,40.62", header: "id,lon,lat,lat", 65, "", 0),
    geoJSON(
      "\(feature("")),{\"type\":\"FeatureCollection\",\"features\":[\(feature(""))]},\(feature(""))", 2, "json_invalid", 2),
    geoJSON(feature("\"id\":1,\"id\":2"), 65, "", 0),
    gpx("<wpt lat=\"32,1\" lon=\"111.79\"/>", 2, "coordinate_unreadable", 0),
    gpx(
      "<wpt lat=\"NaN\" lon=\"1\"/><wpt lat=\"\" lon=\"1\"/><wpt lon=\"1\"/><wpt lat=\"40\" lon=\"111\"/>", 2, "coordinate_", 1),
    geoJSON(feature("", "\"type\":\"LineString\",\"coordinates\":[[111.79,40.63]]"), 2, "geometry_invalid", 0),
    ComparedBadInput(
      file: "bad.csv", content: "编号,经度,纬度\n苇岭沟,111.79,40.63", code: 0, rule: "苇岭沟", accepted: 1,
      prepare: "iconv -f UTF-8 -t GBK bad.csv > t && mv t bad.csv"),
  ]
}
