package import SurveyModel

/// Where a feature is: WGS 84 degrees.
package enum OutputGeometry: Sendable {
  case nothing
  case point(Coordinate)
  /// One line, or several that belong together.
  case lines([[Coordinate]])
}
