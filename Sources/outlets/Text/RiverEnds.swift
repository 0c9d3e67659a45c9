import SurveyMath
import SurveyModel

/// Says of ends of rivers that lie short of another river that a piece may be missing from the layer. The linking itself looks at the
/// nearest metres only.
///
/// An end near the end of the other river says nothing: both may reach a lake or the sea there. Layers with many ends are not looked at:
/// there the finding about the drawing as a whole is worth more.
func riverEndLines(_ network: RiverNetwork) -> [String] {
  let ends = network.reaches.indices.filter { reach in
    network.reaches[reach].flowKnown && network.downstream(ofReach: reach) == nil
  }
  guard network.reaches.count > 1, ends.count <= mostEnds, network.longitude.count <= mostVertices else { return [] }
  let lines = ends.compactMap { end -> String? in
    guard let near = nearestOtherRiver(toEndOf: end, in: network) else { return nil }
    let tenths = Int((near.distance / 100).rounded())
    let distance = near.distance < 1000 ? "\(Int(near.distance.rounded())) m" : "\(tenths / 10).\(tenths % 10) km"
    let remedy = near.distance <= 1000 ? ", or link them with --node-tolerance \(Int(near.distance.rounded(.up)))" : ""
    return
      "\(name(network.reaches[end].river, network)) ends \(distance) from \(name(near.river, network)), and nothing leads on. Is a "
      + "piece of river missing from the layer? Draw it\(remedy)."
  }
  let more = lines.count > 3 ? ["\(lines.count - 3) more rivers end so"] : []
  return lines.prefix(3) + more
}

/// The distances that are worth a word: nearer ends have a finding of their own, and farther ones are another river's business.
private let worthSaying = 30.0...2000.0
private let mostEnds = 200
private let mostVertices = 200_000

private func name(_ river: RiverNumber, _ network: RiverNetwork) -> String {
  let row = network.rivers[river]
  return row.name.map { $0 == row.id ? $0 : "\(row.id) (\($0))" } ?? row.id
}

/// The nearest place on a river that the end of a reach does not lie on; nil where that is too near or too far, or is an end itself.
private func nearestOtherRiver(
  toEndOf end: ReachNumber, in network: RiverNetwork
) -> (river: RiverNumber, distance: Double)? {
  let position = network.position(of: network.reaches[end].vertices.upperBound - 1)
  let metres = DegreeLength(bySeriesAtLatitude: position.y)
  let reach = worthSaying.upperBound
  // Degrees that are surely beyond the distance.
  let room = Coordinate(x: reach / metres.east, y: reach / metres.north)
  var best: (reach: ReachNumber, place: Coordinate, distance: Double)?
  for other in network.reaches.indices where network.reaches[other].river != network.reaches[end].river {
    for vertex in network.reaches[other].vertices.dropLast() {
      let (a, b) = (network.position(of: vertex), network.position(of: vertex + 1))
      guard min(a.x, b.x) - room.x <= position.x, position.x <= max(a.x, b.x) + room.x, min(a.y, b.y) - room.y <= position.y,
        position.y <= max(a.y, b.y) + room.y
      else { continue }
      let place = metres.nearestPlace(to: position, from: a, to: b)
      let distance = metres.distance(position, place)
      if distance < best?.distance ?? .infinity { best = (other, place, distance) }
    }
  }
  guard let best, worthSaying.contains(best.distance) else { return nil }
  let otherEnd = network.position(of: network.reaches[best.reach].vertices.upperBound - 1)
  if network.downstream(ofReach: best.reach) == nil, metres.distance(otherEnd, best.place) < 100 { return nil }
  return (network.reaches[best.reach].river, best.distance)
}
