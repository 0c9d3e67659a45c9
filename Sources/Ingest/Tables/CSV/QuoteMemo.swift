/// What following quotes from one record has taught about those behind it.
///
/// A stray quote costs its record only, so the next line is looked at afresh and meets the same quotes again. Without a
/// memory a file of nothing but stray quotes would be read 64 KiB for each of its lines.
struct QuoteMemo {
  /// Cells with quotes in one record that have a memory of their own.
  static let slots = 32

  /// A walk inside a quoted field: from after `open` it came to `reach` without leaving the field before.
  struct Closing {
    var open = -1
    var reach = -1
  }

  var closings = [Closing](repeating: Closing(), count: slots)
  /// The starts of lines in here have been found to begin no clean record.
  var unclean = 0..<0
  /// The closing quote of a record's first quoted field, and what came of the rest of the record behind it.
  private(set) var tailFrom = -1
  private(set) var tailEnd: Int?
  private(set) var tailCells = 0

  init() {}

  mutating func keepTail(from quote: Int, end: Int?, cells: Int) {
    tailFrom = quote
    tailEnd = end
    tailCells = cells
  }
}
