import TestSupport
import Testing

/// Where a record of a form lies, as pyproj and shapely say: the place that the form's own words mean, projected to an
/// azimuthal plane around itself, and there the nearest place of the river.
struct PlacedRecord {
  var id: String
  var longitude: Double
  var latitude: Double
  var distance: Double
  var measure: Double
  var bank: String

  init(_ id: String, _ longitude: Double, _ latitude: Double, _ distance: Double, _ measure: Double, _ bank: String) {
    self.id = id
    self.longitude = longitude
    self.latitude = latitude
    self.distance = distance
    self.measure = measure
    self.bank = bank
  }

  /// Holds the observations of a run, in their order, to what is expected; `tolerance` in metres.
  static func expect(
    _ expected: [PlacedRecord], in output: OutputFiles, tolerance: Double = 0.05,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let observations = try output.layer("observations").features
    try #require(
      observations.map { $0.text("recorded_id") ?? "-" } == expected.map(\.id), sourceLocation: sourceLocation)
    for (observation, record) in zip(observations, expected) {
      let aside = metres(observation.position, [record.longitude, record.latitude])
      #expect(aside <= tolerance, "\(record.id) at \(observation.position)", sourceLocation: sourceLocation)
      let distance = try #require(observation.number("distance_m"), sourceLocation: sourceLocation)
      let measure = try #require(observation.number("measure_m"), sourceLocation: sourceLocation)
      #expect(abs(distance - record.distance) <= tolerance, "\(record.id)", sourceLocation: sourceLocation)
      #expect(abs(measure - record.measure) <= tolerance, "\(record.id)", sourceLocation: sourceLocation)
      #expect(observation.text("bank") == record.bank, "\(record.id)", sourceLocation: sourceLocation)
    }
    try expectBooks(of: output, sourceLocation: sourceLocation)
  }

  /// Every record of every survey file is an observation, a track or a row of `rejected.csv`.
  private static func expectBooks(of output: OutputFiles, sourceLocation: SourceLocation) throws {
    let observations = try output.layer("observations").features
    let rejected = try output.table("rejected.csv").column("source")
    let tracks = output.files["tracks.geojson"] == nil ? [] : try output.layer("tracks").features
    for input in try #require(output.manifest()["inputs"]).list where input["role"]?.string == "survey" {
      let name = input["name"]?.string ?? ""
      let accepted = (observations + tracks).count { $0.text("source") == name }
      let lost = rejected.count { $0 == name }
      #expect(input["accepted"]?.integer == accepted, "\(name)", sourceLocation: sourceLocation)
      #expect(input["records"]?.integer == accepted + lost, "\(name)", sourceLocation: sourceLocation)
    }
    #expect(try output.layer("ties").features.count == observations.count, sourceLocation: sourceLocation)
  }
}
