import Dispatch
import Synchronization

/// A piece of work that many threads come to, and that must be done in the order of their items.
///
/// Items must be taken up in order, as ``Parallel`` does; then the one whose turn it is is always under way.
public final class OrderedSection<Value: Sendable & ~Copyable>: Sendable {
  fileprivate struct State: ~Copyable {
    var value: Value
    var next = 0
    var waiting: [Int: DispatchSemaphore] = [:]
    var isBroken = false
  }

  private let state: Mutex<State>

  public init(_ value: consuming sending Value) {
    state = Mutex(State(value: value))
  }

  /// Waits until all items before `index` have been through, then runs `body`.
  /// - Throws: what `body` throws, and from then on ``OrderedSectionBroken`` to all who come after.
  public func enter<Result: Sendable>(_ index: Int, _ body: (inout Value) throws -> Result) throws -> Result {
    while true {
      let semaphore = DispatchSemaphore(value: 0)
      let isTurn = try state.withLock { state -> Bool in
        if state.isBroken { throw OrderedSectionBroken() }
        if state.next == index { return true }
        state.waiting[index] = semaphore
        return false
      }
      if isTurn { break }
      semaphore.wait()
    }
    return try state.withLock { state in
      do {
        let result = try body(&state.value)
        state.next += 1
        state.waiting.removeValue(forKey: state.next)?.signal()
        return result
      } catch {
        state.fail()
        throw error
      }
    }
  }

  /// Ends the waiting of all threads, because an item will never come.
  public func abandon() {
    state.withLock { $0.fail() }
  }
}

extension OrderedSection {
  /// What the items have made of the value so far.
  public var value: Value { state.withLock { $0.value } }
}

extension OrderedSection.State where Value: ~Copyable {
  fileprivate mutating func fail() {
    isBroken = true
    for semaphore in waiting.values { semaphore.signal() }
    waiting = [:]
  }
}
