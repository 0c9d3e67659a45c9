/// What the rows of a table are, where the user says so.
public enum TableRole: String, CaseIterable, Sendable {
  /// Fixes of a flight or walk: where the crew or the aircraft has been.
  case track
  /// Observations: each row says "an outlet is here".
  case observations
}
