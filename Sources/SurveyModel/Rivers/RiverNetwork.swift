/// A directed piece of river between two nodes, drawn downstream.
public struct ReachRow: Sendable {
  /// Unique in the run.
  public var id: String
  /// Index into ``RiverNetwork/rivers``.
  public var river: Int
  /// Vertices, from the upstream end to the downstream end.
  public var vertices: Range<Int>
  /// False where nothing says which way the water flows; then no bank is claimed.
  public var flowKnown: Bool
  /// Its address in the National Hydrography Dataset.
  public var code: ReachCode?

  public init(id: String, river: Int, vertices: Range<Int>, flowKnown: Bool) {
    self.id = id
    self.river = river
    self.vertices = vertices
    self.flowKnown = flowKnown
  }
}

/// The reaches that share a river id.
public struct RiverRow: Sendable {
  public var id: String
  public var name: String?
  /// What else its features are called, sorted by UTF-8 bytes; without `name`.
  public var otherNames: [String] = []
  public var basin: String?
  /// Indices into ``RiverNetwork/reaches``, in downstream order.
  public var reaches: Range<Int>
  /// Metres, geodesic.
  public var length: Double

  public init(id: String, name: String?, basin: String?, reaches: Range<Int>, length: Double) {
    self.id = id
    self.name = name
    self.basin = basin
    self.reaches = reaches
    self.length = length
  }
}

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
