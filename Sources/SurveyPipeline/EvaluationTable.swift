/// What ``evaluateResult(in:against:table:)`` gives a table of.
package enum EvaluationTable: String, CaseIterable, Sendable {
  case summary, rivers, confidence, calibration, intervals
}
