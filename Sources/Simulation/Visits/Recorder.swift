import SurveyMath
import SurveyModel

/// Makes the records of a party.
struct Recorder {
  /// Number of the party, from 0.
  var number: Int
  var party: Party
  var rivers: [SimulatedRiver]
  var options: CampaignOptions
  /// Metres by which all positions of the party are off.
  var offset: (east: Double, north: Double)

  /// Makes the record of an outlet, without its recorded id.
  /// - Parameter index: the number of the outlet, from 0.
  func record(_ index: Int, _ outlet: SimulatedOutlet, using random: inout SeededGenerator) -> Sighting {
    func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
    var hdop: Double?
    let accuracy: Double
    switch party.kind {
    case .flight: accuracy = tenths(random.real(in: options.droneAccuracy))
    case .form: accuracy = tenths(random.real(in: options.formAccuracy))
    case .receiver, .timed:
      let dilution = max(0.1, tenths(random.real(in: options.walkHDOP)))
      hdop = dilution
      accuracy = dilution * options.rangeError
    }
    let error = random.positionError(accuracy: accuracy * options.understatement, law: options.errorLaw)
    let plane = LocalPlane(at: outlet.position)
    let position = plane.roundedDegrees(error.east + offset.east, error.north + offset.north)
    // From the air the pipe can be seen, and not always what it carries.
    let isUnknown = random.chance(0.35) && party.method == .drone
    let river = rivers[outlet.river]
    let along = river.measure[river.reaches[outlet.reach].lowerBound] + outlet.measure
    let start = party.legs.first { $0.river == outlet.river }?.start ?? 0
    let seconds = (start + along / party.speed).rounded()
    return Sighting(
      outlet: index, party: number, recordedID: "", position: position, accuracy: accuracy, hdop: hdop,
      error: groundDistance(outlet.position, position), time: Int64(seconds) * 1_000_000,
      type: isUnknown ? .unknown : outlet.type, namedRiver: outlet.river, namedBank: outlet.bank)
  }

  /// Changes what the party writes down wrongly, or not at all, as the options say.
  func writeDown(_ outlet: SimulatedOutlet, in sighting: inout Sighting, using random: inout SeededGenerator) {
    // The same number of draws for each record, so that one share does not change what another one falls on.
    let others = rivers.indices.filter { $0 != outlet.river && rivers[$0].basin == rivers[outlet.river].basin }
    let other = random.index(below: others.count)
    if random.chance(options.wrongNameShare), others.indices.contains(other) { sighting.namedRiver = others[other] }
    if random.chance(options.wrongBankShare) { sighting.namedBank = outlet.bank == .left ? .right : .left }
    let types = OutletType.recordable.filter { $0 != outlet.type }
    let type = types[random.index(below: types.count)]
    let isWrong = random.chance(options.wrongTypeShare)
    let isMissing = random.chance(options.missingTypeShare ?? 0)
    if options.missingTypeShare != nil { sighting.type = isMissing ? .unknown : outlet.type }
    if isWrong, sighting.type != .unknown { sighting.type = type }
  }
}

extension OutletType {
  /// What a crew can write down.
  fileprivate static let recordable: [OutletType] = [.industrial, .municipal, .agricultural, .other]
}
