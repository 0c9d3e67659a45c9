/// A directed piece of river between two nodes, drawn downstream.
public struct Reach: Sendable {
  private let result: SurveyResult
  private let number: ReachNumber

  package init(_ result: SurveyResult, number: Int) {
    self.result = result
    self.number = ReachNumber(number)
  }

  private var network: RiverNetwork { result.storage.columns.network }
  private var row: ReachRow { result.storage.columns.network.reaches[number] }

  /// Unique in the run.
  public var id: String { row.id }
  /// The river that it is a piece of.
  public var river: River { River(result, number: row.river.index) }

  /// The name of this piece of river in the layer; where it has none of its own, that of its river.
  public var name: String? { row.name ?? river.name }

  /// False where nothing says which way the water flows; then no bank is claimed.
  public var flowIsKnown: Bool { row.flowKnown }

  /// Geodesic metres.
  public var length: Double { network.length(ofReach: number) }

  /// From the upstream end to the downstream end, in WGS 84 degrees.
  public var vertices: [Coordinate] {
    row.vertices.map { network.position(of: $0) }
  }

  /// The reach that the water takes next; nil where it ends, or where the network does not tell.
  public var downstream: Reach? { network.downstream(ofReach: number).map { Reach(result, number: $0.index) } }

  /// The Strahler order; nil where it is not known.
  public var strahler: Int? { network.strahler(ofReach: number) }

  /// Its reach code in the National Hydrography Dataset; nil in a layer without such codes.
  public var reachCode: String? { row.code?.text }

  /// The dataset's measure of a place `measure` metres below the upstream end: percent of the length of the whole reach code, from
  /// its downstream end. Nil where the layer does not say which part of the reach code this reach is.
  public func reachMeasure(at measure: Double) -> Double? {
    guard let ends = row.code?.measures, length > 0 else { return nil }
    return ends.from + (ends.to - ends.from) * measurePercent(at: measure) / 100
  }

  /// Percent of the length from the downstream end, for a place `measure` metres below the upstream end.
  public func measurePercent(at measure: Double) -> Double {
    length > 0 ? 100 * (1 - measure / length) : 0
  }

  /// Kilometres from the mouth of the river to the downstream end, along the way the water takes; nil where the flow is not known.
  public var riverKilometre: Double? {
    let metres = network.mouthDistance(ofReach: number, measure: length)
    return metres.isFinite ? metres / 1000 : nil
  }

  /// Kilometres from the mouth of the river to a place `measure` metres below the upstream end; nil where the flow is not
  /// known.
  public func riverKilometre(at measure: Double) -> Double? {
    let metres = network.mouthDistance(ofReach: number, measure: 0) - measure
    return metres.isFinite ? metres / 1000 : nil
  }
}
