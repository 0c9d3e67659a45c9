/// A word of a closed vocabulary: one of a few values that a property of the outputs can have.
public protocol VocabularyWord: CaseIterable, Hashable, Sendable {
  /// The word as the outputs write it. It is a `StaticString` because writers copy it millions of times.
  var literal: StaticString { get }
}

extension VocabularyWord {
  /// The word as the outputs write it.
  public var name: String { literal.description }

  /// All words of this vocabulary.
  public static var names: [String] { allCases.map(\.name) }
}
