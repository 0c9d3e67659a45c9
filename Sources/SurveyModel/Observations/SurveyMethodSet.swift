/// The ways in which something was seen, in the order drone, foot, other.
package struct SurveyMethodSet: Sequence, Hashable, Sendable, ExpressibleByArrayLiteral {
  private var bits: UInt8 = 0

  package init() {}

  package init(arrayLiteral methods: SurveyMethod...) {
    for method in methods { insert(method) }
  }

  package mutating func insert(_ method: SurveyMethod) { bits |= 1 << method.rawValue }

  package func contains(_ method: SurveyMethod) -> Bool { bits & (1 << method.rawValue) != 0 }

  package func makeIterator() -> IndexingIterator<[SurveyMethod]> {
    SurveyMethod.allCases.filter(contains).makeIterator()
  }
}
