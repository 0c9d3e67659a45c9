/// What a rule can be used as.
public enum RuleUse: Hashable, Sendable {
  /// It stands in `flags` of an accepted observation, and of the outlet that the observation is a sighting of.
  case flag
  /// It stands in `rule` of `rejected.csv`: the reason why a record was not used.
  case rejection
  /// It stands in `rule` of `review.geojson`, with this severity.
  case finding(Severity)
}
