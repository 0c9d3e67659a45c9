import SurveyModel

/// The counts of one row of a summary, as ``imbalance(of:)`` counts them.
struct Tally: Equatable, CustomStringConvertible {
  private var outlets = 0
  private var left = 0
  private var right = 0
  private var unconfirmed = 0
  private var observations = 0
  private var drone = 0
  private var foot = 0
  private var other = 0

  init() {}

  init(_ row: RollUpRow) {
    outlets = row.outlets
    left = row.outletsLeft
    right = row.outletsRight
    unconfirmed = row.unconfirmed
    observations = row.observations
    drone = row.drone
    foot = row.foot
    other = row.other
  }

  @inline(__always)
  mutating func add(_ outlet: OutletRow, _ sightings: NumberedColumn<SightingNumber, ObservationRow>, _ methods: [SurveyMethod]) {
    outlets += 1
    if outlet.bank == .left { left += 1 }
    if outlet.bank == .right { right += 1 }
    if outlet.status == .unconfirmed { unconfirmed += 1 }
    for place in outlet.sightings {
      observations += 1
      switch methods[sightings[place].index] {
      case .drone: drone += 1
      case .foot: foot += 1
      case .other: other += 1
      }
    }
  }

  mutating func add(_ tally: Tally) {
    outlets += tally.outlets
    left += tally.left
    right += tally.right
    unconfirmed += tally.unconfirmed
    observations += tally.observations
    drone += tally.drone
    foot += tally.foot
    other += tally.other
  }

  var description: String {
    "\(outlets) outlets (\(left) left, \(right) right, \(unconfirmed) unconfirmed), \(observations) observations "
      + "(\(drone) drone, \(foot) foot, \(other) other)"
  }
}
