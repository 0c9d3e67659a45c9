/// Where observations were placed: row *i* belongs to row *i* of the ``ObservationColumns`` they were made from.
public struct MatchColumns: Sendable {
  /// Nil when no river lies within the maximum distance.
  public var reach = OptionalNumbers<ReachNumber>()
  /// Geodesic metres from the reach's upstream end to the place on the river.
  public var measure: [Double] = []
  /// The place on the river, WGS 84 degrees; the recorded position when unmatched.
  public var placeLongitude: [Double] = []
  public var placeLatitude: [Double] = []
  /// Geodesic metres from the recorded position to the place, or to the edge of the river's water where that is known;
  /// NaN when unmatched.
  public var distance: [Double] = []
  /// Geodesic metres from the recorded position to the place; NaN when unmatched. Empty in a run without water areas,
  /// where it is `distance`.
  public var centrelineDistance: [Double] = []
  /// Nil where the flow direction is unknown, the position is on the line, or there is no match.
  public var bank: [Bank?] = []
  /// The nearest other river; nil where none is near.
  public var runnerUpRiver = OptionalNumbers<RiverNumber>()
  /// Geodesic metres; NaN when there is none.
  public var runnerUpDistance: [Double] = []
  /// Probability that the matched river is the right one; NaN when unmatched.
  public var confidence: [Float] = []
  /// Flags that the placing adds to the observation's own.
  public var flags: [RuleSet] = []

  public init() {}

  public var count: Int { reach.count }

  public mutating func append(contentsOf other: MatchColumns) {
    reach.append(contentsOf: other.reach)
    measure += other.measure
    placeLongitude += other.placeLongitude
    placeLatitude += other.placeLatitude
    distance += other.distance
    centrelineDistance += other.centrelineDistance
    bank += other.bank
    runnerUpRiver.append(contentsOf: other.runnerUpRiver)
    runnerUpDistance += other.runnerUpDistance
    confidence += other.confidence
    flags += other.flags
  }
}
