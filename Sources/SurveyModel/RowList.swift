/// The rows of an outlet's observations. Most outlets have one, which takes no memory of its own.
public struct RowList: RandomAccessCollection, Hashable, Sendable, ExpressibleByArrayLiteral {
  private enum Storage: Hashable, Sendable {
    case one(Int32)
    case many([Int32])
  }

  private let storage: Storage

  /// - Parameter rows: row numbers below 2³¹.
  public init(_ rows: some Collection<Int>) {
    if rows.count == 1, let row = rows.first {
      storage = .one(Int32(clamping: row))
    } else {
      storage = .many(rows.map { Int32(clamping: $0) })
    }
  }

  public init(arrayLiteral rows: Int...) {
    self.init(rows)
  }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch storage {
    case .one: 1
    case .many(let rows): rows.count
    }
  }

  public subscript(index: Int) -> Int {
    switch storage {
    case .one(let row):
      precondition(index == 0)
      return Int(row)
    case .many(let rows): return Int(rows[index])
    }
  }
}
