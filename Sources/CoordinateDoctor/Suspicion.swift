package import SurveyModel

/// What the doctor thinks is wrong with a file, and why.
package struct Suspicion: Sendable {
  package var rule: Rule
  /// The name of it in `--fix`; nil where nothing can be mended that way.
  package var fault: Fault?
  /// What mends it; nil unless the evidence is clear.
  package var remedy: Remedy?
  /// Where the evidence ties: what it can be. Empty where it is clear.
  package var candidates: [String] = []
  /// What it is, with the evidence and its numbers.
  package var reason: String
  /// The options that mend it; empty where there are none.
  package var advice = ""
  package var severity = Severity.warning
  /// The first record concerned, and its place (WGS 84), where it is not all of the file.
  package var record: Int?
  package var position: Coordinate?

  init(_ rule: Rule, _ reason: String) {
    self.rule = rule
    self.reason = reason
  }

  package var message: String { advice.isEmpty ? reason : "\(reason) \(advice)" }

  /// For `review.geojson`.
  package func finding(source: String) -> Finding {
    Finding(rule, severity, message, source: source, record: record, position: position)
  }
}
