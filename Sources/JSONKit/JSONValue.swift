/// A value of the text that a ``JSONReader`` parsed last.
package struct JSONValue: Hashable, Sendable {
  /// The number of its first token.
  let token: Int
}
