extension String {
  /// The text with "…" for every `secret` in it.
  func without(_ secret: String?) -> String {
    guard let secret, !secret.isEmpty else { return self }
    var rest = self[...]
    var text = ""
    while let found = rest.firstRange(of: secret) {
      text += rest[..<found.lowerBound] + "…"
      rest = rest[found.upperBound...]
    }
    return text + rest
  }
}
