/// Why a text is no XML that is read.
package struct XMLError: Error, Sendable, CustomStringConvertible {
  package enum Code: Sendable {
    case empty
    /// There is a DOCTYPE. It can define entities that read other files or grow without end.
    case doctype
    case tooDeep
    case tooManyAttributes
    /// One tag or one text is longer than ``XMLReader/maximumToken``.
    case tokenTooLong
    /// The text ends inside an element.
    case truncated
    case unknownEncoding
    /// Some bytes are not of the encoding that the text states.
    case wrongEncoding
    case malformed
    case outOfMemory
  }

  package var code: Code
  /// Offset of the byte at which the reader stopped.
  package var offset: Int
  /// The line of that byte, from 1.
  package var line: Int
  /// What was found, in one line.
  package var description: String

  init(_ code: Code, offset: Int, line: Int, detail: String = "") {
    self.code = code
    self.offset = offset
    self.line = line
    let position = "at byte \(offset), line \(line)"
    description =
      switch code {
      case .empty: "no XML: the text is empty"
      case .doctype: "DTD not allowed: there is a DOCTYPE \(position); remove it"
      case .tooDeep: "elements nested deeper than \(XMLReader.maximumDepth) levels \(position)"
      case .tooManyAttributes: "an element with more than \(XMLReader.maximumAttributes) attributes \(position)"
      case .tokenTooLong: "a tag or text longer than \(XMLReader.maximumToken >> 20) MiB \(position)"
      case .truncated: "the file ends in the middle, \(position): an element is not closed"
      case .unknownEncoding: "an encoding that is not known: \(detail)"
      case .wrongEncoding: "bytes that are not \(detail) \(position)"
      case .malformed: "not well-formed XML \(position): \(detail)"
      case .outOfMemory: "not enough memory to read it"
      }
  }
}
