import SurveyModel

extension RiverLayout {
  /// The rivers of the layout on the ground, with names, measures and reaches.
  func rivers(on ground: Ground, names: RiverNames) -> [SimulatedRiver] {
    courses.enumerated().map { number, course in
      let vertices = course.vertices.map(ground.position)
      var measure = [0.0]
      for (a, b) in zip(vertices, vertices.dropFirst()) {
        measure.append(measure[measure.count - 1] + groundDistance(a, b))
      }
      let cuts = [0] + course.confluences.sorted() + [vertices.count - 1]
      let name = names.name(of: number, isMainStem: course.parent == nil)
      return SimulatedRiver(
        id: numbered("R", number + 1, of: courses.count), name: name.chinese, nameEn: name.english, basin: course.basin,
        parent: course.parent, vertices: vertices, measure: measure, reaches: zip(cuts, cuts.dropFirst()).map { $0...$1 })
    }
  }
}
