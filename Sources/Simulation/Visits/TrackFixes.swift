import SurveyMath
import SurveyModel

/// The fixes of a party, a stretch for each river that it follows. A flight is above the water, a walk on the left bank.
func trackFixes(of party: Party, rivers: [SimulatedRiver], using random: inout SeededGenerator) -> [[Fix]] {
  let spacing = party.kind == .flight ? 70.0 : 45.0
  let aside = party.kind == .flight ? 0.0 : 12.0
  return party.legs.map { leg in
    let river = rivers[leg.river]
    var stretch: [Fix] = []
    // The error of a receiver changes slowly: neighbouring fixes have similar errors.
    var drift = (east: 0.0, north: 0.0)
    var segment = 0
    for along in stride(from: 0, to: river.length, by: spacing) {
      while segment < river.measure.count - 2, river.measure[segment + 1] <= along { segment += 1 }
      let (a, b) = (river.vertices[segment], river.vertices[segment + 1])
      let fraction = (along - river.measure[segment]) / (river.measure[segment + 1] - river.measure[segment])
      let plane = LocalPlane(at: a.interpolated(to: b, fraction))
      let (from, to) = (plane.metres(a), plane.metres(b))
      let left = aside / max((to - from).length, 1)
      let fresh = random.positionError(accuracy: 2.5)
      drift = (0.8 * drift.east + fresh.east, 0.8 * drift.north + fresh.north)
      let position = plane.roundedDegrees(
        -(to.y - from.y) * left + drift.east, (to.x - from.x) * left + drift.north)
      let seconds = (leg.start + along / party.speed).rounded()
      stretch.append(Fix(position: position, time: Int64(seconds) * 1_000_000))
    }
    return stretch
  }
}
