import SurveyMath
import SurveyModel

/// The fixes of a walk along the bank that goes to each outlet, stays there for 20 seconds, and goes on; one for each second.
///
/// The times of the sightings are changed to the middle of the stay, at which the fix has the recorded position of the sighting.
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
      // The stays delay the walk. So the old times serve only to find between which fixes of `bank` an outlet is visited.
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

/// Goes to the outlet of a sighting and stays there.
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

/// Goes straight to `target`, with a fix for each second.
private func walk(to target: Coordinate, in stretch: inout [Fix], speed: Double) {
  guard let start = stretch.last else { return }
  let seconds = max(1, Int64((groundDistance(start.position, target) / speed).rounded(.up)))
  for second in 1...seconds {
    let part = Double(second) / Double(seconds)
    stretch.append(
      Fix(
        position: start.position.interpolated(to: target, part),
        time: start.time + second * 1_000_000))
  }
}
