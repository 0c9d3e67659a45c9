import SurveyMath
package import SurveyModel
import Workers

/// Makes outlets of matched observations: those that are the same pipe become one outlet.
///
/// Which records are one outlet is decided by the likelihood of all that they say (``MergeModel``), of whole groups of them, and not by
/// a distance. What the likelihood needs to know of the campaign, the size of the errors, how often crews miss an outlet, how close
/// outlets lie, is learnt from the records themselves. River and bank of an outlet are those of its best position, which is known
/// better than that of each record. The result depends neither on the order of the observations nor on the number of threads.
/// - Parameters:
///   - placing: places positions on rivers. It is asked for the outlets whose sightings lie on several reaches or banks; the position is
///     the weighted mean of theirs. Nil: such an outlet lies where its most accurate sighting does.
///   - jobs: the number of threads.
/// - Returns: the outlets, sorted by reach, measure, bank and id; their sightings, outlet after outlet; and for each observation
///   its outlet.
package func mergeObservations(
  _ observations: ObservationColumns, _ matches: MatchColumns, network: RiverNetwork,
  placing: ((ObservationColumns) throws -> MatchColumns)? = nil, jobs: Int = 1
) throws -> (
  outlets: NumberedColumn<OutletNumber, OutletRow>, sightings: NumberedColumn<SightingNumber, ObservationRow>,
  outletOfObservation: OptionalNumbers<OutletNumber>
) {
  let source = MergeSource(observations, matches, network)
  let nodes = MergeNodes(source)
  let model = try learnedModel(nodes, jobs: jobs)
  let pairs = try NearPairs(nodes, scale: model.scale, jobs: jobs)
  let components = Components(pairs, reaches: nodes.rows.map { UInt32(truncatingIfNeeded: matches.reach[$0.index]?.index ?? 0) })

  var merged = MergedOutlets(capacity: nodes.count)
  let chunks = components.chunks(size: 4096)
  var next = chunks.startIndex
  try Parallel.stream(
    jobs: jobs, makeWorker: { ComponentMerger(source, components, Clustering(nodes, pairs, model)) },
    next: { _ -> NextItem<Range<Int>> in
      guard next < chunks.endIndex else { return .end }
      defer { next += 1 }
      return .item(chunks[next])
    },
    work: { merger, chunk in merger.merge(chunk) },
    consume: { merged.append($0) })
  if let placing { try merged.placeDivided(source, placing) }
  merged.sort()
  try makeIdsUnique(&merged.outlets, jobs: jobs)
  return (merged.outlets, merged.sightings, merged.outletOfObservation(count: observations.count))
}
