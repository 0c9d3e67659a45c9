import Glibc
import SurveyMath
import SurveyModel

/// The sightings of all parties, with errors of their positions.
///
/// ``SimulatedOutlet/isDroneOnly`` and ``SimulatedOutlet/isMissed`` of the outlets are filled in.
func sightings(
  of outlets: inout [SimulatedOutlet], rivers: [SimulatedRiver], parties: [Party], options: CampaignOptions,
  using dice: inout SurveyDice
) -> [Sighting] {
  let seenBy = detections(of: &outlets, parties: parties, options: options, using: &dice)
  var result: [Sighting] = []
  for (number, party) in parties.enumerated() {
    let offset = party.kind == .flight ? dice.offsets.direction() : (east: 0, north: 0)
    let recorder = Recorder(
      number: number, party: party, rivers: rivers, options: options,
      offset: (offset.east * options.bias, offset.north * options.bias))
    var seen: [Sighting] = []
    for index in outlets.indices where seenBy[index][number] {
      var sighting = recorder.record(index, outlets[index], using: &dice.sightings)
      recorder.writeDown(outlets[index], in: &sighting, using: &dice.notes)
      seen.append(sighting)
      if dice.repeats.chance(options.repeatShare) {
        // A second look, somewhat later on the same visit.
        var again = recorder.record(index, outlets[index], using: &dice.repeats)
        recorder.writeDown(outlets[index], in: &again, using: &dice.repeats)
        again.time += Int64(dice.repeats.real(in: 20...300)) * 1_000_000
        again.isRemarked = dice.repeats.chance(0.5)
        seen.append(again)
      }
    }
    seen.sort { ($0.time, $0.outlet) < ($1.time, $1.outlet) }
    for position in seen.indices {
      seen[position].recordedID = "\(party.initial)-" + numbered("", position + 1, of: seen.count, digits: 3)
    }
    result += seen
  }
  return result
}

/// For each outlet and party, whether the party records the outlet.
private func detections(
  of outlets: inout [SimulatedOutlet], parties: [Party], options: CampaignOptions, using dice: inout SurveyDice
) -> [[Bool]] {
  for index in share(options.droneOnlyShare, of: outlets.count, using: &dice.outlets) { outlets[index].isDroneOnly = true }
  for index in share(options.missedShare, of: outlets.count, using: &dice.sightings) { outlets[index].isMissed = true }
  var seenBy: [[Bool]] = outlets.map { outlet in
    parties.map { party in
      // A number is drawn for each outlet and party, whether the party can see the outlet or not.
      let notices = dice.sightings.chance(options.detection)
      return notices && canSee(outlet, party)
    }
  }
  for index in outlets.indices {
    // An outlet that is not to be missed is seen by at least one party, if any party can see it.
    if !outlets[index].isMissed, !seenBy[index].contains(true),
      let party = parties.firstIndex(where: { canSee(outlets[index], $0) })
    {
      seenBy[index][party] = true
    }
    outlets[index].isMissed = !seenBy[index].contains(true)
  }
  return seenBy
}

extension SeededGenerator {
  /// A vector of length 1 in any direction.
  fileprivate mutating func direction() -> (east: Double, north: Double) {
    let angle = unit() * 2 * .pi
    return (cos(angle), sin(angle))
  }
}

/// Random numbers from 0 ..< `count`, each at most once; as many as `share` of `count`. These are the first steps of a Fisher-Yates
/// shuffle.
private func share(_ share: Double, of count: Int, using random: inout SeededGenerator) -> ArraySlice<Int> {
  var numbers = Array(0..<count)
  let wanted = Int((max(0, min(1, share)) * Double(count)).rounded())
  for position in 0..<wanted {
    numbers.swapAt(position, position + random.index(below: count - position))
  }
  return numbers[..<wanted]
}

/// True when the party passes the outlet and can see it.
private func canSee(_ outlet: SimulatedOutlet, _ party: Party) -> Bool {
  !outlet.isMissed && !(outlet.isDroneOnly && party.method == .foot) && party.legs.contains { $0.river == outlet.river }
}
