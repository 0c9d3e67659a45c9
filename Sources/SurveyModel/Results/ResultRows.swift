/// Rows of a result as a collection of views, which are made when they are asked for.
public struct ResultRows<View: Sendable>: RandomAccessCollection, Sendable {
  private enum Numbers: Sendable {
    case range(Range<Int>)
    case list([Int])
  }

  private let result: SurveyResult
  private let numbers: Numbers
  /// Makes the view of a row by its number.
  private let view: @Sendable (SurveyResult, Int) -> View

  init(_ result: SurveyResult, _ range: Range<Int>, view: @escaping @Sendable (SurveyResult, Int) -> View) {
    self.result = result
    numbers = .range(range)
    self.view = view
  }

  init(_ result: SurveyResult, _ numbers: Range<some IndexNumber>, view: @escaping @Sendable (SurveyResult, Int) -> View) {
    self.init(result, numbers.indexRange, view: view)
  }

  init(_ result: SurveyResult, _ list: [some IndexNumber], view: @escaping @Sendable (SurveyResult, Int) -> View) {
    self.result = result
    numbers = .list(list.map(\.index))
    self.view = view
  }

  /// Always 0.
  public var startIndex: Int { 0 }

  /// The number of rows.
  public var endIndex: Int {
    switch numbers {
    case .range(let range): range.count
    case .list(let list): list.count
    }
  }

  /// The view of a row.
  /// - Parameter position: from 0 to one less than `count`.
  public subscript(position: Int) -> View {
    switch numbers {
    case .range(let range):
      precondition(position >= 0 && position < range.count, "index out of range")
      return view(result, range.lowerBound + position)
    case .list(let list): return view(result, list[position])
    }
  }
}
