import SurveyMath
package import SurveyModel
import Workers

/// Makes outlets of matched observations. Observations on the same reach and bank are sightings of the same outlet when both their
/// measures and their positions differ by no more than their accuracies allow (``agreement(_:_:)``).
///
/// Observations are taken in the order of their accuracy, the best first. Each joins the nearest leader with which it agrees, or
/// becomes the leader of a new outlet. So all sightings of an outlet agree with its leader, and outlets do not grow by chains of
/// observations. The result depends neither on the order of the observations nor on the number of threads.
/// - Parameter jobs: the number of threads.
/// - Returns: the outlets, sorted by reach, measure, bank and id; their sightings, outlet after outlet; and for each observation
///   its outlet.
package func mergeObservations(
  _ observations: ObservationColumns, _ matches: MatchColumns, network: RiverNetwork, jobs: Int = 1
) throws -> (
  outlets: NumberedColumn<OutletNumber, OutletRow>, sightings: NumberedColumn<SightingNumber, ObservationRow>,
  outletOfObservation: OptionalNumbers<OutletNumber>
) {
  let rows = groupedRows(matches)
  let chunks = chunksOfWholeReaches(rows, matches, size: 8192)
  let source = MergeSource(observations, matches, network)
  var outlets: NumberedColumn<OutletNumber, OutletRow> = []
  // There is room for an outlet for each observation. Pages that are never written take no memory.
  outlets.reserveCapacity(rows.count)
  var sightings: NumberedColumn<SightingNumber, ObservationRow> = []
  sightings.reserveCapacity(rows.count)
  var keys: [UInt64] = []
  keys.reserveCapacity(rows.count)
  var outletOfObservation = OptionalNumbers<OutletNumber>(repeating: nil, count: observations.count)
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
      let base = sightings.count
      sightings.values += merged.sightings
      for var outlet in merged.outlets {
        for sighting in outlet.sightings {
          outletOfObservation[merged.sightings[sighting.index].index] = outlets.endIndex
        }
        outlet.sightings = outlet.sightings.lowerBound + base..<outlet.sightings.upperBound + base
        keys.append(outlet.id.key)
        outlets.append(outlet)
      }
    })
  try makeIdsUnique(&outlets, keys: keys, jobs: jobs)
  return (outlets, sightings, outletOfObservation)
}

/// A number for the reach and bank of an observation. Only observations with the same number can be the same outlet.
private func groupKey(_ reach: ReachNumber, _ bank: Bank?) -> UInt32 {
  // This does not overflow: vertices have numbers of type Int32, so there are far fewer than 2³²/3 reaches.
  UInt32(truncatingIfNeeded: reach.index) &* 3 &+ UInt32(truncatingIfNeeded: bankNumber(bank))
}

func bankNumber(_ bank: Bank?) -> Int { bank.map { Int($0.rawValue) + 1 } ?? 0 }

/// The rows of matched observations, sorted by group and then by row.
private func groupedRows(_ matches: MatchColumns) -> [ObservationRow] {
  var matched: [ObservationRow] = []
  var keys: [UInt32] = []
  for row in 0..<matches.count {
    guard let reach = matches.reach[row] else { continue }
    matched.append(ObservationRow(row))
    keys.append(groupKey(reach, matches.bank[row]))
  }
  return ascendingOrder(keys).map { matched[Int($0)] }
}

/// Ranges of about `size` rows. All rows of a reach are in the same range.
private func chunksOfWholeReaches(_ rows: [ObservationRow], _ matches: MatchColumns, size: Int) -> [Range<Int>] {
  var chunks: [Range<Int>] = []
  var start = 0
  while start < rows.count {
    var end = min(rows.count, start + size)
    while end < rows.count, matches.reach[rows[end].index] == matches.reach[rows[end - 1].index] { end += 1 }
    chunks.append(start..<end)
    start = end
  }
  return chunks
}
