public import SurveyModel

extension ByteWriter {
  /// Appends `text` as a JSON string.
  public mutating func appendJSON(_ text: String) {
    appendQuoted(text.utf8Span.span)
  }

  /// Appends `text` as a JSON string, `null` for nil.
  public mutating func appendJSON(_ text: String?) {
    if let text { appendQuoted(text.utf8Span.span) } else { append("null") }
  }

  /// Appends the text in one row of a column as a JSON string, `null` where it is empty. Bytes that are not UTF-8 become U+FFFD.
  public mutating func appendJSON(_ column: TextColumn, _ row: Int) {
    let range = column.range(at: row)
    if range.isEmpty { return append("null") }
    let text = column.bytes.span.extracting(range)
    if isASCII(text) || (try? UTF8Span(validating: text)) != nil {
      appendQuoted(text)
    } else {
      appendJSON(String(decoding: column.bytes[range], as: UTF8.self))
    }
  }

  /// Appends an outlet's id as a JSON string.
  public mutating func appendJSON(_ id: OutletID) {
    let (first, second) = id.words
    append(UInt8(ascii: "\""))
    append(word: first, length: 8)
    append(word: second, length: OutletID.length - 8)
    if id.ordinal > 1 {
      append(UInt8(ascii: "-"))
      appendInteger(Int(id.ordinal))
    }
    append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private mutating func appendQuoted(_ text: Span<UInt8>) {
    append(UInt8(ascii: "\""))
    if isPlain(text) { append(text) } else { appendEscaped(text) }
    append(UInt8(ascii: "\""))
  }

  /// Escapes the characters that RFC 8259 names, and U+2028 and U+2029, which end a line in older JavaScript.
  private mutating func appendEscaped(_ text: Span<UInt8>) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == 0xE2, index + 1 < text.count, text[index] == 0x80, text[index + 1] & 0xFE == 0xA8 {
        append(text[index + 1] == 0xA8 ? "\\u2028" : "\\u2029")
        index += 2
      } else if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        appendEscape(byte)
      } else {
        append(byte)
      }
    }
  }

  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    default:
      append("\\u00")
      append(hexadecimalDigits[Int(byte >> 4)])
      append(hexadecimalDigits[Int(byte & 15)])
    }
  }
}

/// True for UTF-8 that can stand in a JSON string as it is. The loop looks at every byte without leaving early, so that the
/// processor handles many bytes at a time.
@inline(__always)
private func isPlain(_ text: Span<UInt8>) -> Bool {
  var strange = 0 as UInt8
  for index in text.indices {
    let byte = text[index]
    strange |= byte < 0x20 ? 1 : 0
    strange |= byte == UInt8(ascii: "\"") ? 1 : 0
    strange |= byte == UInt8(ascii: "\\") ? 1 : 0
    strange |= byte == 0xE2 ? 1 : 0
  }
  return strange == 0
}

@inline(__always)
private func isASCII(_ text: Span<UInt8>) -> Bool {
  var bits = 0 as UInt8
  for index in text.indices { bits |= text[index] }
  return bits < 0x80
}

/// The digits of base 16, by their values.
public let hexadecimalDigits = Array("0123456789ABCDEF".utf8)
