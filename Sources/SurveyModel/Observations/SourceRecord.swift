/// One record of a file: which it is, and the bytes that it owns.
package struct SourceRecord: Sendable {
  /// 1 for the first record of the file.
  package var number: Int
  /// The line that the record begins on, 1 for the first; nil in formats without lines.
  package var line: Int?
  /// Offsets in the (inflated) file.
  package var bytes: Range<Int>

  package init(_ number: Int, line: Int? = nil, bytes: Range<Int>) {
    self.number = number
    self.line = line
    self.bytes = bytes
  }
}
