/// Rivers, linked: what observations are placed on.
///
/// Rivers are sorted by the UTF-8 bytes of their ids, and reaches by river and then downstream, so a lower index wins
/// a tie. Every reach has at least two vertices and a positive length; no vertex repeats the one before it.
public struct RiverNetwork: Sendable {
  /// WGS 84 degrees.
  public var longitude: [Double] = []
  public var latitude: [Double] = []
  /// Geodesic metres along the reach from its upstream end, for each vertex.
  public var measure: [Double] = []
  public var reaches: [ReachRow] = []
  public var rivers: [RiverRow] = []
  public var topology = RiverTopology()

  public init() {}

  /// Metres, geodesic.
  public func length(ofReach reach: Int) -> Double { measure[reaches[reach].vertices.upperBound - 1] }
}
