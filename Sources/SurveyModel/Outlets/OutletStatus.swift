/// Whether a crew stood at the outlet (`confirmed`) or it was only seen from the air.
public enum OutletStatus: UInt8, VocabularyWord {
  /// At least one sighting was on foot.
  case confirmed
  /// No sighting was on foot.
  case unconfirmed

  /// The word as the outputs write it.
  @inlinable
  public var literal: StaticString {
    switch self {
    case .confirmed: "confirmed"
    case .unconfirmed: "unconfirmed"
    }
  }
}
