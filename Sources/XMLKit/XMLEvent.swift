/// A tag or a piece of text. The ``XMLReader`` has its name, attributes and text until the next event is read.
package struct XMLEvent: Sendable {
  package enum Kind: Sendable {
    case start, end
    /// Character data. The text between two tags may come as several events.
    case text
  }

  package let kind: Kind
  /// The number of the element's name without its prefix, for ``XMLReader/name(_:)``; −1 for text.
  package let name: Int
  /// The number of the element's name with its prefix; −1 for text.
  package let qualifiedName: Int
  /// The bytes of the tag. The start of an empty element (`<a/>`) has all its bytes, and its end has none.
  package let range: Range<Int>
  /// For a start tag the indices of its attributes in ``XMLState/attributes``, for text its bytes in ``XMLState/store``.
  let content: Range<Int>
}
