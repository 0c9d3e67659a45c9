/// How an observation was made.
public enum SurveyMethod: UInt8, VocabularyWord {
  case drone, foot, other

  @inlinable
  public var literal: StaticString {
    switch self {
    case .drone: "drone"
    case .foot: "foot"
    case .other: "other"
    }
  }
}
