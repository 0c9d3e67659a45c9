/// A named fault or doubt that a person should look at. It never stops a run.
public struct Finding: Sendable {
  public var rule: Rule
  public var severity: Severity
  /// What was found and what to do, in one or two sentences.
  public var message: String
  /// Name of the file as outputs show it.
  public var source: String?
  public var record: Int?
  public var outletID: String?
  public var riverID: String?
  /// WGS 84; nil for a finding about no position.
  public var position: Coordinate?

  public init(
    _ rule: Rule, _ severity: Severity, _ message: String, source: String? = nil, record: Int? = nil,
    position: Coordinate? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.source = source
    self.record = record
    self.position = position
  }

  /// The same finding, about an outlet and a river by their ids; nil leaves open which.
  public func about(outlet: String? = nil, river: String?) -> Finding {
    var finding = self
    finding.outletID = outlet
    finding.riverID = river
    return finding
  }
}
