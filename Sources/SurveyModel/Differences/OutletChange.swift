/// What is said otherwise of an outlet in the new result than in the old one.
public enum OutletChange: String, VocabularyWord {
  /// Its position, by more than the accuracies of both explain.
  case moved
  /// The id of its river.
  case river
  /// The id of its reach.
  case reach
  /// The bank.
  case bank
  /// Where the water comes from.
  case type
  /// The name.
  case name
  /// The code.
  case code
  /// Whether somebody stood at it.
  case status
  /// The id of its basin.
  case basin
  /// The id of its district.
  case district

  /// The word as the outputs write it.
  @inlinable
  public var literal: StaticString {
    switch self {
    case .moved: "moved"
    case .river: "river"
    case .reach: "reach"
    case .bank: "bank"
    case .type: "type"
    case .name: "name"
    case .code: "code"
    case .status: "status"
    case .basin: "basin"
    case .district: "district"
    }
  }
}
