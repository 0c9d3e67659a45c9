/// The next member of an object, or the next element of an array, while they are read one after another.
package struct JSONCursor: Sendable {
  /// The token before or at the start of the next member or element.
  var token: Int
}
