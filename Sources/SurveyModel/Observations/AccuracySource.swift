/// Where an accuracy comes from: the record itself, the default of its class, or a rule (HDOP, fix, gap).
public enum AccuracySource: UInt8, VocabularyWord {
  /// The record states it.
  case recorded
  /// It is the default of the method or receiver.
  case assumed
  /// It was worked out from the dilution of precision, the kind of fix or a gap in a track.
  case derived

  /// The word as the outputs write it.
  @inlinable
  public var literal: StaticString {
    switch self {
    case .recorded: "recorded"
    case .assumed: "assumed"
    case .derived: "derived"
    }
  }
}
