import SurveyMath
package import SurveyModel
import Workers

/// Makes outlets of matched observations: those on the same reach and bank whose places along the reach and whose
/// positions agree within their accuracies (``agreement(_:_:)``) are sightings of one outlet.
///
/// The best-measured sighting of an outlet leads it; another one joins the nearest leader with which it agrees, or leads
/// an outlet of its own. So an outlet is never wider than the accuracies allow (there is no chaining), and the result
/// does not depend on the order of the observations.
/// - Parameter jobs: threads; the result is the same for any number.
/// - Returns: outlets sorted by reach, measure, bank and id; the rows of their sightings, outlet after outlet; and for each
///   observation the index of its outlet, or -1.
package func mergeObservations(
  _ observations: ObservationColumns, _ matches: MatchColumns, network: RiverNetwork, jobs: Int = 1
) throws -> (outlets: [OutletRow], sightings: [Int32], outletOfObservation: [Int32]) {
  let rows = groupedRows(matches)
  let chunks = chunksOfWholeReaches(rows, matches, size: 8192)
  let source = MergeSource(observations, matches, network)
  var outlets: [OutletRow] = []
  // Room for all of them; what is not needed is never touched, so it takes no memory.
  outlets.reserveCapacity(rows.count)
  var sightings: [Int32] = []
  sightings.reserveCapacity(rows.count)
  var keys: [UInt64] = []
  keys.reserveCapacity(rows.count)
  var outletOfObservation = [Int32](repeating: -1, count: observations.count)
  var next = chunks.startIndex
  try Parallel.stream(
    jobs: jobs, makeWorker: { OutletMerger(source) },
    next: { _ -> NextItem<Range<Int>> in
      guard next < chunks.endIndex else { return .end }
      defer { next += 1 }
      return .item(chunks[next])
    },
    work: { merger, chunk in merger.merge(rows[chunk]) },
    consume: { merged in
      let base = Int32(truncatingIfNeeded: sightings.count)
      sightings += merged.sightings
      for var outlet in merged.outlets {
        for place in outlet.sightings {
          outletOfObservation[Int(merged.sightings[Int(place)])] = Int32(truncatingIfNeeded: outlets.count)
        }
        outlet.sightings = base + outlet.sightings.lowerBound..<base + outlet.sightings.upperBound
        keys.append(outlet.id.key)
        outlets.append(outlet)
      }
    })
  try makeIdsUnique(&outlets, keys: keys, jobs: jobs)
  return (outlets, sightings, outletOfObservation)
}

/// Observations can only be one outlet within a reach and on one bank.
func groupKey(_ matches: MatchColumns, _ row: Int) -> UInt32 {
  // A network has far fewer than 2³²/3 reaches: its vertices are numbered by Int32.
  UInt32(truncatingIfNeeded: matches.reach[row]) &* 3 &+ UInt32(truncatingIfNeeded: bankNumber(matches.bank[row]))
}

func bankNumber(_ bank: Bank?) -> Int { bank.map { Int($0.rawValue) + 1 } ?? 0 }

/// The matched rows, group after group, ascending within each.
private func groupedRows(_ matches: MatchColumns) -> [Int32] {
  let matched = matches.reach.indices.filter { matches.reach[$0] >= 0 }.map { Int32(truncatingIfNeeded: $0) }
  return ascendingOrder(matched.map { groupKey(matches, Int($0)) }).map { matched[Int($0)] }
}

/// Ranges of about `size` rows that never cut a reach in two.
private func chunksOfWholeReaches(_ rows: [Int32], _ matches: MatchColumns, size: Int) -> [Range<Int>] {
  var chunks: [Range<Int>] = []
  var start = 0
  while start < rows.count {
    var end = min(rows.count, start + size)
    while end < rows.count, matches.reach[Int(rows[end])] == matches.reach[Int(rows[end - 1])] { end += 1 }
    chunks.append(start..<end)
    start = end
  }
  return chunks
}
