import SurveyMath
public import SurveyModel

/// One thread's means of asking a ``SegmentIndex`` for places on rivers.
///
/// Distances are those of the plane, rounded to whole micrometres. Of equally near places the one on the lower reach counts as nearer
/// (rivers by id, then downstream), then the one further upstream.
public struct PlaceSearch {
  private let index: SegmentIndex
  private var single = PackedTree.Search()
  private var group: [Member] = []
  /// What was fetched for the searches of a group; nothing reads it, but the compiler must not see that.
  private var fetched = 0.0

  /// Searches that are worth doing together: as many chunks as memory delivers at a time.
  public static let groupSize = 32

  /// Metres: farther than any two places of a plane are from each other.
  public static let anywhere = 1e9

  /// A search that is done together with others.
  private struct Member {
    var query: PlaceQuery
    var search = PackedTree.Search()
    var pair = NearestPair(margin: 0)
    /// The chunk that it looks at next.
    var chunk: Int?
  }

  public init(_ index: SegmentIndex) {
    self.index = index
  }

  /// The nearest place, and the nearest on another river; nothing for a point that is not finite.
  public mutating func nearest(_ query: PlaceQuery) -> NearestPlaces {
    run(CollectionOfOne(query))
    return group[0].pair.places
  }

  /// Searches for up to ``groupSize`` points. Nothing is found where a point is not finite.
  ///
  /// The searches take turns, chunk by chunk, and what each looks at next is fetched together: one by one each would wait for
  /// memory by itself.
  /// - Parameter found: replaced by the results, one for each query.
  public mutating func search(_ queries: [PlaceQuery], into found: inout [NearestPlaces]) {
    run(queries)
    found.removeAll(keepingCapacity: true)
    for slot in queries.indices { found.append(group[slot].pair.places) }
  }

  private mutating func run(_ queries: some Collection<PlaceQuery>) {
    // Held here for all searches: taken from the index for each step, their arrays would be retained and released each time.
    let (tree, chunks) = (index.tree, index.chunks)
    for (slot, query) in queries.enumerated() {
      if slot == group.count { group.append(Member(query: query)) }
      group[slot].query = query
      group[slot].pair = NearestPair(margin: query.margin)
      group[slot].chunk = nil
      if query.point.x.isFinite, query.point.y.isFinite {
        tree.begin(&group[slot].search, query.point)
        group[slot].chunk = tree.next(&group[slot].search, limit: query.farthest)
      }
    }
    while fetchNext(queries.count) {
      index.coordinates.withUnsafeBufferPointer { coordinates in
        for slot in 0..<queries.count {
          guard let chunk = group[slot].chunk else { continue }
          group[slot].pair.scan(chunks[chunk], group[slot].query.point, coordinates)
          group[slot].chunk = tree.next(
            &group[slot].search, limit: min(group[slot].pair.limit, group[slot].query.farthest))
        }
      }
    }
  }

  /// Whether any search goes on.
  private mutating func fetchNext(_ count: Int) -> Bool {
    var goesOn = false
    for slot in 0..<count {
      guard let chunk = group[slot].chunk else { continue }
      goesOn = true
      let start = Int(index.chunks[chunk].start)
      let end = start + 2 * index.chunks[chunk].stride
      for line in stride(from: start, to: end, by: 8) { fetched += index.coordinates[line] }
    }
    return goesOn
  }

  /// The nearest place on one of some rivers; nil where none is near enough.
  /// - Parameters:
  ///   - wanted: ascending.
  ///   - maxDistance: plane metres.
  public mutating func nearest(
    to point: SIMD2<Double>, onRivers wanted: [RiverNumber], maxDistance: Double
  ) -> RiverPlace? {
    var pair = NearestPair(margin: 0)
    index.coordinates.withUnsafeBufferPointer { coordinates in
      index.tree.nearest(point, limit: maxDistance, &single) { number in
        let chunk = index.chunks[number]
        if wanted.containsSorted(chunk.river) { pair.scan(chunk, point, coordinates) }
        return min(pair.limit, maxDistance)
      }
    }
    return pair.places.best
  }

  /// The nearest places on two rivers, however far, of those segments that `isWanted` is true of, by their first vertices.
  /// - Parameter margin: how much farther than the first the second may be, in metres.
  public mutating func nearest(
    to point: SIMD2<Double>, margin: Double, onSegments isWanted: (VertexNumber) -> Bool
  ) -> NearestPlaces {
    // The tree is searched in depth: without a limit the search would look through whole branches that hold no wanted segment.
    var limit = 250.0
    while true {
      var pair = NearestPair(margin: margin)
      index.tree.nearest(point, limit: limit, &single) { number in
        pair.scan(index.chunks[number], point, index.coordinates, isWanted)
        return min(pair.limit, limit)
      }
      let best = pair.places.best
      let isWhole = best.map { $0.distance + margin <= limit } ?? false
      if isWhole || limit >= Self.anywhere { return pair.places }
      limit = best.map { $0.distance + margin } ?? limit * 8
    }
  }

  /// The nearest place on each segment that is within `maxDistance` metres, of those segments that `isWanted` is true of, by their
  /// first vertices; nearest first.
  public mutating func places(
    within maxDistance: Double, of point: SIMD2<Double>, onSegments isWanted: (VertexNumber) -> Bool = { _ in true }
  ) -> [RiverPlace] {
    var places: [RiverPlace] = []
    index.tree.nearest(point, limit: maxDistance, &single) { number in
      let chunk = index.chunks[number]
      for segment in 0..<Int(chunk.segments) where isWanted(chunk.vertex(segment)) {
        let place = chunk.nearest(point, onSegment: segment, index.coordinates)
        if place.distance <= maxDistance { places.append(place) }
      }
      return maxDistance
    }
    return places.sorted { $0.precedes($1) }
  }
}
