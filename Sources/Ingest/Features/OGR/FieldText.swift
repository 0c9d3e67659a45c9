import SurveyModel

/// Turns texts of a source into JSON strings in UTF-8. A class, because its decoder has a state. Only the thread that reads the
/// source may use it.
final class FieldText {
  let encoding: TextEncoding
  private let decoder: TextDecoder
  private var room: [UInt8] = []
  /// Number of texts with bytes that are no characters of the encoding.
  private(set) var repaired = 0

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    decoder = TextDecoder(encoding)
  }

  /// Appends `text` with quotes and escapes.
  func append(_ text: Span<UInt8>, to output: inout [UInt8]) {
    if encoding == .utf8, isPlainText(text) { return JSONText.appendString(text, to: &output) }
    let decoded = decode(text)
    JSONText.appendString(decoded.span, to: &output)
  }

  /// `text` in UTF-8.
  func text(_ text: [UInt8]) -> [UInt8] { decode(text.span) }

  private func isPlainText(_ text: Span<UInt8>) -> Bool {
    UTF8Check.isASCII(text) || UTF8Check.firstFault(text, mayBeCut: false) == nil
  }

  /// `text` in UTF-8. A last character that the width of the column has cut in two is left out; other bytes that are no
  /// characters become U+FFFD.
  private func decode(_ text: Span<UInt8>) -> [UInt8] {
    if UTF8Check.isASCII(text) { return text.indices.map { text[$0] } }
    if encoding == .utf8 {
      guard let fault = UTF8Check.firstFault(text, mayBeCut: false) else { return text.indices.map { text[$0] } }
      repaired += 1
      let bytes = text.indices.map { text[$0] }
      if UTF8Check.firstFault(text, mayBeCut: true) == nil { return Array(bytes[..<fault]) }
      return Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
    room.removeAll(keepingCapacity: true)
    guard let fault = decoder.append(text, to: &room) else { return room }
    repaired += 1
    var decoded: [UInt8] = []
    if decoder.append(text, to: &decoded, mayBeCut: true) != nil {
      decoded.removeAll()
      _ = decoder.append(text.extracting(0..<min(fault, text.count)), to: &decoded)
      decoded += "\u{FFFD}".utf8
    }
    return decoded
  }
}
