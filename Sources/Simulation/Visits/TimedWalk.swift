import SurveyMath
import SurveyModel

/// A walk along the bank that leaves it for each outlet, stands there for a while, and goes on: a fix for each second.
///
/// The sightings get the time in the middle of the stay; there the receiver says where the crew saw the outlet.
func timedWalk(
  of party: Party, sightings: inout [Sighting], along track: [[Fix]], outlets: [SimulatedOutlet],
  using random: inout SeededGenerator
) -> [[Fix]] {
  var clock = Int64.min
  var walked: [[Fix]] = []
  for (leg, bank) in zip(party.legs, track) {
    guard let first = bank.first else { continue }
    let there = sightings.indices.filter { outlets[sightings[$0].outlet].river == leg.river }
    var stretch = [Fix(position: first.position, time: max(first.time, clock))]
    var rest = there[...]
    for fix in bank.dropFirst() {
      // Stays make the walk late: what counts is where along the bank an outlet lies, not when it is reached.
      while let next = rest.first, sightings[next].time <= fix.time {
        rest.removeFirst()
        visit(&sightings[next], in: &stretch, speed: party.speed, using: &random)
      }
      walk(to: fix.position, in: &stretch, speed: party.speed)
    }
    for next in rest { visit(&sightings[next], in: &stretch, speed: party.speed, using: &random) }
    clock = (stretch.last?.time ?? clock) + 420_000_000
    walked.append(stretch)
  }
  return walked
}

private func visit(
  _ sighting: inout Sighting, in stretch: inout [Fix], speed: Double, using random: inout SeededGenerator
) {
  walk(to: sighting.position, in: &stretch, speed: speed)
  guard let arrival = stretch.last?.time else { return }
  let plane = LocalPlane(at: sighting.position)
  for second in 1...20 as ClosedRange<Int64> {
    let wobble = random.positionError(accuracy: 0.2)
    let position = second == 10 ? sighting.position : plane.roundedDegrees(wobble.east, wobble.north)
    stretch.append(Fix(position: position, time: arrival + second * 1_000_000, hdop: sighting.hdop))
  }
  sighting.time = arrival + 10_000_000
}

/// Straight on to `target`, a fix for each second.
private func walk(to target: Coordinate, in stretch: inout [Fix], speed: Double) {
  guard let start = stretch.last else { return }
  let seconds = max(1, Int64((groundDistance(start.position, target) / speed).rounded(.up)))
  for second in 1...seconds {
    let part = Double(second) / Double(seconds)
    stretch.append(
      Fix(
        position: Coordinate(
          x: start.position.x + (target.x - start.position.x) * part, y: start.position.y + (target.y - start.position.y) * part),
        time: start.time + second * 1_000_000))
  }
}
