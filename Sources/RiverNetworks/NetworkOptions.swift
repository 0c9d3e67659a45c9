/// How river lines are linked into a network.
package struct NetworkOptions: Sendable {
  /// Metres within which the end of a line counts as lying on another line.
  package var tolerance = defaultTolerance

  package static let defaultTolerance = 1.0
  /// Metres within which the end of a line that misses another line is reported as a gap.
  static let gap = 30.0

  package init() {}
}
