/// Adds the content of a string to `output` with its escapes resolved (RFC 8259, section 7). The escapes have been checked. True
/// when a surrogate without its partner was replaced by U+FFFD.
package func appendUnescaped(_ content: ArraySlice<UInt8>, to output: inout [UInt8]) -> Bool {
  var isRepaired = false
  var rest = content
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
      output.append(byte)
      continue
    }
    switch escape {
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "u"):
      var code = codeUnit(&rest)
      if code >= 0xD800, code < 0xDC00, rest.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
        var after = rest.dropFirst(2)
        let low = codeUnit(&after)
        if low >= 0xDC00, low < 0xE000 {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
          rest = after
        }
      }
      let scalar = Unicode.Scalar(code)
      if scalar == nil { isRepaired = true }
      output.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
    default: output.append(escape)
    }
  }
  return isRepaired
}

/// Takes four hexadecimal digits off the start of `rest`, and returns their value.
private func codeUnit(_ rest: inout ArraySlice<UInt8>) -> UInt32 {
  var unit: UInt32 = 0
  for _ in 0..<4 {
    guard let digit = rest.popFirst() else { return 0xFFFD }
    let value =
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
      default: UInt8(0)
      }
    unit = unit << 4 | UInt32(value)
  }
  return unit
}
