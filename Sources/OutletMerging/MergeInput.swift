import SurveyModel

/// The columns that merging looks at, held once for all threads: passing the columns themselves would count references
/// to each of them at every call.
final class MergeInput: Sendable {
  let accuracy: [Float]
  let time: [Int64]
  let longitude: [Double]
  let latitude: [Double]
  let type: [OutletType]
  let method: [SurveyMethod]
  let ownFlags: [RuleSet]
  let name: TextColumn
  let code: TextColumn
  let attributes: TextColumn
  let reach: [Int32]
  let bank: [Bank?]
  let measure: [Double]
  let placeLongitude: [Double]
  let placeLatitude: [Double]
  let distance: [Double]
  let confidence: [Float]
  let placingFlags: [RuleSet]
  let network: RiverNetwork

  init(_ observations: ObservationColumns, _ matches: MatchColumns, _ network: RiverNetwork) {
    accuracy = observations.accuracy
    time = observations.time
    longitude = observations.longitude
    latitude = observations.latitude
    type = observations.type
    method = observations.method
    ownFlags = observations.flags
    name = observations.name
    code = observations.code
    attributes = observations.attributes
    reach = matches.reach
    bank = matches.bank
    measure = matches.measure
    placeLongitude = matches.placeLongitude
    placeLatitude = matches.placeLatitude
    distance = matches.distance
    confidence = matches.confidence
    placingFlags = matches.flags
    self.network = network
  }

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
    return precedes(name, a, b) ?? precedes(code, a, b) ?? precedes(attributes, a, b) ?? (a < b)
  }

  /// Whether one text precedes the other; nil when they are the same.
  private func precedes(_ texts: TextColumn, _ a: Int, _ b: Int) -> Bool? {
    let textA = texts.bytes[texts.range(at: a)]
    let textB = texts.bytes[texts.range(at: b)]
    return textA == textB ? nil : textA.lexicographicallyPrecedes(textB)
  }
}
