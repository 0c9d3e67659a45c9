package import SurveyModel

/// How river lines are linked into a network.
package struct NetworkOptions: Sendable {
  /// Metres within which the end of a line counts as lying on another line.
  package var tolerance = defaultTolerance

  /// The direction in which the lines are drawn, by the user's word; nil where the layer is to tell.
  package var drawn: DrawnDirection?
  /// Where water ends, by the user's word.
  package var mouths: [RiverMouth] = []

  package static let defaultTolerance = 1.0
  /// Metres within which the end of a line that misses another line is reported as a gap.
  static let gap = 30.0

  package init() {}
}
