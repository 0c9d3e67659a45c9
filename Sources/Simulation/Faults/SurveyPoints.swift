import PROJKit
import SurveyMath
import SurveyModel

/// What a crew recorded along given rivers, without any fault.
struct SurveyPoints {
  /// WGS 84 degrees, with the errors of the receiver.
  private(set) var positions: [Coordinate] = []
  /// Microseconds since 1970.
  private(set) var times: [Int64] = []
  /// Metres: the radius that holds 68 % of the errors.
  let accuracy: Double

  /// Makes up 20 to 300 outlets, 3 to 25 m beside the rivers within some kilometres of a vertex. They are recorded with an accuracy
  /// of 3 to 30 m, in the order of a walk.
  /// - Parameter oneDirection: true when all rivers there are to have the same direction; otherwise they have at least two
  ///   directions. When no part of the network is like that, there are no points.
  init(along network: RiverNetwork, oneDirection: Bool, using random: inout SeededGenerator) {
    accuracy = random.real(in: 3...30)
    let count = 20 + random.index(below: 281)
    for _ in 0..<400 {
      let segments = Self.segments(network, oneDirection: oneDirection, using: &random)
      let spread = Self.spreadOfDirections(segments)
      guard oneDirection ? spread < 0.01 && Self.length(segments) > 300 : spread > 0.12 else { continue }
      place(count, on: segments, using: &random)
      return
    }
  }

  private struct Segment {
    var plane: LocalPlane
    /// Metres from the first vertex to the second.
    var along: SIMD2<Double>

    var length: Double { along.length }
  }

  /// The segments around a vertex that is drawn at random.
  private static func segments(
    _ network: RiverNetwork, oneDirection: Bool, using random: inout SeededGenerator
  ) -> [Segment] {
    let middle = VertexNumber(random.index(below: network.longitude.count))
    let plane = LocalPlane(at: network.position(of: middle))
    let radius = oneDirection ? random.real(in: 400...1500) : random.real(in: 3000...20_000)
    var found: [Segment] = []
    for reach in network.reaches where !oneDirection || reach.vertices.contains(middle) {
      for vertex in reach.vertices.dropLast() {
        let a = network.position(of: vertex)
        let metres = plane.metres(a)
        guard abs(metres.x) < radius, abs(metres.y) < radius else { continue }
        let own = LocalPlane(at: a)
        found.append(Segment(plane: own, along: own.metres(network.position(of: vertex + 1))))
      }
    }
    return found
  }

  private static func length(_ segments: [Segment]) -> Double { segments.reduce(0) { $0 + $1.length } }

  /// How much the directions of the segments differ: the smaller principal moment of the directions, weighted by length. It is 0
  /// when all are parallel, and 0.5 when all directions are equally frequent.
  private static func spreadOfDirections(_ segments: [Segment]) -> Double {
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for segment in segments where segment.length > 0 {
      xx += segment.along.x * segment.along.x / segment.length
      xy += segment.along.x * segment.along.y / segment.length
      yy += segment.along.y * segment.along.y / segment.length
    }
    guard xx + yy > 0 else { return 0 }
    return ((xx + yy) / 2 - ((xx - yy) * (xx - yy) / 4 + xy * xy).squareRoot()) / (xx + yy)
  }

  /// Fills in positions and times.
  private mutating func place(_ count: Int, on segments: [Segment], using random: inout SeededGenerator) {
    let total = Self.length(segments)
    let stops = (0..<count).map { _ in random.unit() * total }.sorted()
    var segment = 0
    var before = 0.0
    var time: Int64 = 1_715_760_000_000_000
    for stop in stops {
      while segment < segments.count - 1, before + segments[segment].length < stop {
        before += segments[segment].length
        segment += 1
      }
      let at = segments[segment]
      let length = max(at.length, 1e-3)
      let fraction = min(max((stop - before) / length, 0), 1)
      let aside = random.real(in: 3...25) * random.sign() / length
      let error = random.positionError(accuracy: accuracy)
      let position = at.plane.roundedDegrees(
        at.along.x * fraction - at.along.y * aside + error.east, at.along.y * fraction + at.along.x * aside + error.north)
      if let last = positions.last {
        let way = LocalPlane(at: last).metres(position).length
        // The crew walks, or drives when the next outlet is more than a kilometre away.
        time +=
          Int64(way / (way > 1000 ? random.real(in: 8...15) : random.real(in: 0.8...1.5)) + random.real(in: 40...240)) * 1_000_000
      }
      positions.append(position)
      times.append(time)
    }
  }
}
