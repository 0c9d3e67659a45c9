/// Where an outlet's water comes from: the four first-level classes of HJ 1312-2023 without their sub-classes, or unknown.
public enum OutletType: UInt8, VocabularyWord {
  /// No sighting tells it.
  case unknown
  /// 工业排污口: industry.
  case industrial
  /// 城镇污水处理厂排污口: sewage works of towns.
  case municipal
  /// 农业排口: agriculture.
  case agricultural
  /// 其他排口: anything else.
  case other

  /// The word as the outputs write it.
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
