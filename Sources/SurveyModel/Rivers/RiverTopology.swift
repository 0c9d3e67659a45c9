/// How the reaches of a network hang together. Every column has one value for each reach, or the network says nothing of it.
///
/// Each reach hands its water to one reach downstream: at a fork to the main branch. So the network is a forest, whatever
/// braids and loops it is drawn with, and what drains into a place is counted once.
public struct RiverTopology: Sendable {
  /// The reach that the water takes next; nil where it ends, or where nothing tells.
  public var downstream: NumberedColumn<ReachNumber, ReachNumber?> = []
  /// Metres from the mouth of its river, along the way the water takes, to the reach's downstream end; NaN where not known.
  public var mouthDistance: NumberedColumn<ReachNumber, Double> = []
  /// Strahler order, 0 where not known.
  public var strahler: NumberedColumn<ReachNumber, Int16> = []
  /// All reaches, each after everything that flows into it.
  public var order: [ReachNumber] = []

  public init() {}

  /// True when some reach flows into another.
  public var isLinked: Bool { downstream.contains { $0 != nil } }
}

extension RiverNetwork {
  /// The reach that the water of `reach` takes next.
  public func downstream(ofReach reach: ReachNumber) -> ReachNumber? {
    topology.downstream.indices.contains(reach) ? topology.downstream[reach] : nil
  }

  /// Strahler order; nil where not known.
  public func strahler(ofReach reach: ReachNumber) -> Int? {
    guard topology.strahler.indices.contains(reach), topology.strahler[reach] > 0 else { return nil }
    return Int(topology.strahler[reach])
  }

  /// Metres from the mouth of its river up to the place `measure` metres below the reach's upstream end; NaN where not known.
  @inlinable
  public func mouthDistance(ofReach reach: ReachNumber, measure: Double) -> Double {
    guard topology.mouthDistance.indices.contains(reach) else { return .nan }
    return topology.mouthDistance[reach] + (length(ofReach: reach) - measure)
  }
}
