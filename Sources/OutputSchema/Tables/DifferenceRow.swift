package import SurveyModel

/// A row of a table of how counts came to be other ones: a river or an area, or the total of all.
package struct DifferenceRow: Sendable {
  package let count: DifferenceCount
  private let isTotal: Bool

  /// `total` for the total; nil for the row of what belongs to no river or area.
  package var id: String? { isTotal ? "total" : count.id }

  private init(_ count: DifferenceCount, isTotal: Bool = false) {
    self.count = count
    self.isTotal = isTotal
  }

  /// The rows of `counts`, and their total behind them.
  package static func rows(_ counts: [DifferenceCount]) -> [DifferenceRow] {
    var total = DifferenceCount(id: nil)
    for count in counts {
      total.old += count.old
      total.added += count.added
      total.removed += count.removed
      total.split += count.split
      total.merged += count.merged
      total.movedIn += count.movedIn
      total.movedOut += count.movedOut
      total.new += count.new
    }
    return counts.map { DifferenceRow($0) } + [DifferenceRow(total, isTotal: true)]
  }
}
