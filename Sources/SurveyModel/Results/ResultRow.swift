/// A view of one row of a result.
public protocol ResultRow: Sendable {
  /// - Parameter number: the row's number among all of its kind.
  init(_ result: SurveyResult, number: Int)
}
