/// A property that is looked for in many features: by the name that the user gave, else by aliases.
struct NamedProperty: Sendable {
  let name: String?
  private let ranks: [String: Int]

  init(_ name: String?, aliases: [String]) {
    self.name = name
    ranks = Dictionary(aliases.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
  }

  /// The rank of a key, 0 for the best; nil when it is another property.
  func rank(_ word: String) -> Int? {
    guard let name else { return ranks[HeaderName(word).key] }
    // First the exact name, then names that differ in case or separators only.
    return word.utf8.elementsEqual(name.utf8) ? 0 : HeaderName(word) == HeaderName(name) ? 1 : nil
  }
}
