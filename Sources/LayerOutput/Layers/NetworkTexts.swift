import SurveyModel

/// What features say of a network: its ids and names as JSON, escaped once for all, and numbers in columns of their own.
struct NetworkTexts: Sendable {
  let riverIDs: TextTable
  /// For each reach, the properties `river_id`, `river_name` and `reach_id`, with the comma before them.
  let places: TextTable
  /// Geodesic metres of each reach.
  let lengths: [Double]

  init(_ network: RiverNetwork) {
    riverIDs = TextTable(count: network.rivers.count, size: 16) { $1.appendJSON(network.rivers[$0].id) }
    places = TextTable(count: network.reaches.count, size: 80) { index, text in
      let reach = network.reaches[index]
      text.append(",\"river_id\":")
      text.appendJSON(network.rivers[reach.river].id)
      text.append(",\"river_name\":")
      text.appendJSON(network.rivers[reach.river].name)
      text.append(",\"reach_id\":")
      text.appendJSON(reach.id)
    }
    lengths = network.reaches.indices.map { network.length(ofReach: $0) }
  }
}

/// `measure_percent` of the National Hydrography Dataset: 0 at the downstream end, 100 at the upstream end.
@inline(__always)
func measurePercent(_ measure: Double, length: Double) -> Double? {
  length > 0 ? 100 * (1 - measure / length) : nil
}
