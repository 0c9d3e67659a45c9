/// A directed piece of river between two nodes, drawn downstream.
public struct ReachRow: Sendable {
  /// Unique in the run.
  public var id: String
  public var river: RiverNumber
  /// Vertices, from the upstream end to the downstream end.
  public var vertices: Range<VertexNumber>
  /// False where nothing says which way the water flows; then no bank is claimed.
  public var flowKnown: Bool
  /// What this piece is called, where its river has another name at its mouth.
  public var name: String?
  /// Its address in the National Hydrography Dataset.
  public var code: ReachCode?

  public init(id: String, river: RiverNumber, vertices: Range<VertexNumber>, flowKnown: Bool) {
    self.id = id
    self.river = river
    self.vertices = vertices
    self.flowKnown = flowKnown
  }
}
