/// Whether somebody stood at the outlet (`confirmed`) or it was only seen from the air.
public enum OutletStatus: UInt8, VocabularyWord {
  case confirmed, unconfirmed

  @inlinable
  public var literal: StaticString {
    switch self {
    case .confirmed: "confirmed"
    case .unconfirmed: "unconfirmed"
    }
  }
}
