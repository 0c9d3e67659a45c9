/// How rivers are linked.
package struct NetworkOptions: Sendable {
  /// Metres within which an end of a line is on another line.
  package var tolerance = defaultTolerance

  package static let defaultTolerance = 1.0
  /// Metres up to which the end of a line that misses another one is a gap worth a look.
  static let gap = 30.0

  package init() {}
}
