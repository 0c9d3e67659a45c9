/// A finding as the layer of findings has it. Nil where the layer has null.
package struct FindingEntry: Sendable, Equatable {
  package var rule: String
  package var severity: String
  package var message: String
  package var source: String?
  package var record: Int?
  package var outletID: String?
  package var riverID: String?
  /// Longitude and latitude; nil for a finding without a place.
  package var position: [Double]?

  package init(rule: String, severity: String, message: String) {
    self.rule = rule
    self.severity = severity
    self.message = message
  }
}
