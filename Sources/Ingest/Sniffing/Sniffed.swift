package import SurveyModel

/// What a file turned out to be.
package enum Sniffed: Sendable, Equatable {
  case format(FileFormat)
  /// A file of a kind that is known and not read. The text says what it is and what to do.
  case refused(String)
  /// A file of no known kind.
  case unrecognised
}
