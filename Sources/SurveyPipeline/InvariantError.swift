/// A check of the program's own that failed: a fault of the program, not of the input (exit code 70).
public struct InvariantError: Error, Sendable, CustomStringConvertible {
  /// What did not hold.
  public var description: String

  init(_ what: String) {
    description = "internal check failed: \(what). Nothing was written; please report this with the input."
  }
}
