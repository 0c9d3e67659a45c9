package import SurveyModel

/// Counts outlets and observations by river. Every river of the network has a row, also a river without outlets.
package func rollUpRivers(_ result: ResultColumns) -> RollUp {
  let network = result.network
  var rows = network.rivers.map {
    RollUpRow(id: $0.id, name: $0.name, basin: $0.basin, lengthKilometres: $0.length / 1000)
  }
  for (number, river) in network.rivers.numbered {
    rows[number.index].strahler = river.reaches.lazy.compactMap { network.strahler(ofReach: $0) }.max()
  }
  for outlet in result.outlets { rows[network.reaches[outlet.reach].river.index].count(outlet) }
  for (method, reach) in zip(result.observations.method, result.matches.reach) {
    if let reach { rows[network.reaches[reach].river.index].count(method) }
  }
  return RollUp(rows: rows, total: total(of: rows))
}
