import SurveyMath
import SurveyModel

/// A hash of a line's positions, rounded to 7 decimals, that is the same on every machine (``StableHash``).
func geometryHash(_ columns: VertexColumns, _ vertices: Range<Int>) -> UInt64 {
  var hash = StableHash()
  for vertex in vertices {
    let key = NodeKey(columns.coordinate(vertex))
    hash.add(key.x)
    hash.add(key.y)
  }
  return hash.folded
}
