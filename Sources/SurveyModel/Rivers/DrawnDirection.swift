/// The way in which river lines are drawn, from their first vertex to their last.
public enum DrawnDirection: String, Sendable, CaseIterable {
  /// With the flow.
  case downstream
  /// Against the flow.
  case upstream
  /// Now this way and now that way: the drawing tells nothing.
  case unknown
}
