import SurveyMath

/// The nodes around a node.
struct Neighbourhood {
  let node: Int
  private let longitude: Double
  private let latitude: Double
  private let degree: DegreeLength

  init(of node: Int, _ nodes: MergeNodes) {
    self.node = node
    longitude = nodes.longitude[node]
    latitude = nodes.latitude[node]
    degree = DegreeLength(atLatitude: latitude)
  }

  /// Calls `body` with every other node within `radius` metres and the square of its distance.
  func forEach(
    within radius: Double, _ nodes: MergeNodes, cursor: inout PositionGrid.Cursor,
    _ body: (_ other: Int, _ distance2: Double) -> Void
  ) {
    let most = radius * radius
    nodes.grid.forEachRun(longitude: longitude, latitude: latitude, radius: radius, cursor: &cursor) { run in
      for other in run where other != node {
        let distance2 = nodes.distance2(node, other, degree)
        if distance2 <= most { body(other, distance2) }
      }
    }
  }
}
