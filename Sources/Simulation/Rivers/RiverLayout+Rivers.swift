import Glibc
import SurveyMath
import SurveyModel

extension RiverLayout {
  /// The rivers of the layout on the ground, with names, measures and reaches.
  func rivers(
    on ground: Ground, names: RiverNames, options: CampaignOptions, using random: inout SeededGenerator
  ) -> [SimulatedRiver] {
    courses.enumerated().map { number, course in
      let vertices = course.vertices.map(ground.position)
      var measure = [0.0]
      for (a, b) in zip(vertices, vertices.dropFirst()) {
        measure.append(measure[measure.count - 1] + groundDistance(a, b))
      }
      let confluences = course.confluences.sorted()
      let cuts = cut(measure, at: [0] + confluences + [vertices.count - 1], length: options.reachLength)
      // Between a width of 4 m and one of 40 m there are as many rivers below 12.6 m as above.
      let width = options.width.map { $0.lowerBound * pow($0.upperBound / $0.lowerBound, random.unit()) }
      let name = names.name(of: number, isMainStem: course.parent == nil)
      return SimulatedRiver(
        id: numbered("R", number + 1, of: courses.count), name: name.chinese, nameEn: name.english, basin: course.basin,
        parent: course.parent, vertices: vertices, measure: measure, reaches: zip(cuts, cuts.dropFirst()).map { $0...$1 },
        confluences: confluences, width: width)
    }
  }
}

/// The vertices at which reaches end: `ends`, and between two of them further vertices about `length` metres apart.
private func cut(_ measure: [Double], at ends: [Int], length: Double?) -> [Int] {
  guard let length else { return ends }
  var cuts = [ends[0]]
  for (start, end) in zip(ends, ends.dropFirst()) {
    let pieces = max(1, ((measure[end] - measure[start]) / length).rounded())
    let step = (measure[end] - measure[start]) / pieces
    var next = measure[start] + step
    for vertex in start + 1..<end where measure[vertex] >= next {
      cuts.append(vertex)
      next += step
    }
    if cuts.last != end { cuts.append(end) }
  }
  return cuts
}
