import SurveyModel

/// What is merged, held once for all threads: passing the columns themselves would count references to each of them at
/// every call.
final class MergeSource: Sendable {
  let observations: ObservationColumns
  let matches: MatchColumns
  let network: RiverNetwork

  init(_ observations: ObservationColumns, _ matches: MatchColumns, _ network: RiverNetwork) {
    self.observations = observations
    self.matches = matches
    self.network = network
  }
}

/// The columns that merging looks at, of some rows, side by side. Rows of a group lie far apart in the run's columns, and each
/// value taken alone would wait for memory; taken column by column many are on their way at once.
final class MergeInput {
  /// Rows in the run's columns; everything else is numbered as they stand here.
  let rows: [Int32]
  let accuracy: [Float]
  let time: [Int64]
  let longitude: [Double]
  let latitude: [Double]
  let type: [OutletType]
  let method: [SurveyMethod]
  let ownFlags: [RuleSet]
  let reach: [Int32]
  let bank: [Bank?]
  let measure: [Double]
  let placeLongitude: [Double]
  let placeLatitude: [Double]
  let distance: [Double]
  let confidence: [Float]
  let placingFlags: [RuleSet]
  /// Stored here: taken from `source` at every use it would be copied as a whole.
  let network: RiverNetwork
  private let source: MergeSource

  init(_ source: MergeSource, rows: ArraySlice<Int32>) {
    self.source = source
    network = source.network
    self.rows = Array(rows)
    func gather<Value>(_ column: [Value]) -> [Value] { rows.map { column[Int($0)] } }
    let (observations, matches) = (source.observations, source.matches)
    accuracy = gather(observations.accuracy)
    time = gather(observations.time)
    longitude = gather(observations.longitude)
    latitude = gather(observations.latitude)
    type = gather(observations.type)
    method = gather(observations.method)
    ownFlags = gather(observations.flags)
    reach = gather(matches.reach)
    bank = gather(matches.bank)
    measure = gather(matches.measure)
    placeLongitude = gather(matches.placeLongitude)
    placeLatitude = gather(matches.placeLatitude)
    distance = gather(matches.distance)
    confidence = gather(matches.confidence)
    placingFlags = gather(matches.flags)
  }

  /// True when distances are to the water's edge.
  var hasWater: Bool { !source.matches.centrelineDistance.isEmpty }

  func hasName(_ index: Int) -> Bool { source.observations.name.hasText(at: Int(rows[index])) }

  func hasCode(_ index: Int) -> Bool { source.observations.code.hasText(at: Int(rows[index])) }

  /// Best-measured first, then by content alone; only observations with the same content are left to their row.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    if accuracy[a] != accuracy[b] { return accuracy[a] < accuracy[b] }
    if time[a] != time[b] {
      if time[a] == ObservationColumns.noTime { return false }
      if time[b] == ObservationColumns.noTime { return true }
      return time[a] < time[b]
    }
    if longitude[a] != longitude[b] { return longitude[a] < longitude[b] }
    if latitude[a] != latitude[b] { return latitude[a] < latitude[b] }
    if type[a] != type[b] { return type[a].rawValue < type[b].rawValue }
    let (rowA, rowB) = (Int(rows[a]), Int(rows[b]))
    let texts = source.observations
    return precedes(texts.name, rowA, rowB) ?? precedes(texts.code, rowA, rowB) ?? precedes(texts.attributes, rowA, rowB)
      ?? (rowA < rowB)
  }

  /// Whether one text precedes the other; nil when they are the same.
  private func precedes(_ texts: TextColumn, _ a: Int, _ b: Int) -> Bool? {
    let textA = texts.bytes[texts.range(at: a)]
    let textB = texts.bytes[texts.range(at: b)]
    return textA == textB ? nil : textA.lexicographicallyPrecedes(textB)
  }
}
