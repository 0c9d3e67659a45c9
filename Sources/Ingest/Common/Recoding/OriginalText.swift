import SurveyModel

/// A text in UTF-8 together with the bytes of the file from which it was decoded, so that an offset in the text can be turned
/// into an offset in the file.
struct OriginalText: Sendable {
  enum Encoding: Sendable {
    case utf8, utf16LittleEndian, utf16BigEndian, gb18030

    var name: String {
      switch self {
      case .utf8: "UTF-8"
      case .utf16LittleEndian: "UTF-16LE"
      case .utf16BigEndian: "UTF-16BE"
      case .gb18030: "GB18030"
      }
    }
  }

  /// The byte order mark of UTF-8.
  static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The file's bytes.
  let original: [UInt8]
  let encoding: Encoding
  /// The text; the same array as `original` for UTF-8.
  let text: [UInt8]
  /// Offset in `text` of the first byte after a byte-order mark.
  let start: Int
  /// Bytes of the byte-order mark in `original`.
  let mark: Int
  /// An offset in `text`, and in `knownOriginal` the offset of the same character in `original`: the next ones are counted on
  /// from there.
  private var knownText: Int
  private var knownOriginal: Int

  private init(_ original: [UInt8], _ encoding: Encoding, text: [UInt8], start: Int, mark: Int) {
    self.original = original
    self.encoding = encoding
    self.text = text
    self.start = start
    self.mark = mark
    knownText = start
    knownOriginal = mark
  }

  /// Takes UTF-8 as it is, with or without its mark, and decodes UTF-16 where the mark or the zero bytes of the first
  /// characters say so (RFC 4627 section 3). Throws when UTF-16 is broken; UTF-8 is not checked here.
  init(unicode bytes: [UInt8], source: String) throws(InputError) {
    let first = Array(bytes.prefix(4))
    if first.starts(with: [0xFE, 0xFF]) || (first.count >= 2 && first[0] == 0 && first[1] != 0) {
      let mark = first[0] == 0xFE ? 2 : 0
      try self.init(utf16: bytes, mark: mark, isBigEndian: true, source: source)
    } else if first.starts(with: [0xFF, 0xFE]) || (first.count >= 2 && first[1] == 0 && first[0] != 0) {
      let mark = first[0] == 0xFF ? 2 : 0
      try self.init(utf16: bytes, mark: mark, isBigEndian: false, source: source)
    } else {
      let mark = bytes.starts(with: Self.utf8Mark) ? Self.utf8Mark.count : 0
      self.init(bytes, .utf8, text: bytes, start: mark, mark: mark)
    }
  }

  private init(utf16 bytes: [UInt8], mark: Int, isBigEndian: Bool, source: String) throws(InputError) {
    guard bytes.count % 2 == 0 else {
      throw InputError(.unreadable, "UTF-16 text with an odd number of bytes: it is cut; get the whole file", source: source)
    }
    let high = isBigEndian ? 0 : 1
    let units = stride(from: mark, to: bytes.count, by: 2).lazy.map { index in
      UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + 1 - high])
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    let isBroken = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true) { text.append($0) }
    if isBroken {
      throw InputError(
        .unreadable, "UTF-16 text with half a surrogate pair after \(text.count) characters; save the file as UTF-8",
        source: source)
    }
    self.init(bytes, isBigEndian ? .utf16BigEndian : .utf16LittleEndian, text: text, start: 0, mark: mark)
  }

  /// Takes GB18030 (of which GBK and GB2312 are parts). `text` must be the same text in UTF-8.
  init(gb18030 bytes: [UInt8], text: [UInt8]) {
    self.init(bytes, .gb18030, text: text, start: 0, mark: 0)
  }

  /// The offset in the file of the byte at `offset` of `text`. Fast when the offsets ascend from call to call.
  mutating func originalOffset(_ offset: Int) -> Int {
    if encoding == .utf8 { return offset }
    if offset < knownText {
      knownText = start
      knownOriginal = mark
    }
    let end = min(offset, text.count)
    while knownText < end {
      let width = Self.utf8Width(text[knownText])
      knownOriginal = min(original.count, knownOriginal + originalWidth(utf8Width: width))
      knownText += width
    }
    return knownOriginal
  }

  /// The bytes of the file that a range of `text` stands for.
  mutating func originalRange(_ range: Range<Int>) -> Range<Int> {
    if encoding == .utf8 { return range }
    let lower = originalOffset(range.lowerBound)
    let upper = originalOffset(range.upperBound)
    return lower..<max(lower, upper)
  }

  /// The number of bytes that the character at `knownText` has in the file.
  private func originalWidth(utf8Width: Int) -> Int {
    switch encoding {
    case .utf8: return utf8Width
    case .utf16LittleEndian, .utf16BigEndian: return utf8Width == 4 ? 4 : 2
    case .gb18030:
      // A lead byte below 0x81 is ASCII. A second byte that is a digit belongs to a character of four bytes.
      guard knownOriginal < original.count, original[knownOriginal] >= 0x81 else { return 1 }
      guard knownOriginal + 1 < original.count else { return 1 }
      return (0x30...0x39).contains(original[knownOriginal + 1]) ? 4 : 2
    }
  }

  private static func utf8Width(_ lead: UInt8) -> Int {
    lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }
}
