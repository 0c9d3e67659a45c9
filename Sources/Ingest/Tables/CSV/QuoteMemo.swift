/// What following the quotes of one record has shown about the bytes behind it.
///
/// A record whose quotes make no sense is rejected as its first line only, so the next line is followed anew and meets the same
/// quotes. Without this memory a file of nothing but stray quotes would be searched for 64 KiB from each of its lines.
struct QuoteMemo {
  /// How many quoted cells of one record have a memory of their own; further ones share the last.
  static let slots = 32

  /// What follows a record's first quoted cell.
  struct Tail {
    /// Offset of the quote that closes the cell.
    var quote: Int
    /// Where the record ends; nil where no end was found.
    var end: Int?
    /// Number of cells behind the quoted one.
    var cells: Int
  }

  /// For each quoted cell of a record: the bytes behind its opening quote in which an earlier search found no closing quote.
  var searched = [Range<Int>](repeating: 0..<0, count: slots)
  /// The lines that begin in these bytes are known not to be clean records by themselves (see ``RecordSplitter``).
  var unclean = 0..<0
  var tail: Tail?
  /// Two of them, because a search that stands inside a quoted cell and one that stands outside at the same byte never meet.
  var chains = [QuoteChain(), QuoteChain()]

  init() {}

  /// The chain that has `quote`, and the number of cells up to that quote.
  func chain(through quote: Int) -> (number: Int, cells: Int)? {
    for number in chains.indices {
      if let cells = chains[number].cells(upTo: quote) { return (number, cells) }
    }
    return nil
  }

  /// Empties the chain that ends earlier, for new quotes.
  /// - Returns: its number.
  mutating func newChain() -> Int {
    let number = chains[0].last <= chains[1].last ? 0 : 1
    chains[number].removeAll()
    return number
  }
}
