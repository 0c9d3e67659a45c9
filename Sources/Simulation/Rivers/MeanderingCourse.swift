import Glibc
import SurveyMath
import SurveyModel

/// The manner in which a river winds.
struct Meander {
  /// Metres along the river of one bend to the left and one to the right.
  var wavelength: Double
  /// Radians by which its heading swings to either side.
  var swing: Double
  /// Metres between vertices, about.
  var step: Double
  /// Metres over which the swing grows from nothing, so that a tributary leaves its confluence straight.
  var calm: Double
}

/// Vertices (metres on a plane) of a course that winds from `start` towards `heading` (radians from east,
/// counter-clockwise) until it has come `extent` metres that way.
///
/// Sine-generated curve, heading = mean + ω sin(2πs/λ): L. B. Leopold and W. B. Langbein, River Meanders, 1966; with a
/// longer and weaker wave added, so that no two bends are alike.
func meanderingCourse(
  from start: Coordinate, heading: Double, extent: Double, meander: Meander, using random: inout SeededGenerator
) -> [Coordinate] {
  let phase = random.unit() * 2 * .pi
  let slowPhase = random.unit() * 2 * .pi
  var course = [start]
  var point = start
  var along = 0.0
  let (ahead, aside) = (cos(heading), sin(heading))
  while (point.x - start.x) * ahead + (point.y - start.y) * aside < extent {
    let ramp = meander.calm > 0 ? min(1, along / meander.calm) : 1
    let turn =
      meander.swing * sin(2 * .pi * along / meander.wavelength + phase)
      + 0.3 * meander.swing * sin(2 * .pi * along / (3.3 * meander.wavelength) + slowPhase)
    let direction = heading + ramp * turn
    let step = meander.step * random.real(in: 0.75...1.25)
    point.x += step * cos(direction)
    point.y += step * sin(direction)
    along += step
    course.append(point)
  }
  return course
}

/// True when the course keeps clear of itself: no two vertices further than 250 m apart along it come within 70 m.
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
