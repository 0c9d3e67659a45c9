/// The closing quotes that a search for the end of a record has passed far behind the record's beginning, and what came of the search.
///
/// The search from another record that comes to one of these quotes would find the same quotes from there on, so it goes on where the
/// first one stopped. Without this memory a file in which each line opens a cell that the next line closes would be searched for
/// 1 MiB from each of its lines.
struct QuoteChain {
  enum Outcome: Equatable {
    /// The search stopped at its limit; another one goes on behind the last quote.
    case open
    /// The record ends at this offset and has so many cells.
    case end(Int, cells: Int)
    /// A cell has no closing quote.
    case unterminated
  }

  /// Quotes are remembered from so many bytes behind the first closing quote of a record: most records have ended there.
  static let distance = 4096

  /// Ascending offsets.
  private var quotes: [Int] = []
  /// For each quote the number of cells of the record up to it.
  private var cells: [Int] = []
  var outcome = Outcome.open

  /// Offset of the last quote; -1 where there is none.
  var last: Int { quotes.last ?? -1 }
  var lastCells: Int { cells.last ?? 0 }

  mutating func append(_ quote: Int, cells count: Int) {
    quotes.append(quote)
    cells.append(count)
  }

  mutating func removeAll() {
    quotes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    outcome = .open
  }

  /// The number of cells up to `quote`; nil where the chain does not have it.
  func cells(upTo quote: Int) -> Int? {
    guard let first = quotes.first, first <= quote, quote <= last else { return nil }
    var low = 0
    var high = quotes.count
    while high &- low > 1 {
      let middle = (low &+ high) / 2
      if quotes[middle] <= quote { low = middle } else { high = middle }
    }
    return quotes[low] == quote ? cells[low] : nil
  }
}
