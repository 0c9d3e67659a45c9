import SurveyModel

/// What one record of a CSV file is.
enum RecordReading {
  case observation(ObservationValues)
  /// With the column at fault, where it is one.
  case rejected(Rule, String, column: Int?)
  /// All cells are empty.
  case blank
  /// The header once more.
  case header
  /// The header of another table, which begins here.
  case otherHeader
  /// Begins with `#`, and has not as many cells as the header.
  case comment
  /// The record contradicts what the first records of the file have decided, so that the file must be refused.
  case contradiction(String, column: Int?)
}
