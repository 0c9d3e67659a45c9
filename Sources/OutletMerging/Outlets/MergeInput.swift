import SurveyModel

/// Copies of the columns that merging uses, for some rows. The rows of a group are far apart in the columns of the whole run, so
/// reading single values would wait for memory each time. Copied column by column, many values are fetched at the same time.
final class MergeInput {
  /// For each element of the columns below its row in the columns of the whole run.
  let rows: [ObservationRow]
  let accuracy: [Float]
  let time: [Int64]
  let longitude: [Double]
  let latitude: [Double]
  let type: [OutletType]
  let method: [SurveyMethod]
  let ownFlags: [RuleSet]
  let reach: [ReachNumber]
  let bank: [Bank?]
  let measure: [Double]
  let placeLongitude: [Double]
  let placeLatitude: [Double]
  let distance: [Double]
  let confidence: [Float]
  let placingFlags: [RuleSet]
  /// The network of `source`, which would be copied at every use if it were taken from there.
  let network: RiverNetwork
  private let source: MergeSource

  init(_ source: MergeSource, rows: ArraySlice<ObservationRow>) {
    self.source = source
    network = source.network
    self.rows = Array(rows)
    func gather<Value>(_ column: [Value]) -> [Value] { rows.map { column[$0.index] } }
    let (observations, matches) = (source.observations, source.matches)
    accuracy = gather(observations.accuracy)
    time = gather(observations.time)
    longitude = gather(observations.longitude)
    latitude = gather(observations.latitude)
    type = gather(observations.type)
    method = gather(observations.method)
    ownFlags = gather(observations.flags)
    reach = rows.compactMap { matches.reach[$0.index] }
    bank = gather(matches.bank)
    measure = gather(matches.measure)
    placeLongitude = gather(matches.placeLongitude)
    placeLatitude = gather(matches.placeLatitude)
    distance = gather(matches.distance)
    confidence = gather(matches.confidence)
    placingFlags = gather(matches.flags)
  }

  /// True when distances are measured to the edge of water polygons.
  var hasWater: Bool { !source.matches.centrelineDistance.isEmpty }

  func hasName(_ index: Int) -> Bool { source.observations.name.hasText(at: rows[index].index) }

  func hasCode(_ index: Int) -> Bool { source.observations.code.hasText(at: rows[index].index) }

  func precedes(_ a: Int, _ b: Int) -> Bool { source.precedes(rows[a], rows[b]) }
}
