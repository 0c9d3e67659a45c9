/// Where one record of a file stands.
struct RecordExtent: Equatable {
  enum Kind: Equatable {
    case whole
    /// Its quote is never closed, or closes where it makes no sense: the record is its first line.
    case quoteUnterminated
    /// Longer than a record may be: the record is its first ``RecordSplitter/maximumRecord`` bytes.
    case tooLong
  }

  var start: Int
  /// Offset of the line end.
  var contentEnd: Int
  /// Offset behind the line end.
  var end: Int
  var kind = Kind.whole
  /// True when the record has a quote somewhere.
  var hasQuotes = false
}
