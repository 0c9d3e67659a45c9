package import SurveyModel

/// A row of a summary: a river or an area with its counts, or the total of all.
package struct SummaryRow: Sendable {
  package let counts: RollUpRow
  private let isTotal: Bool

  package init(_ counts: RollUpRow, isTotal: Bool = false) {
    self.counts = counts
    self.isTotal = isTotal
  }

  /// `total` for the total; nil for the row of what belongs to no river or area.
  package var id: String? { isTotal ? "total" : counts.id }
}

extension LayerDefinition<SummaryRow>.Rows {
  init(_ rollUp: RollUp) {
    self.init(count: rollUp.rows.count + 1) { number in
      number < rollUp.rows.count ? SummaryRow(rollUp.rows[number]) : SummaryRow(rollUp.total, isTotal: true)
    }
    endsInTotal = true
  }
}
