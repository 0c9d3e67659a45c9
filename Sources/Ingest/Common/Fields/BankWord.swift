package import SurveyModel

/// What a word says about the bank.
package enum BankWord: Sendable {
  case left, right
  /// The word means both banks, the middle, the head of the stream, a compass point, or "unknown".
  case neither

  /// Nil for a word that names no single bank.
  package var bank: Bank? {
    switch self {
    case .left: .left
    case .right: .right
    case .neither: nil
    }
  }
}
