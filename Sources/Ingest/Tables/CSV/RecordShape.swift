/// What the cutting of a record into cells has shown of it.
struct RecordShape {
  /// How many cells the record itself has; cells that are not there were added as empty ones.
  var count: Int
  /// A quote that neither opens nor closes a cell was read as a character.
  var hasLiteralQuote = false
  /// The file ends behind the record without a line end, so that its last cell may have been cut.
  var mayBeCut = false
}
