/// A set of flags in one word. Only rules up to ``Rule/lastFlag`` can be members.
public struct RuleSet: OptionSet, Hashable, Sendable {
  /// One bit for each rule, by its number.
  public let rawValue: UInt64

  /// The set of these bits.
  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// The set of one rule; empty for a rule that is no flag.
  @inlinable
  public init(_ rule: Rule) {
    self.rawValue = rule.rawValue <= Rule.lastFlag.rawValue ? 1 << UInt64(rule.rawValue) : 0
  }

  /// True for a member.
  @inlinable
  public func contains(_ rule: Rule) -> Bool { rawValue & RuleSet(rule).rawValue != 0 }

  /// Adds a rule; one that is no flag is passed over.
  @inlinable
  public mutating func insert(_ rule: Rule) { formUnion(RuleSet(rule)) }

  /// The members, sorted by the bytes of their ids.
  public var rules: [Rule] {
    guard rawValue != 0 else { return [] }
    return Rule.flagsByID.filter(contains)
  }

  /// The ids of the members, sorted by their bytes as the outputs want them.
  public var ids: [String] { rules.map(\.id) }
}

extension Rule {
  /// All flags, sorted by the bytes of their ids.
  fileprivate static let flagsByID = Rule.allCases.filter { $0.rawValue <= lastFlag.rawValue }
    .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
}
