package import SurveyModel

extension Box {
  /// The smallest box that holds a ring.
  package init(ring: [Coordinate]) {
    self.init()
    for vertex in ring { add(x: vertex.x, y: vertex.y) }
  }
}
