/// Why a text is no JSON, or JSON that different readers would read differently.
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
  /// Offset of the wrong byte in the array that was parsed; nil when it is not known.
  package var offset: Int?
  /// What is wrong, in one line, without the offset.
  package var description: String

  init(_ code: Code, at offset: Int?, in bytes: [UInt8], range: Range<Int>, maximumDepth: Int) {
    self.code = code
    self.offset = offset
    let found = offset.map { Self.excerpt(bytes, at: $0, in: range) } ?? ""
    description =
      switch code {
      case .empty: "there is no JSON, the text is empty"
      case .outOfMemory: "there is not enough memory to read it"
      case .tooLong: "it is longer than 4 GiB"
      case .notUTF8: "there are bytes that are not UTF-8"
      case .unclosedString: "a string has no closing quote"
      case .controlCharacter: "there is a control character inside a string"
      case .syntax: found.isEmpty ? "the JSON is broken" : "\(found) stands where JSON allows none"
      case .number: "\(found) is not a JSON number"
      case .escape: "a string has a wrong escape"
      case .tooDeep: "it is nested deeper than \(maximumDepth) levels"
      case .duplicateKey: "the key \(found) stands twice in one object, and readers differ in which they take"
      case .truncated: "the text ends too early: a bracket or brace is not closed"
      case .trailingText: "there is text after the end of the JSON: \(found)"
      }
  }

  /// The beginning of the text at `offset`, without control characters.
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
