/// Rows of a result as a collection of views, which are made when they are asked for.
public struct ResultRows<View: ResultRow>: RandomAccessCollection, Sendable {
  private enum Numbers: Sendable {
    case range(Range<Int>)
    case list([Int])
  }

  private let result: SurveyResult
  private let numbers: Numbers

  init(_ result: SurveyResult, _ range: Range<Int>) {
    self.result = result
    numbers = .range(range)
  }

  init(_ result: SurveyResult, _ list: [Int]) {
    self.result = result
    numbers = .list(list)
  }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch numbers {
    case .range(let range): range.count
    case .list(let list): list.count
    }
  }

  public subscript(position: Int) -> View {
    switch numbers {
    case .range(let range):
      precondition(range.indices.contains(range.lowerBound + position), "index out of range")
      return View(result, number: range.lowerBound + position)
    case .list(let list): return View(result, number: list[position])
    }
  }
}
