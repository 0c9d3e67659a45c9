package import SurveyModel

/// Counts outlets and observations by river. Every river of the network has a row, also a river without outlets.
package func rollUpRivers(_ result: ResultColumns) -> RollUp {
  let network = result.network
  var rows = network.rivers.map {
    RollUpRow(id: $0.id, name: $0.name, basin: $0.basin, lengthKilometres: $0.length / 1000)
  }
  for (number, river) in network.rivers.enumerated() {
    rows[number].strahler = river.reaches.lazy.compactMap { network.strahler(ofReach: $0) }.max()
  }
  for outlet in result.outlets { rows[network.reaches[outlet.reach].river].count(outlet) }
  for (method, reach) in zip(result.observations.method, result.matches.reach) where reach >= 0 {
    rows[network.reaches[Int(reach)].river].count(method)
  }
  return RollUp(rows: rows, total: total(of: rows))
}
