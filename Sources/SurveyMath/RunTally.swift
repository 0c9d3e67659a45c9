/// Counts values of which the same often comes many times in a row.
package struct RunTally<Value: Hashable> {
  private var counts: [Value: Int] = [:]
  private var last: Value?
  private var run = 0

  package init() {}

  package mutating func add(_ value: Value) {
    if value == last {
      run &+= 1
      return
    }
    endRun()
    last = value
    run = 1
  }

  private mutating func endRun() {
    if let last { counts[last, default: 0] += run }
  }

  /// How often each value came.
  package mutating func finish() -> [Value: Int] {
    endRun()
    last = nil
    run = 0
    return counts
  }
}
