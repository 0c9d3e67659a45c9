import SurveyMath
import SurveyModel

/// The sightings of all parties, with errors of their positions. A party records an outlet at most once.
///
/// ``SimulatedOutlet/isDroneOnly`` and ``SimulatedOutlet/isMissed`` of the outlets are filled in.
func sightings(
  of outlets: inout [SimulatedOutlet], rivers: [SimulatedRiver], parties: [Party], options: CampaignOptions,
  using random: inout SeededGenerator
) -> [Sighting] {
  for index in share(options.droneOnlyShare, of: outlets.count, using: &random) { outlets[index].isDroneOnly = true }
  for index in share(options.missedShare, of: outlets.count, using: &random) { outlets[index].isMissed = true }
  var seenBy: [[Bool]] = outlets.map { outlet in
    parties.map { party in
      // A number is drawn for each outlet and party, whether the party can see the outlet or not.
      let notices = random.chance(options.detection)
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

  var result: [Sighting] = []
  for (number, party) in parties.enumerated() {
    var seen: [Sighting] = []
    for index in outlets.indices where seenBy[index][number] {
      let visit = Visit(outlet: index, party: number)
      seen.append(record(visit, outlets[index], of: party, on: rivers[outlets[index].river], options, using: &random))
    }
    seen.sort { ($0.time, $0.outlet) < ($1.time, $1.outlet) }
    for position in seen.indices {
      seen[position].recordedID = "\(party.initial)-" + numbered("", position + 1, of: seen.count, digits: 3)
    }
    result += seen
  }
  return result
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

/// The number of an outlet, and that of a party that sees it.
private struct Visit {
  var outlet: Int
  var party: Int
}

/// Makes the record of an outlet, without its recorded id.
private func record(
  _ visit: Visit, _ outlet: SimulatedOutlet, of party: Party, on river: SimulatedRiver, _ options: CampaignOptions,
  using random: inout SeededGenerator
) -> Sighting {
  func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
  var hdop: Double?
  let accuracy: Double
  switch party.kind {
  case .flight: accuracy = tenths(random.real(in: options.droneAccuracy))
  case .form: accuracy = tenths(random.real(in: options.formAccuracy))
  case .receiver, .timed:
    let dilution = tenths(random.real(in: options.walkHDOP))
    hdop = dilution
    accuracy = dilution * options.rangeError
  }
  let error = random.positionError(accuracy: accuracy)
  let plane = LocalPlane(at: outlet.position)
  let position = plane.roundedDegrees(error.east, error.north)
  // From the air the pipe can be seen, and not always what it carries.
  let isUnknown = random.chance(0.35) && party.method == .drone
  let along = river.measure[river.reaches[outlet.reach].lowerBound] + outlet.measure
  let start = party.legs.first { $0.river == outlet.river }?.start ?? 0
  let seconds = (start + along / party.speed).rounded()
  return Sighting(
    outlet: visit.outlet, party: visit.party, recordedID: "", position: position, accuracy: accuracy, hdop: hdop,
    error: groundDistance(outlet.position, position), time: Int64(seconds) * 1_000_000,
    type: isUnknown ? .unknown : outlet.type)
}
