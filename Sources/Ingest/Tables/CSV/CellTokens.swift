/// Cuts the text of one record into cells.
struct CellTokens {
  /// The range of each cell in the text, without its quotes.
  private(set) var cells: [Range<Int>] = []
  /// True when a quote that neither opens nor closes a cell was read as a character of its cell.
  private(set) var hasLiteralQuote = false

  init() {}

  /// Cuts `text`, which is one whole record without its line end and without quotes.
  mutating func read(_ text: Span<UInt8>, delimiter: UInt8) {
    hasLiteralQuote = false
    // Nearly every record has as many cells as the one before it, so the ranges of that one are overwritten. `readOther`
    // begins anew where the number differs.
    let found = text.withUnsafeBufferPointer { bytes in
      cells.withUnsafeMutableBufferPointer { cells in
        var start = 0
        var index = 0
        var cell = 0
        while index < bytes.count {
          if bytes[index] == delimiter {
            if cell < cells.count { cells[cell] = start..<index }
            cell &+= 1
            start = index &+ 1
          }
          index &+= 1
        }
        if cell < cells.count { cells[cell] = start..<bytes.count }
        return cell &+ 1
      }
    }
    if found != cells.count { readOther(text, delimiter: delimiter) }
  }

  /// Adds empty cells behind the last until there are `count`.
  mutating func pad(to count: Int) {
    let end = cells.last?.upperBound ?? 0
    while cells.count < count { cells.append(end..<end) }
  }

  /// Takes other ranges of the same text for the cells.
  mutating func replace(with cells: [Range<Int>]) { self.cells = cells }

  private mutating func readOther(_ text: Span<UInt8>, delimiter: UInt8) {
    cells.removeAll(keepingCapacity: true)
    var start = 0
    for index in text.indices where text[index] == delimiter {
      cells.append(start..<index)
      start = index &+ 1
    }
    cells.append(start..<text.count)
  }

  /// Cuts a record with quotes or with a delimiter of several bytes. Doubled quotes become single ones within `text`.
  mutating func read(quoted text: inout [UInt8], delimiter: Delimiter) {
    cells.removeAll(keepingCapacity: true)
    hasLiteralQuote = false
    var index = 0
    while true {
      let start = index
      if index < text.count, text[index] == 0x22, let close = readQuotedCell(&text, delimiter: delimiter, open: index) {
        index = close &+ 1
      } else {
        while index < text.count, delimiter.width(in: text, at: index) == 0 {
          if text[index] == 0x22 { hasLiteralQuote = true }
          index &+= 1
        }
        cells.append(start..<index)
      }
      if index >= text.count { return }
      index &+= delimiter.width(in: text, at: index)
    }
  }

  /// Adds the cell whose opening quote is at `open`. Returns where its closing quote is, nil where there is none.
  private mutating func readQuotedCell(_ text: inout [UInt8], delimiter: Delimiter, open: Int) -> Int? {
    var index = open &+ 1
    var isDoubled = false
    var isLiteral = false
    while index < text.count {
      if text[index] == 0x22 {
        if index &+ 1 == text.count || delimiter.width(in: text, at: index &+ 1) > 0 {
          if isLiteral { hasLiteralQuote = true }
          cells.append(isDoubled ? Self.undouble(&text, open &+ 1..<index) : open &+ 1..<index)
          return index
        }
        if text[index &+ 1] == 0x22 {
          isDoubled = true
          index &+= 1
        } else {
          isLiteral = true
        }
      }
      index &+= 1
    }
    return nil
  }

  /// Makes single quotes of a cell's doubled ones. Returns the range of the cell, which is shorter now.
  private static func undouble(_ text: inout [UInt8], _ range: Range<Int>) -> Range<Int> {
    var target = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      text[target] = text[index]
      target &+= 1
      if text[index] == 0x22, index &+ 1 < range.upperBound, text[index &+ 1] == 0x22 { index &+= 1 }
      index &+= 1
    }
    return range.lowerBound..<target
  }
}
