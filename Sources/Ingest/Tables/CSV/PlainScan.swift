/// Finds the cells of plain records, eight bytes at a time.
///
/// A record is plain when its bytes are printable and neither quote nor backslash, it has as many cells as the header and
/// it ends with LF or CR LF. Such a record is exactly one line, its cells need no escaping in JSON, and it holds no NUL byte.
/// Where the text is not known to be valid UTF-8, plain records are ASCII. Nearly every record of nearly every file is plain.
struct PlainScan: ~Copyable {
  /// Offset in the text of the end of each cell of the record that was scanned last.
  let ends: UnsafeMutablePointer<Int>
  private let columns: Int
  /// The delimiter in each of the eight bytes.
  private let delimiters: UInt64
  /// The top bit of each byte where bytes above 0x7F are not plain, else 0.
  private let foreign: UInt64

  /// The most bytes that a plain record has.
  static let maximumRecord = 4096
  /// How many bytes of text must follow a plain record: its cells are copied in blocks, which reads beyond them.
  static let slack = 16

  /// `isUTF8`: the text is known to be valid UTF-8, so that bytes above 0x7F are parts of characters.
  init(delimiter: UInt8, columns: Int, isUTF8: Bool) {
    self.columns = max(1, columns)
    foreign = isUTF8 ? 0 : Self.tops
    delimiters = Self.ones &* UInt64(delimiter)
    ends = .allocate(capacity: self.columns)
    ends.initialize(repeating: 0, count: self.columns)
  }

  deinit { ends.deallocate() }

  /// Where the record at `start` of `text` ends, without and with its line end; nil when it is not plain.
  @inline(__always)
  func record(_ text: UnsafeRawBufferPointer, from start: Int) -> (contentEnd: Int, end: Int, isASCII: Bool)? {
    guard let base = text.baseAddress else { return nil }
    let limit = min(text.count &- Self.slack, start &+ Self.maximumRecord) &- 8
    var at = start
    var cell = 0
    var seen: UInt64 = 0
    while at < limit {
      let word = base.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      var found = Self.zeros(word ^ delimiters)
      let special = (Self.special(word) | word & foreign) & ~found
      // Only the bytes before the first special one belong to the record: the bits below its top bit.
      let own = special == 0 ? ~0 : (special & (0 &- special)) &- 1
      found &= own
      seen |= word & own
      while found != 0 {
        guard cell < columns &- 1 else { return nil }
        ends[cell] = at &+ found.trailingZeroBitCount / 8
        cell &+= 1
        found &= found &- 1
      }
      if special != 0 {
        let contentEnd = at &+ special.trailingZeroBitCount / 8
        guard cell == columns &- 1 else { return nil }
        ends[cell] = contentEnd
        let isASCII = seen & Self.tops == 0
        switch base.load(fromByteOffset: contentEnd, as: UInt8.self) {
        case 0x0A: return (contentEnd, contentEnd &+ 1, isASCII)
        case 0x0D where base.load(fromByteOffset: contentEnd &+ 1, as: UInt8.self) == 0x0A:
          return (contentEnd, contentEnd &+ 2, isASCII)
        default: return nil
        }
      }
      at &+= 8
    }
    return nil
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// The top bit of every byte that is zero, and of no other (Warren, "Hacker's Delight", 6-1).
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    ~(((word & ~tops) &+ ~tops) | word | ~tops)
  }

  /// The top bit of every byte that is below 0x20, a quote, a backslash or DEL. Only the lowest of these bits is reliable:
  /// above a quote, backslash or DEL the subtraction borrows from the next byte and may set its bit wrongly.
  @inline(__always)
  private static func special(_ word: UInt64) -> UInt64 {
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let deletes = word ^ (ones &* 0x7F)
    let low = ~(((word & ~tops) &+ (ones &* 0x60)) | word)
    let others = ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | ((deletes &- ones) & ~deletes)
    return (low | others) & tops
  }
}
