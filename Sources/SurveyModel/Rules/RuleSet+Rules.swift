extension RuleSet {
  /// The members, sorted by the bytes of their ids.
  public var rules: [Rule] { ids.compactMap { Rule(id: $0) } }
}
