import SurveyModel
import Workers

/// Runs a piece of the library so that it throws nothing but errors that a caller can catch by type: `InputError`,
/// `OutputError`, `Cancelled`, and `InvariantError` for every error that should not have come so far.
func withPublicErrors<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch {
    switch error {
    case is InputError, is OutputError, is Cancelled, is InvariantError: throw error
    default: throw InvariantError("\(error)")
    }
  }
}
