/// A tag or a piece of text. Its texts are asked of the ``XMLReader`` before the next event is.
package struct XMLEvent: Sendable {
  package enum Kind: Sendable {
    case start, end
    /// Character data, perhaps only a part of it.
    case text
  }

  package let kind: Kind
  /// Number of the element's name without its prefix, see ``XMLReader/name(_:)``; −1 for text.
  package let name: Int
  /// Number of the name with its prefix.
  package let qualifiedName: Int
  /// The bytes of the tag. An empty element (`<a/>`) owns its bytes at the start, and none at its end.
  package let range: Range<Int>
  /// Attributes of a start tag (numbers), or the text (bytes of the reader's store).
  let content: Range<Int>
}
