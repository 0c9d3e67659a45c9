/// How the reaches of a network hang together. Every column has one value for each reach, or the network says nothing of it.
///
/// Each reach hands its water to one reach downstream: at a fork to the main branch. So the network is a forest, whatever
/// braids and loops it is drawn with, and what drains into a place is counted once.
public struct RiverTopology: Sendable {
  /// The reach that the water takes next, -1 where it ends, or where nobody knows.
  public var downstream: [Int32] = []
  /// Metres from the mouth of its river, along the way the water takes, to the reach's downstream end; NaN where not known.
  public var mouthDistance: [Double] = []
  /// Strahler order, 0 where not known.
  public var strahler: [Int16] = []
  /// All reaches, each after everything that flows into it.
  public var order: [Int32] = []

  public init() {}

  /// True when some reach flows into another.
  public var isLinked: Bool { downstream.contains { $0 >= 0 } }
}

extension RiverNetwork {
  /// The reach that the water of `reach` takes next.
  public func downstream(ofReach reach: Int) -> Int? {
    guard reach < topology.downstream.count, topology.downstream[reach] >= 0 else { return nil }
    return Int(topology.downstream[reach])
  }

  /// Strahler order; nil where not known.
  public func strahler(ofReach reach: Int) -> Int? {
    guard reach < topology.strahler.count, topology.strahler[reach] > 0 else { return nil }
    return Int(topology.strahler[reach])
  }

  /// Metres from the mouth of its river up to the place `measure` metres below the reach's upstream end; NaN where not known.
  @inlinable
  public func mouthDistance(ofReach reach: Int, measure: Double) -> Double {
    guard reach < topology.mouthDistance.count else { return .nan }
    return topology.mouthDistance[reach] + (length(ofReach: reach) - measure)
  }
}
