import Glibc
import SurveyMath
import SurveyModel

/// The vertices (metres on a plane) of a course that winds from `start` towards `heading` (radians from east, counter-clockwise),
/// until it is `extent` metres away in that direction.
///
/// It is a sine-generated curve, heading = mean + ω sin(2πs/λ): L. B. Leopold and W. B. Langbein, River Meanders, 1966. A longer
/// and weaker wave is added, so that bends differ from each other.
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
