import SurveyModel

/// Vertices in WGS 84 degrees.
struct VertexColumns: Sendable {
  var x: [Double] = []
  var y: [Double] = []

  func coordinate(_ vertex: Int) -> Coordinate { Coordinate(x: x[vertex], y: y[vertex]) }
}
