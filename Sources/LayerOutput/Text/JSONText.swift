import SurveyModel

/// Appends `text` as a JSON string.
package func appendJSON(_ text: String, to bytes: inout [UInt8]) {
  var text = text
  text.withUTF8 { appendEscaped($0, to: &bytes) }
}

/// As above; `null` for nil.
package func appendJSON(_ text: String?, to bytes: inout [UInt8]) {
  if let text { appendJSON(text, to: &bytes) } else { bytes.append("null") }
}

/// Appends one text of a column as a JSON string, `null` where it is empty. Bytes that are not UTF-8 become U+FFFD.
func appendJSON(_ column: TextColumn, _ row: Int, to bytes: inout [UInt8]) {
  let range = column.range(at: row)
  if range.isEmpty { return bytes.append("null") }
  column.bytes.withUnsafeBufferPointer { block in
    let text = UnsafeBufferPointer(rebasing: block[range])
    if text.allSatisfy({ $0 < 0x80 }) || String(validating: text, as: UTF8.self) != nil {
      appendEscaped(text, to: &bytes)
    } else {
      appendJSON(String(decoding: text, as: UTF8.self), to: &bytes)
    }
  }
}

/// Escapes what RFC 8259 demands, and U+2028 and U+2029, which end a line in older JavaScript.
private func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  var start = 0
  var index = 0
  while index < text.count {
    let byte = text[index]
    if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte != 0xE2 {
      index += 1
      continue
    }
    if byte == 0xE2 {
      let isSeparator = index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8
      if !isSeparator {
        index += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      if text[index + 2] == 0xA8 { bytes.append("\\u2028") } else { bytes.append("\\u2029") }
      index += 3
    } else {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      appendEscape(byte, to: &bytes)
      index += 1
    }
    start = index
  }
  bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<text.count]))
  bytes.append(UInt8(ascii: "\""))
}

private func appendEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
  switch byte {
  case UInt8(ascii: "\""): bytes.append("\\\"")
  case UInt8(ascii: "\\"): bytes.append("\\\\")
  case 0x08: bytes.append("\\b")
  case 0x09: bytes.append("\\t")
  case 0x0A: bytes.append("\\n")
  case 0x0C: bytes.append("\\f")
  case 0x0D: bytes.append("\\r")
  default:
    bytes.append("\\u00")
    bytes.append(hexadecimalDigits[Int(byte >> 4)])
    bytes.append(hexadecimalDigits[Int(byte & 15)])
  }
}

let hexadecimalDigits = Array("0123456789ABCDEF".utf8)

/// Texts as JSON values, escaped once and copied often: the ids that a million features repeat.
struct JSONTexts: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init(_ texts: some Sequence<String?>) {
    for text in texts {
      appendJSON(text, to: &bytes)
      ends.append(bytes.count)
    }
  }

  /// Appends the text at `index`, in quotes, or `null`.
  @inline(__always)
  func append(_ index: Int, to output: inout [UInt8]) {
    output.append(contentsOf: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
  }

  /// As ``append(_:to:)`` without the closing quote, for a text that goes on.
  func appendOpen(_ index: Int, to output: inout [UInt8]) {
    output.append(contentsOf: bytes[(index == 0 ? 0 : ends[index - 1])..<(ends[index] - 1)])
  }
}
