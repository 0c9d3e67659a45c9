import SurveyMath
import SurveyModel

/// A place on a segment, as a candidate for the nearest.
struct Candidate {
  /// Plane distance in whole micrometres. Coordinates of some thousand kilometres carry noise of a nanometre; so rounded,
  /// two segments that meet in the nearest vertex tie, and the tie-break decides instead of the noise.
  var micrometres = Double.infinity
  var reach: Int32 = -1
  var river: Int32 = -1
  /// The network vertex at which the segment begins.
  var vertex: Int32 = -1
  /// Place on the segment, from 0 at its first vertex to 1 at its last.
  var fraction = 0.0
  /// Plane coordinates of the place.
  var place = SIMD2<Double>(0, 0)
  /// The segment's direction and plane length, from its first vertex to its last.
  var along = SIMD2<Double>(0, 0)

  /// Plane metres.
  @inline(__always)
  var distance: Double { micrometres / 1e6 }

  /// Nearer first; on a tie the lower reach (rivers by id, then downstream), then the place further upstream.
  @inline(__always)
  func precedes(_ other: Candidate) -> Bool {
    if micrometres != other.micrometres { return micrometres < other.micrometres }
    if reach != other.reach { return reach < other.reach }
    if vertex != other.vertex { return vertex < other.vertex }
    return fraction < other.fraction
  }
}

/// What is sought: the nearest place, and the nearest on another river.
struct PlaceQuery {
  /// Plane metres.
  var point: SIMD2<Double>
  /// Metres beyond which nothing is wanted.
  var maxDistance: Double
  /// How much farther than the best the second may be, in metres.
  var margin: Double

  @inline(__always)
  var farthest: Double { maxDistance + margin }
}

/// Searches one plane for the nearest place on a river and the nearest place on another river.
struct NearestPlaceSearch {
  private let rivers: PlaneRivers
  private var single = PackedTree.Search()
  private var group: [Member] = []
  private var fetched = 0.0
  private(set) var best = Candidate()
  /// The nearest on another river than `best`.
  private(set) var second = Candidate()

  /// Searches that are worth doing together: as many as memory can be asked for at a time.
  static let groupSize = 32

  /// A search that is done together with others.
  private struct Member {
    var query: PlaceQuery
    var search = PackedTree.Search()
    var pair = CandidatePair(margin: 0)
    /// The chunk that it looks at next.
    var chunk: Int?
  }

  init(_ rivers: PlaneRivers) {
    self.rivers = rivers
  }

  /// The nearest places; `best` and `second` tell. The point must be finite.
  mutating func search(_ query: PlaceQuery) {
    search(CollectionOfOne(query))
    take(0)
  }

  /// Searches for up to ``groupSize`` points, whose results ``take(_:)`` gives. Nothing is found where a point is not finite.
  ///
  /// The searches take turns, chunk by chunk, and what each looks at next is fetched together: one by one each would wait for
  /// memory by itself.
  mutating func search(_ queries: some Sequence<PlaceQuery>) {
    var count = 0
    for query in queries {
      if count == group.count { group.append(Member(query: query)) }
      group[count].query = query
      group[count].pair = CandidatePair(margin: query.margin)
      group[count].chunk = nil
      if query.point.x.isFinite, query.point.y.isFinite {
        rivers.tree.begin(&group[count].search, query.point.x, query.point.y)
        group[count].chunk = rivers.tree.next(&group[count].search, limit: query.farthest)
      }
      count += 1
    }
    while fetchNext(count) {
      rivers.coordinates.withUnsafeBufferPointer { coordinates in
        for slot in 0..<count {
          guard let chunk = group[slot].chunk else { continue }
          group[slot].pair.scan(rivers.chunks[chunk], group[slot].query.point, coordinates)
          group[slot].chunk = rivers.tree.next(
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
      let start = Int(rivers.chunks[chunk].start)
      let end = start + 2 * rivers.chunks[chunk].stride
      for line in stride(from: start, to: end, by: 8) { fetched += rivers.coordinates[line] }
    }
    return goesOn
  }

  /// What was found for the query in this place of the group: `best` and `second` tell.
  mutating func take(_ slot: Int) {
    (best, second) = (group[slot].pair.best, group[slot].pair.second)
  }

  /// The nearest place on one of `wanted`, ascending numbers of rivers; without a reach where none is near enough.
  mutating func nearest(_ point: SIMD2<Double>, among wanted: [Int32], maxDistance: Double) -> Candidate {
    var pair = CandidatePair(margin: 0)
    rivers.coordinates.withUnsafeBufferPointer { coordinates in
      rivers.tree.nearest(point.x, point.y, limit: maxDistance, &single) { number in
        let chunk = rivers.chunks[number]
        if wanted.containsSorted(chunk.river) { pair.scan(chunk, point, coordinates) }
        return min(pair.limit, maxDistance)
      }
    }
    return pair.best
  }

  /// The nearest places on the two nearest rivers of those that run in a water body.
  /// - Parameters:
  ///   - bodyOfSegment: the body of each network segment, by its first vertex.
  ///   - margin: how much farther than the first the second may be, in metres.
  mutating func nearestPair(
    _ point: SIMD2<Double>, inBody body: Int32, of bodyOfSegment: [Int32], margin: Double
  ) -> (first: Candidate, second: Candidate) {
    // The tree is searched in depth: without a limit it would look through whole branches that hold none of the body's lines.
    var reach = 250.0
    while true {
      var pair = CandidatePair(margin: margin)
      rivers.tree.nearest(point.x, point.y, limit: reach, &single) { chunk in
        pair.scan(rivers.chunks[chunk], point, rivers.coordinates, inBody: body, of: bodyOfSegment)
        return min(pair.limit, reach)
      }
      let isWhole = pair.best.reach >= 0 && pair.best.distance + margin <= reach
      if isWhole || reach >= Self.anywhere { return (pair.best, pair.second) }
      reach = pair.best.reach >= 0 ? pair.best.distance + margin : reach * 8
    }
  }

  /// Metres: farther than any two places of a plane are from each other.
  static let anywhere = 1e9

  /// The nearest place on each segment in a water body that is within `reach` metres, nearest first.
  mutating func places(
    _ point: SIMD2<Double>, inBody body: Int32, of bodyOfSegment: [Int32], within reach: Double
  ) -> [Candidate] {
    var places: [Candidate] = []
    rivers.tree.nearest(point.x, point.y, limit: reach, &single) { number in
      let chunk = rivers.chunks[number]
      for segment in 0..<Int(chunk.segments) where bodyOfSegment[Int(chunk.networkVertex) + segment] == body {
        let place = chunk.nearest(point, onSegment: segment, rivers.coordinates)
        if place.distance <= reach { places.append(place) }
      }
      return reach
    }
    return places.sorted { $0.precedes($1) }
  }
}

/// The two nearest places on different rivers among those that were offered.
private struct CandidatePair {
  var best = Candidate()
  var second = Candidate()
  let margin: Double

  init(margin: Double) {
    self.margin = margin
  }

  /// What is farther than this can be neither: metres, with room for the rounding of distances.
  @inline(__always)
  var limit: Double { min(second.distance, best.distance + margin) + 1e-5 }

  /// Offers the place of the chunk that is nearest, and what is as near to the micrometre: all segments of a chunk are of
  /// one river, so no other of them can be best or second.
  @inline(__always)
  mutating func scan(
    _ chunk: PlaneRivers.Chunk, _ point: SIMD2<Double>, _ coordinates: UnsafeBufferPointer<Double>
  ) {
    let first = Int(chunk.start)
    let stride = chunk.stride
    var squares = PlaneRivers.Chunk.Squares(repeating: SIMD4(repeating: .infinity))
    var nearer = squares[0]
    for group in 0..<chunk.groups {
      squares[group] = squaredDistances(point, coordinates, first + group * PlaneRivers.segmentsAtOnce, stride)
      nearer = lesser(nearer, squares[group])
    }
    let reach = chunk.river == best.river ? best.distance + 1e-5 : limit
    let nearest = least(nearer)
    if nearest > reach * reach { return }
    let enough = nearest.squareRoot() + 2e-6
    for group in 0..<chunk.groups {
      let squared = squares[group]
      if least(squared) > enough * enough { continue }
      for lane in 0..<PlaneRivers.segmentsAtOnce where squared[lane] <= enough * enough {
        let segment = group * PlaneRivers.segmentsAtOnce + lane
        if segment >= chunk.segments { break }
        let vertex = first + segment
        let a = SIMD2(coordinates[vertex], coordinates[vertex + stride])
        let b = SIMD2(coordinates[vertex + 1], coordinates[vertex + 1 + stride])
        let nearest = PlaceOnSegment(nearestTo: point, from: a, to: b)
        let offset = point - nearest.place
        let squared = offset.x * offset.x + offset.y * offset.y
        offer(
          Candidate(
            micrometres: (squared.squareRoot() * 1e6).rounded(), reach: chunk.reach, river: chunk.river,
            vertex: chunk.networkVertex + Int32(segment), fraction: nearest.fraction, place: nearest.place, along: b - a))
      }
    }
  }

  /// As above, of the segments that run in a water body.
  mutating func scan(
    _ chunk: PlaneRivers.Chunk, _ point: SIMD2<Double>, _ coordinates: [Double], inBody body: Int32, of bodyOfSegment: [Int32]
  ) {
    for segment in 0..<Int(chunk.segments) where bodyOfSegment[Int(chunk.networkVertex) + segment] == body {
      offer(chunk.nearest(point, onSegment: segment, coordinates))
    }
  }

  @inline(__always)
  private mutating func offer(_ candidate: Candidate) {
    if candidate.river == best.river {
      if candidate.precedes(best) { best = candidate }
    } else if candidate.precedes(best) {
      second = best
      best = candidate
    } else if candidate.precedes(second) {
      second = candidate
    }
  }
}

extension PlaneRivers.Chunk {
  /// The nearest place on one segment of the chunk.
  fileprivate func nearest(_ point: SIMD2<Double>, onSegment segment: Int, _ coordinates: [Double]) -> Candidate {
    let vertex = Int(start) + segment
    let a = SIMD2(coordinates[vertex], coordinates[vertex + stride])
    let b = SIMD2(coordinates[vertex + 1], coordinates[vertex + 1 + stride])
    let nearest = PlaceOnSegment(nearestTo: point, from: a, to: b)
    let offset = point - nearest.place
    return Candidate(
      micrometres: ((offset * offset).sum().squareRoot() * 1e6).rounded(), reach: reach, river: river,
      vertex: networkVertex + Int32(segment), fraction: nearest.fraction, place: nearest.place, along: b - a)
  }
}

/// Squared distances from `point` to four segments in a row, the first of which begins at `first` (x) and `stride` behind it (y): what
/// ``PlaceOnSegment`` gives, but for rounding.
@inline(__always)
private func squaredDistances(
  _ point: SIMD2<Double>, _ coordinates: UnsafeBufferPointer<Double>, _ first: Int, _ stride: Int
) -> SIMD4<Double> {
  let (startX, startY) = (four(coordinates, first), four(coordinates, first + stride))
  let alongX = four(coordinates, first + 1) - startX
  let alongY = four(coordinates, first + 1 + stride) - startY
  let (toX, toY) = (point.x - startX, point.y - startY)
  let squaredLength = alongX * alongX + alongY * alongY
  let dot = toX * alongX + toY * alongY
  // A segment of no length is its first vertex.
  let fraction = greater(
    lesser(dot / greater(squaredLength, SIMD4(repeating: .leastNormalMagnitude)), SIMD4(repeating: 1)), .zero)
  let (offX, offY) = (toX - alongX * fraction, toY - alongY * fraction)
  return offX * offX + offY * offY
}

/// Four values from `first` on.
@inline(__always)
private func four(_ values: UnsafeBufferPointer<Double>, _ first: Int) -> SIMD4<Double> {
  UnsafeRawBufferPointer(values).loadUnaligned(fromByteOffset: first * MemoryLayout<Double>.size, as: SIMD4<Double>.self)
}
