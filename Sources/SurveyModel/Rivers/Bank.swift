/// A bank of a river, looking downstream.
public enum Bank: UInt8, VocabularyWord {
  /// The left bank.
  case left
  /// The right bank.
  case right

  /// The word as the outputs write it.
  @inlinable
  public var literal: StaticString {
    switch self {
    case .left: "left"
    case .right: "right"
    }
  }
}
