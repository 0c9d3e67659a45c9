/// Where observations were placed: row *i* belongs to row *i* of the ``ObservationColumns`` they were made from.
package struct MatchColumns: Sendable {
  /// Index of the reach, or -1 when no river lies within the maximum distance.
  package var reach: [Int32] = []
  /// Geodesic metres from the reach's upstream end to the place on the river.
  package var measure: [Double] = []
  /// The place on the river, WGS 84 degrees; the recorded position when unmatched.
  package var placeLongitude: [Double] = []
  package var placeLatitude: [Double] = []
  /// Geodesic metres from the recorded position to the place, or to the edge of the river's water where that is known;
  /// NaN when unmatched.
  package var distance: [Double] = []
  /// Geodesic metres from the recorded position to the place; NaN when unmatched. Empty in a run without water areas,
  /// where it is `distance`.
  package var centrelineDistance: [Double] = []
  /// Nil where the flow direction is unknown, the position is on the line, or there is no match.
  package var bank: [Bank?] = []
  /// The nearest other river, or -1.
  package var runnerUpRiver: [Int32] = []
  /// Geodesic metres; NaN when there is none.
  package var runnerUpDistance: [Double] = []
  /// Probability that the matched river is the right one; NaN when unmatched.
  package var confidence: [Float] = []
  /// Flags that the placing adds to the observation's own.
  package var flags: [RuleSet] = []

  package init() {}

  package var count: Int { reach.count }

  /// The matched reach, nil when unmatched.
  @inlinable
  package func matchedReach(at row: Int) -> Int? { reach[row] < 0 ? nil : Int(reach[row]) }

  package mutating func append(contentsOf other: MatchColumns) {
    reach += other.reach
    measure += other.measure
    placeLongitude += other.placeLongitude
    placeLatitude += other.placeLatitude
    distance += other.distance
    centrelineDistance += other.centrelineDistance
    bank += other.bank
    runnerUpRiver += other.runnerUpRiver
    runnerUpDistance += other.runnerUpDistance
    confidence += other.confidence
    flags += other.flags
  }
}
