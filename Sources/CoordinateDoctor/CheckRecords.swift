import SurveyModel

/// The checks that need no hypotheses: null island, contradicting triples, and movements and clocks that cannot be.
/// - Parameters:
///   - passages: all tracks of the run.
///   - positionsAreRight: false for a source whose positions as a whole are in doubt; its movements then say nothing.
package func checkRecords(_ source: SourceRecords, passages: Passages, positionsAreRight: Bool) -> [Suspicion] {
  let (observations, rows) = (source.observations, source.rows)
  let walk = Walk(observations, rows: rows)
  let zoneIsAssumed = rows.contains { observations.flags[$0].contains(.timeZoneAssumed) }
  let found = [
    nullIsland(observations, rows: rows, account: source.account), contradictingTriples(observations, rows: rows),
  ]
  let ofRecords = positionsAreRight ? [movement(walk), passages.clockOffset(walk, zoneIsAssumed: zoneIsAssumed)] : []
  let ofTracks = source.tracks.flatMap { zip($0.stretches, $0.times).map { movement(Walk($0, times: $1)) } }
  return (found + ofRecords + ofTracks).compactMap { $0 }
}

/// A movement that cannot be. A receiver that was stuck jumps when it comes free; the jump is not said a second time.
private func movement(_ walk: Walk) -> Suspicion? { stuckReceiver(walk) ?? jumps(walk) }
