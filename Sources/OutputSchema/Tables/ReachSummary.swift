package import SurveyModel

/// A reach with what was counted on it.
package struct ReachSummary: Sendable {
  package let reach: Reach
  package let total: ReachTotal
}
