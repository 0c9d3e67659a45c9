import SurveyModel
import SurveyPipeline
import TestSupport
import Testing

/// Inputs whose content is in memory.
@Suite("Inputs as bytes")
struct BytesInTests {
  /// The inputs of a run by their names, one for each role.
  private static let files: [String: String] = [
    "points.csv":
      "id,name,longitude,latitude,river_name\n1,Mill,111.005,41.0001,Old Brook\n2,,111.008,91,\n3,,111.002,41.0002,\n",
    "walk.gpx": """
    <gpx version="1.1"><trk><type>foot</type><trkseg>
    <trkpt lat="41.0001" lon="111.003"><time>2024-05-16T08:00:00Z</time></trkpt>
    <trkpt lat="41.0001" lon="111.004"><time>2024-05-16T08:01:00Z</time></trkpt>
    </trkseg></trk></gpx>
    """,
    "marks.csv": "id,time,type\nm1,2024-05-16T08:00:30Z,industrial\n",
    "rivers.geojson": """
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"river_id":"R1","name":"Brook"},
    "geometry":{"type":"LineString","coordinates":[[111,41],[111.01,41]]}}]}
    """,
    "aliases.csv": "别名,河流名称\nOld Brook,Brook\n",
    "basins.geojson": area("B1", from: 111, to: 111.004),
    "districts.geojson": area("410000", from: 110, to: 112),
    "water.geojson": area("W1", from: 111.001, to: 111.009),
  ]

  private static func area(_ id: String, from west: Double, to east: Double) -> String {
    """
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"\(id)"},"geometry":{"type":"Polygon",
    "coordinates":[[[\(west),40.9995],[\(east),40.9995],[\(east),41.0005],[\(west),41.0005],[\(west),40.9995]]]}}]}
    """
  }

  private static func options(_ input: (String) -> SurveyInput) -> ProcessOptions {
    var options = ProcessOptions(
      surveys: [input("points.csv"), input("walk.gpx")], rivers: RiverReading(input("rivers.geojson")))
    options.marks.files = [input("marks.csv")]
    options.marks.maximumGap = 60
    options.rivers.aliases = input("aliases.csv")
    options.basins = .polygons(input("basins.geojson"))
    options.districts = input("districts.geojson")
    options.water = input("water.geojson")
    return options
  }

  @Test("every role: the bytes of every output are those of files with the same names")
  func roles() throws {
    let folder = try TemporaryFolder()
    for (name, text) in Self.files { try folder.file(name, text) }
    let fromFiles = try processSurvey(Self.options { .path(folder.path + "/" + $0) })
    let fromBytes = try processSurvey(Self.options { .bytes(Array((Self.files[$0] ?? "").utf8), name: $0) })
    #expect(fromBytes.observations.map(\.recordedID) == fromFiles.observations.map(\.recordedID))
    #expect(fromBytes.observations.count == 3 && fromBytes.rejections.count == 1 && fromBytes.tracks.count == 1)
    #expect(fromBytes.outlets.contains { $0.basin == "B1" } && fromBytes.outlets.allSatisfy { $0.district == "410000" })
    #expect(Set(fromBytes.run.inputs.map(\.role)).count == 6)
    let (one, other) = (try fromBytes.files(), try fromFiles.files())
    #expect(one.keys.sorted() == other.keys.sorted())
    for (name, bytes) in one {
      #expect(String(decoding: bytes, as: UTF8.self) == other[name].map { String(decoding: $0, as: UTF8.self) }, "\(name)")
    }
  }

  @Test("a workbook, whose reader wants more than text")
  func workbook() throws {
    let rows = """
      <sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>longitude</t></is></c>
      <c r="B1" t="inlineStr"><is><t>latitude</t></is></c></row>
      <row r="2"><c r="A2"><v>111.005</v></c><c r="B2"><v>41.0001</v></c></row></sheetData>
      """
    let survey = SurveyInput.bytes(TestSupport.workbook([("Sheet1", rows)]), name: "form.xlsx")
    let rivers = SurveyInput.bytes(Array((Self.files["rivers.geojson"] ?? "").utf8), name: "rivers.geojson")
    let result = try processSurvey(ProcessOptions(surveys: [survey], rivers: RiverReading(rivers)))
    #expect(result.outlets.count == 1 && result.observations.first?.river?.name == "Brook")
  }

  @Test("an error names the bytes by their name")
  func errors() throws {
    let survey = SurveyInput.bytes(Array("nothing of the kind".utf8), name: "note.csv")
    let rivers = SurveyInput.bytes(Array((Self.files["rivers.geojson"] ?? "").utf8), name: "rivers.geojson")
    let error = #expect(throws: InputError.self) {
      try processSurvey(ProcessOptions(surveys: [survey], rivers: RiverReading(rivers)))
    }
    #expect(error?.code == .unreadable && error?.source == "note.csv")
  }
}
