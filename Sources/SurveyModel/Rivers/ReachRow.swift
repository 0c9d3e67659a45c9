/// A directed piece of river between two nodes, drawn downstream.
package struct ReachRow: Sendable {
  /// Unique in the run.
  package var id: String
  /// Index into ``RiverNetwork/rivers``.
  package var river: Int
  /// Vertices, from the upstream end to the downstream end.
  package var vertices: Range<Int>
  /// False where nothing says which way the water flows; then no bank is claimed.
  package var flowKnown: Bool
  /// Its address in the National Hydrography Dataset.
  package var code: ReachCode?

  package init(id: String, river: Int, vertices: Range<Int>, flowKnown: Bool) {
    self.id = id
    self.river = river
    self.vertices = vertices
    self.flowKnown = flowKnown
  }
}
