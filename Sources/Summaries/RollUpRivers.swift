package import SurveyModel

/// Counts outlets and their observations by river. Every river of the network has a row, also a river without outlets.
package func rollUpRivers(_ result: ResultColumns) -> RollUp {
  let network = result.network
  var rows = network.rivers.map {
    RollUpRow(id: $0.id, name: $0.name, basin: $0.basin, lengthKilometres: $0.length / 1000)
  }
  for (number, river) in network.rivers.numbered {
    rows[number.index].strahler = river.reaches.lazy.compactMap { network.strahler(ofReach: $0) }.max()
  }
  let (sightings, methods) = (result.sightings, result.observations.method)
  for outlet in result.outlets {
    let river = network.reaches[outlet.reach].river.index
    rows[river].count(outlet)
    if let other = otherRiver(of: outlet, result) {
      let probability = Float(1 - outlet.confidence)
      rows[river].moves.append(-probability)
      rows[other.index].moves.append(probability)
    }
    for sighting in outlet.sightings { rows[river].count(methods[sightings[sighting].index]) }
  }
  return rollUp(rows)
}

/// The river that an outlet may be on instead of its own: that which a sighting of it is nearest to besides. Nil where its river is as
/// good as certain.
private func otherRiver(of outlet: OutletRow, _ result: ResultColumns) -> RiverNumber? {
  guard 1 - outlet.confidence > Double(RollUpRow.least) else { return nil }
  let own = result.network.reaches[outlet.reach].river
  for sighting in outlet.sightings {
    let row = result.sightings[sighting].index
    if let river = result.matches.reach[row].map({ result.network.reaches[$0].river }), river != own { return river }
    if let river = result.matches.runnerUpRiver[row], river != own { return river }
  }
  return nil
}
