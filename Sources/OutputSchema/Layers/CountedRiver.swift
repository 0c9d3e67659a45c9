package import SurveyModel

/// A river with what was counted on it.
package struct CountedRiver: Sendable {
  package let river: River
  package let counts: RollUpRow

  /// - Parameter counts: nil for a river that no summary has.
  init(_ river: River, counts: RollUpRow?) {
    self.river = river
    var counts = counts ?? RollUpRow(id: river.id)
    counts.lengthKilometres = river.length / 1000
    self.counts = counts
  }
}
