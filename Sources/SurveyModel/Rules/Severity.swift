/// How much a finding matters: to know, to look at, or to mend before the counts are used.
public enum Severity: UInt8, VocabularyWord {
  /// Good to know.
  case info
  /// To be looked at.
  case warning
  /// To be mended before the counts are used.
  case error

  /// The word as the outputs write it.
  @inlinable
  public var literal: StaticString {
    switch self {
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
