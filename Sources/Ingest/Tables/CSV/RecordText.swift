/// The text of one record at a time: decoded to UTF-8 and cut into cells. Belongs to one worker.
struct RecordText: ~Copyable {
  private let encoding: TextEncoding
  private let delimiter: Delimiter
  private let decoder: TextDecoder
  /// The text of a record that had to be decoded or changed; unused when the record can be read where it stands.
  private var copy: [UInt8] = []
  private var isCopied = false
  private(set) var tokens = CellTokens()

  init(encoding: TextEncoding, delimiter: Delimiter) {
    self.encoding = encoding
    self.delimiter = delimiter
    decoder = TextDecoder(encoding)
  }

  var cells: [Range<Int>] { tokens.cells }

  /// Adds empty cells behind the last until there are `count`.
  mutating func pad(to count: Int) { tokens.pad(to: count) }

  /// Takes other ranges of the same text for the cells.
  mutating func replace(with cells: [Range<Int>]) { tokens.replace(with: cells) }

  /// Decodes the record in `bytes`, which is without its line end, and cuts it into cells. Returns nil, or the offset of the
  /// first byte that is no character of its encoding.
  mutating func read(_ bytes: Span<UInt8>, hasQuotes: Bool) -> Int? {
    isCopied = false
    switch encoding {
    case .utf8: break
    case .table where UTF8Check.isASCII(bytes): break
    default:
      copy.removeAll(keepingCapacity: true)
      isCopied = true
      if let fault = decoder.append(bytes, to: &copy) { return fault }
    }
    if hasQuotes || delimiter == .fullWidthComma {
      if !isCopied {
        copy.removeAll(keepingCapacity: true)
        bytes.withUnsafeBufferPointer { copy.append(contentsOf: $0) }
        isCopied = true
      }
      tokens.read(quoted: &copy, delimiter: delimiter)
    } else if isCopied {
      let text = copy
      tokens.read(text.span, delimiter: delimiter.byte)
    } else {
      tokens.read(bytes, delimiter: delimiter.byte)
    }
    return nil
  }

  /// Calls `body` with the text that ``cells`` are ranges of, given the bytes that ``read(_:hasQuotes:)`` was given.
  @inline(__always)
  func withText<Result>(of bytes: Span<UInt8>, _ body: (Span<UInt8>, [Range<Int>]) throws -> Result) rethrows -> Result {
    if isCopied { try body(copy.span, tokens.cells) } else { try body(bytes, tokens.cells) }
  }

  /// The cells as arrays, for the header and the sample.
  func arrays(of bytes: Span<UInt8>) -> [[UInt8]] {
    withText(of: bytes) { text, cells in
      cells.map { cell in cell.map { text[$0] } }
    }
  }
}
