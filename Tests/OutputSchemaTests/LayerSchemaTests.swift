import OutputSchema
import SurveyModel
import Testing

@Suite("The contract as data")
struct LayerSchemaTests {
  @Test("names of layers and files are unique, and so are the properties of each", arguments: LayerSchema.all)
  func unique(layer: LayerSchema) {
    #expect(LayerSchema.all.count { $0.name == layer.name } == 1 && LayerSchema.all.count { $0.file == layer.file } == 1)
    #expect(Set(layer.properties.map(\.name)).count == layer.properties.count)
    #expect(layer.idProperty.map { id in layer.properties.contains { $0.name == id && !$0.isNullable } } ?? true)
  }

  @Test("every property is described: a type, a unit where its name has one, and whole sentences", arguments: LayerSchema.all)
  func described(layer: LayerSchema) {
    #expect(layer.meaning.hasSuffix("."))
    for property in layer.properties {
      #expect(property.meaning.hasSuffix(".") && property.meaning.first?.isUppercase == true, "\(property.name)")
      #expect(!property.heading.isEmpty && property.name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" })
      for (suffix, unit) in [("_m", "m"), ("_km", "km"), ("_percent", "%")] where property.name.hasSuffix(suffix) {
        #expect(property.unit == (property.name.hasSuffix("per_km") ? "1/km" : unit), "\(property.name)")
      }
    }
  }

  @Test("the words of a property are those of the vocabulary")
  func words() {
    let outlets = Dictionary(uniqueKeysWithValues: OutputLayers.outlets.schema.properties.map { ($0.name, $0) })
    #expect(outlets["bank"]?.type.choices == ["left", "right"])
    #expect(outlets["methods"]?.type == .words(["drone", "foot", "other"]))
    #expect(outlets["status"]?.description.hasSuffix("One of: confirmed, unconfirmed.") == true)
  }

  @Test("a run without tracks, water or linked reaches writes no layer and no property for them")
  func conditions() {
    let contents = OutputLayers.contents(of: SurveyResult(ResultColumns()))
    #expect(!contents.contains { ["tracks.geojson", "summary/reaches.csv"].contains($0.file) })
    let observations = contents.first { $0.file == "observations.geojson" }
    #expect(observations?.properties.contains { $0.name == "centreline_distance_m" } == false)
    #expect(OutputLayers.observations.schema.properties.contains { $0.name == "centreline_distance_m" })
  }
}
