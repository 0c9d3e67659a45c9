import SurveyModel

/// What features say of a network: ids and names as JSON, escaped once for all, and numbers in columns of their own.
struct NetworkTexts: Sendable {
  let riverIDs: JSONTexts
  let riverNames: JSONTexts
  let reachIDs: JSONTexts
  /// Geodesic metres of each reach, and its river.
  let lengths: [Double]
  let riverOfReach: [Int]

  init(_ network: RiverNetwork) {
    riverIDs = JSONTexts(network.rivers.lazy.map { Optional($0.id) })
    riverNames = JSONTexts(network.rivers.lazy.map(\.name))
    reachIDs = JSONTexts(network.reaches.lazy.map { Optional($0.id) })
    lengths = network.reaches.indices.map { network.length(ofReach: $0) }
    riverOfReach = network.reaches.map { $0.river }
  }
}

/// `measure_percent` of the National Hydrography Dataset: 0 at the downstream end, 100 at the upstream end.
func measurePercent(_ measure: Double, length: Double) -> Double? {
  length > 0 ? 100 * (1 - measure / length) : nil
}
