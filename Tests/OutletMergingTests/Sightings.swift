import OutletMerging
import SurveyModel
import TestSupport
import Testing

/// A sighting beside a river that runs east along the equator, where degrees are metres by constant factors.
struct Sighting {
  /// Metres along the river, and north of it.
  var x: Double
  var y: Double
  var accuracy: Float = 5
  /// Nil: not recorded.
  var time: Int64?
  var method = SurveyMethod.foot
  var type = OutletType.unknown
  /// -1: unmatched.
  /// Nil for an unmatched one.
  var reach: ReachNumber? = 0
  /// Looking downstream, that is east.
  var bank: Bank? = .left
  /// What the crew wrote of the bank.
  var claim: Bank?
  var name: String?
  var code: String?
  var attributes = "{}"
  var confidence: Float = 0.9
  var flags = RuleSet()
  var matchFlags = RuleSet()

  init(_ x: Double, _ y: Double = 10, accuracy: Float = 5, time: Int64? = nil, reach: ReachNumber? = 0, bank: Bank? = .left) {
    self.x = x
    self.y = y
    self.accuracy = accuracy
    self.time = time
    self.reach = reach
    self.bank = bank
  }

  func with(_ change: (inout Sighting) -> Void) -> Sighting {
    var copy = self
    change(&copy)
    return copy
  }
}

/// Microseconds.
let day: Int64 = 86_400_000_000

enum Equator {
  /// Metres of a degree on the WGS 84 ellipsoid, along the equator and northwards from it: πa/180, πa(1 − e²)/180.
  static let metresPerLongitude = 111_319.490_793
  static let metresPerLatitude = 110_574.275_82
  static let riverMetres = 200_000.0

  static func longitude(_ x: Double, from origin: Double = 0) -> Double {
    let degrees = origin + x / metresPerLongitude
    return degrees > 180 ? degrees - 360 : degrees
  }

  /// Rivers R0, R1 and R2, all along the same line; R1 has the reaches 1 and 2.
  static func network(from origin: Double = 0) -> RiverNetwork {
    var network = RiverNetwork()
    for (reach, river) in [0, 1, 1, 2].enumerated() {
      let start = network.longitude.endIndex
      for step in 0...20 {
        let measure = riverMetres * Double(step) / 20
        network.longitude.append(longitude(measure, from: origin))
        network.latitude.append(0)
        network.measure.append(measure)
      }
      network.reaches.append(
        ReachRow(id: "reach \(reach)", river: RiverNumber(river), vertices: start..<network.longitude.endIndex, flowKnown: true))
    }
    for (river, reaches) in ([0..<1, 1..<3, 3..<4] as [Range<ReachNumber>]).enumerated() {
      network.rivers.append(
        RiverRow(id: "R\(river)", name: nil, basin: nil, reaches: reaches, length: riverMetres * Double(reaches.count)))
    }
    return network
  }

  static func columns(_ sightings: [Sighting], from origin: Double = 0) -> (ObservationColumns, MatchColumns) {
    var observations = observationColumns(
      sightings.map { (longitude($0.x, from: origin), $0.y / metresPerLatitude) })
    observations.time = sightings.map { $0.time ?? ObservationColumns.noTime }
    observations.accuracy = sightings.map(\.accuracy)
    observations.method = sightings.map(\.method)
    observations.type = sightings.map(\.type)
    observations.flags = sightings.map(\.flags)
    observations.claims = ClaimColumn()
    for sighting in sightings { observations.claims.append(RiverClaim(river: nil, bank: sighting.claim)) }
    observations.name.removeAll()
    observations.code.removeAll()
    observations.attributes.removeAll()
    var matches = MatchColumns()
    for sighting in sightings {
      observations.name.append(sighting.name)
      observations.code.append(sighting.code)
      observations.attributes.append(sighting.attributes)
      let isMatched = sighting.reach != nil
      matches.reach.append(sighting.reach)
      matches.measure.append(sighting.x)
      matches.placeLongitude.append(longitude(sighting.x, from: origin))
      matches.placeLatitude.append(isMatched ? 0 : sighting.y / metresPerLatitude)
      matches.distance.append(isMatched ? abs(sighting.y) : .nan)
      matches.bank.append(sighting.bank)
      matches.runnerUpRiver.append(nil)
      matches.runnerUpDistance.append(.nan)
      matches.confidence.append(isMatched ? sighting.confidence : .nan)
      matches.flags.append(sighting.matchFlags)
    }
    return (observations, matches)
  }
}

/// What merging makes, with the rows of each outlet's sightings.
struct Merged {
  var outlets: NumberedColumn<OutletNumber, OutletRow> = []
  var sightings: NumberedColumn<SightingNumber, ObservationRow> = []
  var outletOfObservation: OptionalNumbers<OutletNumber> = []

  func rows(of outlet: OutletRow) -> [Int] { outlet.sightings.map { sightings[$0].index } }

  var groups: [[Int]] { outlets.map(rows) }
}

func merged(_ sightings: [Sighting], from origin: Double = 0) -> Merged {
  let (observations, matches) = Equator.columns(sightings, from: origin)
  return mergedColumns(observations, matches, from: origin)
}

/// An error is recorded and answered with nothing.
func mergedColumns(
  _ observations: ObservationColumns, _ matches: MatchColumns, from origin: Double = 0, jobs: Int = 1
) -> Merged {
  do {
    let merged = try mergeObservations(observations, matches, network: Equator.network(from: origin), jobs: jobs)
    return Merged(outlets: merged.outlets, sightings: merged.sightings, outletOfObservation: merged.outletOfObservation)
  } catch {
    Issue.record(error)
    return Merged()
  }
}

/// The members of each outlet, for a glance at who was merged with whom.
func groups(_ sightings: [Sighting]) -> [[Int]] {
  merged(sightings).groups.sorted { $0[0] < $1[0] }
}
