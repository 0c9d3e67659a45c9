import Dispatch
import Synchronization

extension Parallel {
  /// Work that comes piece by piece: `next` and `consume` run on the calling thread, `work` on up to `jobs` others, and
  /// results are consumed in the order of their items. At most two items for each thread are under way, so memory does
  /// not grow with their number.
  ///
  /// `next` is asked with `mayWait` false while results are outstanding, so that a slow source never holds back what is
  /// done. Errors of `next` and `work` are thrown in their turn, when all that came before has been consumed.
  public static func stream<Worker: ~Copyable, Item: Sendable, Result: Sendable>(
    jobs: Int, makeWorker: @escaping @Sendable () throws -> Worker,
    next: (_ mayWait: Bool) throws -> NextItem<Item>,
    work: @escaping @Sendable (inout Worker, Item) throws -> Result,
    consume: (Result) throws -> Void
  ) throws {
    if jobs <= 1 {
      var worker = try makeWorker()
      while true {
        switch try next(true) {
        case .item(let item): try consume(work(&worker, item))
        case .notReady: continue
        case .end: return
        }
      }
    }
    let exchange = WorkExchange<Item, Result>()
    let group = DispatchGroup()
    for number in 0..<jobs {
      // A queue of its own means a thread of its own: on the global one, workers that wait for items would keep those of
      // another stream from starting.
      DispatchQueue(label: "worker \(number)").async(group: group) {
        do {
          var worker = try makeWorker()
          while let (index, item) = exchange.take() {
            exchange.give(Swift.Result { try work(&worker, item) }, for: index)
          }
        } catch {
          exchange.fail(error)
        }
      }
    }
    // All threads have ended when this returns, also when it throws.
    defer {
      exchange.close()
      group.wait()
    }
    var given = 0
    var taken = 0
    var ended = false
    var sourceError: (any Error)?
    while true {
      if !ended, given - taken < 2 * jobs {
        do {
          switch try next(given == taken) {
          case .item(let item):
            exchange.add(item, index: given)
            given += 1
            continue
          case .end: ended = true
          case .notReady: break
          }
        } catch {
          sourceError = error
          ended = true
        }
      }
      if given == taken {
        if ended { break }
        continue
      }
      try consume(exchange.result(of: taken))
      taken += 1
    }
    // A worker that could not be made is an error even when the others did without it, as it is with one thread.
    exchange.close()
    group.wait()
    if let error = sourceError ?? exchange.failure { throw error }
  }
}

/// Items on their way to the workers and results on their way back.
private final class WorkExchange<Item: Sendable, Outcome: Sendable>: Sendable {
  private struct State {
    var waiting: [(index: Int, item: Item)] = []
    var results: [Int: Result<Outcome, any Error>] = [:]
    var failure: (any Error)?
    var isClosed = false
  }

  private let state = Mutex(State())
  private let itemCount = DispatchSemaphore(value: 0)
  private let resultCount = DispatchSemaphore(value: 0)

  func add(_ item: Item, index: Int) {
    state.withLock { $0.waiting.append((index, item)) }
    itemCount.signal()
  }

  /// The oldest waiting item; nil when there will be no more.
  func take() -> (index: Int, item: Item)? {
    itemCount.wait()
    let taken = state.withLock { state -> (index: Int, item: Item)? in
      state.isClosed || state.waiting.isEmpty ? nil : state.waiting.removeFirst()
    }
    // A thread that was woken and found no item wakes the next, since all are to end.
    if taken == nil { itemCount.signal() }
    return taken
  }

  func give(_ result: Result<Outcome, any Error>, for index: Int) {
    state.withLock { $0.results[index] = result }
    resultCount.signal()
  }

  func fail(_ error: any Error) {
    state.withLock { $0.failure = error }
    resultCount.signal()
  }

  var failure: (any Error)? { state.withLock { $0.failure } }

  func result(of index: Int) throws -> Outcome {
    while true {
      let found = try state.withLock { state -> Result<Outcome, any Error>? in
        if let failure = state.failure { throw failure }
        return state.results.removeValue(forKey: index)
      }
      if let found { return try found.get() }
      resultCount.wait()
    }
  }

  func close() {
    state.withLock { $0.isClosed = true }
    itemCount.signal()
  }
}
