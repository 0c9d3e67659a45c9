/// Where an outlet's water comes from: the four first-level classes of HJ 1312-2023 without their sub-classes, or unknown.
public enum OutletType: UInt8, VocabularyWord {
  case unknown, industrial, municipal, agricultural, other

  @inlinable
  public var literal: StaticString {
    switch self {
    case .unknown: "unknown"
    case .industrial: "industrial"
    case .municipal: "municipal"
    case .agricultural: "agricultural"
    case .other: "other"
    }
  }
}
