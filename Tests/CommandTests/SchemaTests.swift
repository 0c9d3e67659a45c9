import Foundation
import TestSupport
import Testing

/// `outlets schema`, and the outputs against what it says.
@Suite("The verb schema")
struct SchemaTests {
  private static let demo: TemporaryFolder? = {
    guard let folder = try? TemporaryFolder() else { return nil }
    let data = SharedData.packageFolder.appending(path: "data").path
    let end = try? outlets(
      "process", data + "/surveys", "--rivers", data + "/rivers.geojson", "--basins", data + "/basins.geojson", "--districts",
      data + "/districts.geojson", "--out", folder.path + "/out", "--quiet")
    return end?.code == 0 ? folder : nil
  }()

  @Test(
    "the outputs of the sample campaign are valid, and have exactly the properties of the schema",
    arguments: [
      "outlets", "observations", "ties", "tracks", "rivers", "review", "rejected", "summary/rivers", "summary/reaches",
      "summary/basins", "summary/districts",
    ])
  func valid(layer: String) throws {
    let folder = try #require(Self.demo)
    let schema = try outlets("schema", layer, "--json")
    try #require(schema.code == 0)
    let file = try folder.file(layer.replacing("/", with: "-") + ".schema.json", schema.output)
    let tables = ["rejected", "summary"].contains { layer.hasPrefix($0) }
    let text = String(
      decoding: try TestSupport.run(
        "/usr/bin/python3", ["-c", Self.validator, file, "\(folder.path)/out/\(layer).\(tables ? "csv" : "geojson")"]),
      as: UTF8.self)
    #expect(text == "valid\n")
  }

  /// Validates the properties of every feature, or every row of a table, by the types that the schema gives its cells.
  private static let validator = """
    import csv, json, jsonschema, sys
    schema = json.load(open(sys.argv[1]))
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    def cell(name, text):
        kinds = schema["properties"][name]["type"]
        if text == "": return None
        return int(text) if "integer" in kinds else float(text) if "number" in kinds else text
    if sys.argv[2].endswith(".csv"):
        rows = [{k: cell(k, v) for k, v in row.items()} for row in csv.DictReader(open(sys.argv[2], encoding="utf-8", newline=""))]
    else:
        features = json.load(open(sys.argv[2], encoding="utf-8"))["features"]
        rows = [feature["properties"] for feature in features]
        for feature in features:
            if "id" in feature: assert feature["id"] == feature["properties"]["outlet_id" if "methods" in feature["properties"] else "id"]
    for row in rows:
        checker.validate(row)
        assert list(row) == [k for k in schema["properties"] if k in row and (k in schema["required"] or k in row)], list(row)
        assert set(schema["required"]) <= set(row)
    for name in schema["required"]:
        wrong = dict(rows[0] if rows else {}, **{name: {}})
        if name != "attributes": assert list(checker.iter_errors(wrong)), name
    print("valid")
    """

  @Test("the stream of snap is valid too")
  func stream() throws {
    let data = SharedData.packageFolder.appending(path: "data").path
    let folder = try TemporaryFolder()
    var snap = BuiltProgram(["snap", "--rivers", data + "/rivers.geojson"])
    snap.input = .file(data + "/surveys/walks/walk-02.csv")
    let features = String(decoding: try snap.run().output, as: UTF8.self).split(separator: "\n")
    try #require(features.count == 12)
    let layer = "{\"features\":[\(features.joined(separator: ","))]}"
    let schema = try folder.file("schema.json", try outlets("schema", "snap", "--json").output)
    let file = try folder.file("snap.geojson", Array(layer.utf8))
    #expect(
      String(decoding: try TestSupport.run("/usr/bin/python3", ["-c", Self.validator, schema, file]), as: UTF8.self) == "valid\n")
  }

  @Test("all schemas are an object by layer, and the list names them")
  func all() throws {
    let schemas = try OrderedJSON(try outlets("schema", "--json").output)
    let list = try outlets("schema").lines.dropFirst(2)
    #expect(list.map { String($0.prefix { $0 != " " }) } == schemas.names && schemas.names.count == 19)
  }

  @Test(
    "a wrong name is answered with the nearest one",
    arguments: [
      ("outlet", "outlets"), ("sumary/rivers.csv", "summary/rivers.csv"), ("observation.geojson", "observations.geojson"),
      ("summary/districts_citi", "summary/districts_city"),
    ])
  func wrong(name: String, nearest: String) throws {
    let end = try outlets("schema", name)
    #expect(end.code == 64 && end.output.isEmpty && end.messages.contains("did you mean \(nearest)?"))
    #expect(try outlets("schema", nearest).code == 0)
  }
}
