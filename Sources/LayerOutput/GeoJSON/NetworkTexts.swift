import OutputSchema
import SurveyModel
import TextKit

/// What features say of a network: its ids and names as JSON, escaped once for all, and numbers in columns of their own.
struct NetworkTexts: Sendable {
  let riverIDs: PreparedTexts
  /// For each reach, the properties `river_id`, `river_name`, `reach_id` and `reachcode`, with the comma before them; and
  /// `reach_measure` where it is null for the whole reach.
  let places: PreparedTexts
  /// For each reach the percents of its reach code at its ends; empty where no reach has any.
  let codeMeasures: NumberedColumn<ReachNumber, ReachCode.Measures?>
  /// For each reach metres from its river's mouth to its upstream end, NaN where not known.
  let headDistances: NumberedColumn<ReachNumber, Double>
  /// Geodesic metres of each reach.
  let lengths: NumberedColumn<ReachNumber, Double>

  init(_ network: RiverNetwork) {
    riverIDs = PreparedTexts(count: network.rivers.count, size: 16) { $1.appendJSON(network.rivers[RiverNumber($0)].id) }
    let measures = network.reaches.map { $0.code?.measures }
    codeMeasures = NumberedColumn(measures.contains { $0 != nil } ? measures : [])
    headDistances = NumberedColumn(network.reaches.indices.map { network.mouthDistance(ofReach: $0, measure: 0) })
    places = PreparedTexts(count: network.reaches.count, size: 120) { index, text in
      let reach = network.reaches[ReachNumber(index)]
      text.append(",\"river_id\":")
      text.appendJSON(network.rivers[reach.river].id)
      text.append(",\"river_name\":")
      text.appendJSON(reach.name ?? network.rivers[reach.river].name)
      text.append(",\"reach_id\":")
      text.appendJSON(reach.id)
      text.append(",\"reachcode\":")
      text.appendJSON(reach.code?.text)
      if reach.code?.measures == nil { text.append(",\"reach_measure\":null") }
    }
    lengths = NumberedColumn(network.reaches.indices.map { network.length(ofReach: $0) })
  }
}

extension NetworkTexts {
  /// Appends `river_id`, `river_name`, `reach_id`, `reachcode` and `reach_measure`. `measure` in metres from the reach's upstream
  /// end, here and below.
  @inline(__always)
  func appendPlace(_ reach: ReachNumber, measure: Double, to text: inout ByteWriter) {
    places.append(reach.index, to: &text)
    let percent = measurePercent(measure, length: lengths[reach])
    if !codeMeasures.isEmpty, let ends = codeMeasures[reach] {
      text.append(",\"reach_measure\":")
      text.appendNumber(percent.map { ends.from + (ends.to - ends.from) * $0 / 100 }, decimals: Decimals.percent)
    }
  }

  /// Appends `measure_m`, `measure_percent` and `river_km`.
  @inline(__always)
  func appendMeasure(_ reach: ReachNumber, measure: Double, to text: inout ByteWriter) {
    text.append(",\"measure_m\":")
    text.appendNumber(measure, decimals: Decimals.metres)
    text.append(",\"measure_percent\":")
    text.appendNumber(measurePercent(measure, length: lengths[reach]), decimals: Decimals.percent)
    text.append(",\"river_km\":")
    text.appendNumber((headDistances[reach] - measure) / 1000, decimals: Decimals.kilometres)
  }
}

/// `measure_percent` of the National Hydrography Dataset: 0 at the downstream end, 100 at the upstream end.
@inline(__always)
func measurePercent(_ measure: Double, length: Double) -> Double? {
  length > 0 ? 100 * (1 - measure / length) : nil
}
