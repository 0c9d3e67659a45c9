import SurveyModel
import TextKit

/// Writes `summary/reaches.csv`: a row for each reach, downstream along each river. There is none for a network in which no reach
/// flows into another.
func writeReaches(_ result: ResultColumns, to sink: any OutputSink) throws {
  guard result.network.topology.isLinked, result.reaches.count == result.network.reaches.count else { return }
  var file = try sink.makeFile("summary/reaches.csv")
  try file.write(reachText(result))
  sink.add(try file.finish(features: result.reaches.count))
}

private let reachColumns = [
  "reach_id", "river_id", "downstream_reach_id", "length_km", "outlets", "outlets_with_tributaries", "river_km", "strahler",
  "reachcode",
]

/// `river_km` is that of the reach's downstream end.
func reachText(_ result: ResultColumns) -> [UInt8] {
  let network = result.network
  var text = CSVText()
  for column in reachColumns { text.add(column) }
  text.end()
  for (number, reach) in network.reaches.enumerated() {
    let length = network.length(ofReach: number)
    text.add(reach.id)
    text.add(network.rivers[reach.river].id)
    text.add(network.downstream(ofReach: number).map { network.reaches[$0].id })
    text.add(length / 1000, decimals: Decimals.kilometres)
    text.add(result.reaches[number].outlets)
    text.add(result.reaches[number].outletsWithTributaries)
    let mouth = network.mouthDistance(ofReach: number, measure: length)
    text.add(mouth.isFinite ? mouth / 1000 : nil, decimals: Decimals.kilometres)
    text.add(network.strahler(ofReach: number))
    text.add(reach.code?.text)
    text.end()
  }
  return text.bytes
}
