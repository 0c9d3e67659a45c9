import Glibc

/// Converts UTF-8 to GB18030, which holds all of Unicode. Nil when the C library does not have the conversion.
func gb18030(_ utf8: [UInt8]) -> [UInt8]? {
  let converter = iconv_open("GB18030", "UTF-8")
  // iconv_open returns (iconv_t)-1 for a conversion that it does not know.
  guard converter != UnsafeMutableRawPointer(bitPattern: -1) else { return nil }
  defer { iconv_close(converter) }
  var input = utf8.map { CChar(bitPattern: $0) }
  // A character has at most four bytes in GB18030, and at least one in UTF-8.
  var output = [CChar](repeating: 0, count: utf8.count * 4)
  let written = input.withUnsafeMutableBufferPointer { source -> Int? in
    output.withUnsafeMutableBufferPointer { target -> Int? in
      var from = source.baseAddress
      var to = target.baseAddress
      var fromLeft = source.count
      var toLeft = target.count
      guard iconv(converter, &from, &fromLeft, &to, &toLeft) != -1, fromLeft == 0 else { return nil }
      return target.count - toLeft
    }
  }
  return written.map { output[..<$0].map { UInt8(bitPattern: $0) } }
}
