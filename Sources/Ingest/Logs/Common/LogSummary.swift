import SurveyModel

/// What a reader says of a log as a whole, once it has read all its records.
struct LogSummary {
  var description: FileDescription
  var method: SurveyMethod
  /// What moved along the fixes, as the finding names it: "the aircraft".
  var subject: String
  /// The number of photos that were taken on the way; nil for a log that tells of none.
  var photos: Int?
  /// True for a log that is written more often than the receiver measures; see ``TracksOfFixes``.
  var isResampled = false
}
