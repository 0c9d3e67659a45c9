/// Where an accuracy comes from: the record itself, the default of its class, or a rule (HDOP, fix, gap).
public enum AccuracySource: UInt8, VocabularyWord {
  case recorded, assumed, derived

  @inlinable
  public var literal: StaticString {
    switch self {
    case .recorded: "recorded"
    case .assumed: "assumed"
    case .derived: "derived"
    }
  }
}
