/// Rivers, linked: what observations are placed on.
///
/// Rivers are sorted by the UTF-8 bytes of their ids, and reaches by river and then downstream, so a lower number wins
/// a tie. Every reach has at least two vertices and a positive length; no vertex repeats the one before it.
public struct RiverNetwork: Sendable {
  /// WGS 84 degrees.
  public var longitude: NumberedColumn<VertexNumber, Double> = []
  public var latitude: NumberedColumn<VertexNumber, Double> = []
  /// Geodesic metres along the reach from its upstream end, for each vertex.
  public var measure: NumberedColumn<VertexNumber, Double> = []
  public var reaches: NumberedColumn<ReachNumber, ReachRow> = []
  public var rivers: NumberedColumn<RiverNumber, RiverRow> = []
  public var topology = RiverTopology()

  public init() {}

  /// Of a vertex, WGS 84.
  @inlinable
  public func position(of vertex: VertexNumber) -> Coordinate {
    Coordinate(longitude: longitude[vertex], latitude: latitude[vertex])
  }

  /// Metres, geodesic.
  public func length(ofReach reach: ReachNumber) -> Double { measure[reaches[reach].vertices.upperBound - 1] }
}
