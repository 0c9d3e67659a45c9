/// How an observation was made.
public enum SurveyMethod: UInt8, VocabularyWord {
  /// From the air.
  case drone
  /// By someone who stood at the outlet.
  case foot
  /// In another way, or in one that the file does not tell.
  case other

  /// The word as the outputs write it.
  @inlinable
  public var literal: StaticString {
    switch self {
    case .drone: "drone"
    case .foot: "foot"
    case .other: "other"
    }
  }
}
