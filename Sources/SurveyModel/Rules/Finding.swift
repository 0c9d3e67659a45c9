/// A named fault or doubt that a person should look at. It never stops a run.
public struct Finding: Sendable {
  /// What was found, as a rule.
  public var rule: Rule
  /// How much it matters.
  public var severity: Severity
  /// What was found and what to do, in one or two sentences, with options as they are typed.
  package var wording: String
  /// Name of the file as outputs show it.
  public var source: String?
  /// The number of the record in the file, from 1; nil for a finding about no record.
  public var record: Int?
  /// The id of the outlet; nil for a finding about none.
  public var outletID: String?
  /// The id of the river; nil for a finding about none.
  public var riverID: String?
  /// WGS 84; nil for a finding about no position.
  public var position: Coordinate?

  package init(
    _ rule: Rule, _ severity: Severity, _ message: String, source: String? = nil, record: Int? = nil,
    position: Coordinate? = nil
  ) {
    self.rule = rule
    self.severity = severity
    wording = message
    self.source = source
    self.record = record
    self.position = position
  }

  /// What was found and what to do, in one or two sentences, with options under the names of their properties.
  public var message: String { message(naming: .properties) }

  /// The same, with options under the names of one kind.
  public func message(naming: OptionNaming) -> String { OptionName.rename(in: wording, naming) }

  /// The same finding, about an outlet and a river by their ids; nil leaves open which.
  package func about(outlet: String? = nil, river: String?) -> Finding {
    var finding = self
    finding.outletID = outlet
    finding.riverID = river
    return finding
  }
}
