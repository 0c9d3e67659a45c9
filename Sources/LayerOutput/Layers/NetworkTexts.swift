import SurveyModel

/// The ids and names of a network as JSON, escaped once for all features.
struct NetworkTexts: Sendable {
  let riverIDs: JSONTexts
  let riverNames: JSONTexts
  let reachIDs: JSONTexts

  init(_ network: RiverNetwork) {
    riverIDs = JSONTexts(network.rivers.lazy.map { Optional($0.id) })
    riverNames = JSONTexts(network.rivers.lazy.map(\.name))
    reachIDs = JSONTexts(network.reaches.lazy.map { Optional($0.id) })
  }
}

/// `measure_percent` of the National Hydrography Dataset: 0 at the downstream end, 100 at the upstream end.
func measurePercent(_ measure: Double, length: Double) -> Double? {
  length > 0 ? 100 * (1 - measure / length) : nil
}
