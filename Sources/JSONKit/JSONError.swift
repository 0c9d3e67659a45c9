/// Why a text is not JSON, or not JSON that two readers would read alike.
package struct JSONError: Error, Sendable, CustomStringConvertible {
  package enum Code: Sendable {
    case empty
    case outOfMemory
    case tooLong
    case notUTF8
    case unclosedString
    case controlCharacter
    case syntax
    case number
    case escape
    case tooDeep
    case duplicateKey
    case truncated
    case trailingText
  }

  package var code: Code
  /// Offset of the byte at fault in the array that was parsed, where it is known.
  package var offset: Int?
  /// What was found, in one line.
  package var description: String

  init(_ code: Code, at offset: Int?, in bytes: [UInt8], range: Range<Int>, maximumDepth: Int) {
    self.code = code
    self.offset = offset
    let place = offset.map { " at byte \($0), line \(lineNumber(at: $0, in: bytes))" } ?? ""
    let found = offset.map { Self.excerpt(bytes, at: $0, in: range) } ?? ""
    description =
      switch code {
      case .empty: "no JSON: the text is empty"
      case .outOfMemory: "not enough memory to read it"
      case .tooLong: "longer than 4 GiB"
      case .notUTF8: "bytes that are not UTF-8\(place)"
      case .unclosedString: "a string without its closing quote\(place)"
      case .controlCharacter: "a control character inside a string\(place)"
      case .syntax: "found \(found) where JSON allows none\(place)"
      case .number: "\(found) is not a JSON number\(place)"
      case .escape: "a string with a wrong escape\(place)"
      case .tooDeep: "nested deeper than \(maximumDepth) levels\(place)"
      case .duplicateKey: "the key \(found) twice in one object, of which readers take one or the other\(place)"
      case .truncated: "the text ends too early: a bracket or brace is not closed"
      case .trailingText: "text after the end of the JSON\(place): \(found)"
      }
  }

  /// What stands at `offset`, short and without control characters.
  private static func excerpt(_ bytes: [UInt8], at offset: Int, in range: Range<Int>) -> String {
    guard range.contains(offset) else { return "nothing" }
    var end = offset + 1
    let limit = min(range.upperBound, offset + 40)
    let isQuoted = bytes[offset] == UInt8(ascii: "\"")
    while end < limit {
      let byte = bytes[end]
      if isQuoted {
        end += 1
        if byte == UInt8(ascii: "\"") { break }
      } else if byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        break
      } else {
        end += 1
      }
    }
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
  }
}

/// The line on which the byte at `offset` stands, from 1. A line ends with LF, CRLF or CR.
package func lineNumber(at offset: Int, in bytes: [UInt8]) -> Int {
  var line = 1
  var previous: UInt8 = 0
  for byte in bytes[..<min(max(0, offset), bytes.count)] {
    if byte == 0x0A {
      if previous != 0x0D { line += 1 }
    } else if byte == 0x0D {
      line += 1
    }
    previous = byte
  }
  return line
}

/// The first byte of `range` that does not belong to well-formed UTF-8, or nil.
func firstByteNotUTF8(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
  var decoder = UTF8()
  var iterator = bytes[range].makeIterator()
  var offset = range.lowerBound
  while true {
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar): offset += UTF8.width(scalar)
    case .emptyInput: return nil
    case .error: return offset
    }
  }
}
