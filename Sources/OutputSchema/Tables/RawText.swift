import FileKit

/// A record's bytes as text: UTF-8 as it is; other bytes, and control characters that are no white space, as `\xNN`. After
/// `limit` bytes the text is cut, with a mark that says how many bytes are left out.
package func rawText(_ raw: [UInt8], limit: Int = 2000) -> String {
  var text = ""
  var reader = UTF8ScalarReader(raw.count > limit ? Array(raw.prefix(limit + 4)) : raw)
  var used = 0
  while used < limit, let piece = reader.next() {
    switch piece {
    case .scalar(let scalar, let range):
      if range.upperBound > limit, raw.count > limit { return text + cut(raw.count - used) }
      used = range.upperBound
      if scalar.value == 0x7F || scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar) {
        text += escape(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        text.unicodeScalars.append(scalar)
      }
    case .invalid(let byte):
      used += 1
      text += escape(byte)
    }
  }
  return used < raw.count ? text + cut(raw.count - used) : text
}

private func cut(_ count: Int) -> String { "… (\(count) bytes more)" }

private func escape(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count < 2 ? "\\x0\(digits)" : "\\x\(digits)"
}
