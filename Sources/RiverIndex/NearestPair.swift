import SurveyMath
import SurveyModel

/// The two nearest places on different rivers among those that were offered so far.
struct NearestPair {
  private var best = RiverPlace.nowhere
  private var second = RiverPlace.nowhere
  private let margin: Double

  /// - Parameter margin: how much farther than the best the second may be, in metres.
  init(margin: Double) {
    self.margin = margin
  }

  var places: NearestPlaces {
    NearestPlaces(best: best.isSomewhere ? best : nil, second: second.isSomewhere ? second : nil)
  }

  /// What is farther than this can be neither: metres, with room for the rounding of distances.
  @inline(__always)
  var limit: Double { min(second.distance, best.distance + margin) + 1e-5 }

  /// Offers the place of the chunk that is nearest, and what is as near to the micrometre: all segments of a chunk are of
  /// one river, so no other of them can be best or second.
  @inline(__always)
  mutating func scan(
    _ chunk: SegmentIndex.Chunk, _ point: SIMD2<Double>, _ coordinates: UnsafeBufferPointer<Double>
  ) {
    let first = Int(chunk.start)
    let stride = chunk.stride
    var squares = SegmentIndex.Chunk.Squares(repeating: SIMD4(repeating: .infinity))
    var nearer = squares[0]
    for group in 0..<chunk.groups {
      squares[group] = squaredDistances(point, coordinates, first + group * SegmentIndex.segmentsAtOnce, stride)
      nearer = lesser(nearer, squares[group])
    }
    let farthest = chunk.river == best.river ? best.distance + 1e-5 : limit
    let nearest = least(nearer)
    if nearest > farthest * farthest { return }
    let enough = nearest.squareRoot() + 2e-6
    for group in 0..<chunk.groups {
      let squared = squares[group]
      if least(squared) > enough * enough { continue }
      for lane in 0..<SegmentIndex.segmentsAtOnce where squared[lane] <= enough * enough {
        let segment = group * SegmentIndex.segmentsAtOnce + lane
        if segment >= chunk.segments { break }
        let vertex = first + segment
        let a = SIMD2(coordinates[vertex], coordinates[vertex + stride])
        let b = SIMD2(coordinates[vertex + 1], coordinates[vertex + 1 + stride])
        offer(RiverPlace(nearestTo: point, from: a, to: b, segment, of: chunk))
      }
    }
  }

  /// Offers the places on those segments of the chunk that `isWanted` is true of, by their first vertices.
  @inline(__always)
  mutating func scan(
    _ chunk: SegmentIndex.Chunk, _ point: SIMD2<Double>, _ coordinates: [Double], _ isWanted: (VertexNumber) -> Bool
  ) {
    for segment in 0..<Int(chunk.segments) where isWanted(chunk.vertex(segment)) {
      offer(chunk.nearest(point, onSegment: segment, coordinates))
    }
  }

  @inline(__always)
  private mutating func offer(_ place: RiverPlace) {
    if place.river == best.river {
      if place.precedes(best) { best = place }
    } else if place.precedes(best) {
      second = best
      best = place
    } else if place.precedes(second) {
      second = place
    }
  }
}

extension RiverPlace {
  /// What every place is nearer than.
  @inline(__always)
  fileprivate static var nowhere: RiverPlace {
    RiverPlace(
      micrometres: .infinity, reach: ReachNumber(0), river: RiverNumber(0), vertex: VertexNumber(0), fraction: 0,
      place: SIMD2(0, 0), along: SIMD2(0, 0))
  }

  @inline(__always)
  fileprivate var isSomewhere: Bool { micrometres < .infinity }

  /// The nearest place on a segment of a chunk, which goes from `a` to `b`.
  @inline(__always)
  init(
    nearestTo point: SIMD2<Double>, from a: SIMD2<Double>, to b: SIMD2<Double>, _ segment: Int, of chunk: SegmentIndex.Chunk
  ) {
    let nearest = PlaceOnSegment(nearestTo: point, from: a, to: b)
    self.init(
      micrometres: ((point - nearest.place).length * 1e6).rounded(), reach: chunk.reach, river: chunk.river,
      vertex: chunk.vertex(segment), fraction: nearest.fraction, place: nearest.place, along: b - a)
  }
}

extension SegmentIndex.Chunk {
  /// The vertex at which a segment of the chunk begins.
  @inline(__always)
  func vertex(_ segment: Int) -> VertexNumber { VertexNumber(rawValue: firstVertex.rawValue + Int32(segment)) }

  /// The nearest place on one segment of the chunk.
  func nearest(_ point: SIMD2<Double>, onSegment segment: Int, _ coordinates: [Double]) -> RiverPlace {
    let vertex = Int(start) + segment
    let a = SIMD2(coordinates[vertex], coordinates[vertex + stride])
    let b = SIMD2(coordinates[vertex + 1], coordinates[vertex + 1 + stride])
    return RiverPlace(nearestTo: point, from: a, to: b, segment, of: self)
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
