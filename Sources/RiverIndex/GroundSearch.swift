public import SurveyMath
public import SurveyModel

/// Looks for the nearest place to one position, line by line, in the local plane at the position: true to a thousandth for places
/// within some kilometres.
public struct GroundSearch<Vertex: Strideable & Sendable>: Sendable where Vertex.Stride == Int {
  public let plane: LocalPlane
  /// The nearest so far; of equally near ones the one of the lower vertex. Nil before any was near enough.
  public private(set) var nearest: GroundPlace<Vertex>?
  /// Metres; what is not nearer than this is not taken.
  public private(set) var limit: Double

  /// - Parameters:
  ///   - position: WGS 84 degrees.
  ///   - limit: metres beyond which nothing is wanted.
  public init(at position: Coordinate, within limit: Double = .infinity) {
    plane = LocalPlane(at: position)
    self.limit = limit
  }

  /// Looks at the segments between `vertices`.
  /// - Parameter position: of a vertex, WGS 84 degrees.
  @inline(__always)
  public mutating func look(along vertices: Range<Vertex>, _ position: (Vertex) -> Coordinate) {
    guard var last = vertices.first.map({ plane.metres(position($0)) }) else { return }
    for vertex in vertices.dropFirst() {
      let next = plane.metres(position(vertex))
      let along = next - last
      let fraction = PlaceOnSegment.fraction(nearestTo: -last, along: along)
      let distance = (last + along * fraction).length
      let start = vertex.advanced(by: -1)
      if distance < limit || (distance == limit && nearest.map { start < $0.vertex } ?? false) {
        limit = distance
        nearest = GroundPlace(distance: distance, vertex: start, fraction: fraction, start: last, along: along)
      }
      last = next
    }
  }
}
