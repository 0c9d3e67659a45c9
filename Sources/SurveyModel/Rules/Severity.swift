/// How much a finding matters: to know, to look at, or to mend before the counts are used.
public enum Severity: UInt8, VocabularyWord {
  case info, warning, error

  @inlinable
  public var literal: StaticString {
    switch self {
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
