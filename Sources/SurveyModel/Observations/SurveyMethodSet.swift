/// The ways in which something was seen, in the order drone, foot, other.
public struct SurveyMethodSet: Sequence, Hashable, Sendable, ExpressibleByArrayLiteral {
  private var bits: UInt8 = 0

  public init() {}

  public init(arrayLiteral methods: SurveyMethod...) {
    for method in methods { insert(method) }
  }

  public mutating func insert(_ method: SurveyMethod) { bits |= 1 << method.rawValue }

  public func contains(_ method: SurveyMethod) -> Bool { bits & (1 << method.rawValue) != 0 }

  public func makeIterator() -> IndexingIterator<[SurveyMethod]> {
    SurveyMethod.allCases.filter(contains).makeIterator()
  }
}
