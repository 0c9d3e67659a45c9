import SurveyModel

/// True when no two vertices that are more than 250 m apart along the course are closer than 70 m to each other.
func keepsClearOfItself(_ course: [Coordinate]) -> Bool {
  var along = [0.0]
  for (a, b) in zip(course, course.dropFirst()) { along.append(along[along.count - 1] + a.planeDistance(to: b)) }
  for i in course.indices {
    for j in course.indices.dropFirst(i + 1) where along[j] - along[i] > 250 {
      if course[i].planeDistance(to: course[j]) < 70 { return false }
    }
  }
  return true
}
