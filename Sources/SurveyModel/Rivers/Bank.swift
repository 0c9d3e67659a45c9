/// A bank of a river, looking downstream.
public enum Bank: UInt8, VocabularyWord {
  case left, right

  @inlinable
  public var literal: StaticString {
    switch self {
    case .left: "left"
    case .right: "right"
    }
  }
}
