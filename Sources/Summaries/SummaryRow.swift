import SurveyModel

/// Which row of a summary.
struct SummaryRow: IndexNumber {
  let rawValue: Int32
}
