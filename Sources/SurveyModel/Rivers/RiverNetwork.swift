/// Rivers, linked: what observations are placed on.
///
/// Rivers are sorted by the UTF-8 bytes of their ids, and reaches by river and then downstream, so a lower index wins
/// a tie. Every reach has at least two vertices and a positive length; no vertex repeats the one before it.
package struct RiverNetwork: Sendable {
  /// WGS 84 degrees.
  package var longitude: [Double] = []
  package var latitude: [Double] = []
  /// Geodesic metres along the reach from its upstream end, for each vertex.
  package var measure: [Double] = []
  package var reaches: [ReachRow] = []
  package var rivers: [RiverRow] = []
  package var topology = RiverTopology()

  package init() {}

  /// Metres, geodesic.
  package func length(ofReach reach: Int) -> Double { measure[reaches[reach].vertices.upperBound - 1] }
}
