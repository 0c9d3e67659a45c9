/// Counts values of which the same often comes many times in a row.
///
/// Its code can be inlined: a generic type is slow in another module where it is not made for the type of the values.
public struct RunTally<Value: Hashable> {
  @usableFromInline var counts: [Value: Int] = [:]
  @usableFromInline var last: Value?
  @usableFromInline var run = 0

  @inlinable
  public init() {}

  @inlinable
  public mutating func add(_ value: Value) {
    if value == last {
      run &+= 1
      return
    }
    endRun()
    last = value
    run = 1
  }

  @inlinable
  mutating func endRun() {
    if let last { counts[last, default: 0] += run }
  }

  /// How often each value came.
  @inlinable
  public mutating func finish() -> [Value: Int] {
    endRun()
    last = nil
    run = 0
    return counts
  }
}
