/// A word that is none of those that are known, and the known one that was probably meant.
public struct WordCorrection: Sendable, Hashable {
  /// What was given.
  public var typed: String
  /// What was probably meant.
  public var meant: String

  package init(typed: String, meant: String) {
    self.typed = typed
    self.meant = meant
  }
}
