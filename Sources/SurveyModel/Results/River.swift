/// The reaches that share a river id.
public struct River: Sendable {
  private let result: SurveyResult
  private let number: RiverNumber

  package init(_ result: SurveyResult, number: Int) {
    self.result = result
    self.number = RiverNumber(number)
  }

  private var row: RiverRow { result.storage.columns.network.rivers[number] }

  /// Unique in the run.
  public var id: String { row.id }
  /// The name in the river layer, at the mouth where there are several; nil where it has none.
  public var name: String? { row.name }

  /// What else it is called, sorted by bytes; without ``name``.
  public var otherNames: [String] { row.otherNames }

  /// The id of its basin.
  public var basin: String? { row.basin }

  /// Geodesic metres.
  public var length: Double { row.length }

  /// Its reaches, in downstream order.
  public var reaches: ResultRows<Reach> { ResultRows(result, row.reaches, view: Reach.init) }

  /// Its outlets, downstream.
  public var outlets: ResultRows<Outlet> {
    let first = firstOutlet(ofRiver: number)
    return ResultRows(result, first..<max(first, firstOutlet(ofRiver: number + 1)), view: Outlet.init)
  }

  /// The number of the first outlet on this river or on a later one: outlets are sorted by river.
  private func firstOutlet(ofRiver river: RiverNumber) -> OutletNumber {
    let (outlets, reaches) = (result.storage.columns.outlets, result.storage.columns.network.reaches)
    var (low, high) = (outlets.startIndex, outlets.endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if reaches[outlets[middle].reach].river < river { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
