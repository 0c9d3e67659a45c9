import Dispatch
import Foundation
import SurveyModel
import Synchronization
import Testing
import Workers

private struct TimedOut: Error {}

/// Runs `body` on a thread of its own, so that one that hangs for ever fails its test and not the whole run.
private func bounded(_ seconds: Double = 900, _ body: @escaping @Sendable () throws -> Void) throws {
  final class Outcome: Sendable {
    let error = Mutex<(any Error)?>(nil)
    let isDone = DispatchSemaphore(value: 0)
  }
  let outcome = Outcome()
  Thread {
    do { try body() } catch { outcome.error.withLock { $0 = error } }
    outcome.isDone.signal()
  }.start()
  guard outcome.isDone.wait(timeout: .now() + seconds) == .success else { throw TimedOut() }
  if let error = outcome.error.withLock({ $0 }) { throw error }
}

/// Streams 0 ..< `count` and returns what was consumed.
private func streamed(
  _ count: Int, jobs: Int, makeWorker: @escaping @Sendable () throws -> Int = { 0 },
  next failNext: Int? = nil, work failWork: @escaping @Sendable (Int) -> Bool = { _ in false }, consume failConsume: Int? = nil
) throws -> [Int] {
  var given = 0
  var consumed: [Int] = []
  try Parallel.stream(
    jobs: jobs, makeWorker: makeWorker,
    next: { _ -> NextItem<Int> in
      if given == failNext { throw Failure(number: given) }
      if given == count { return .end }
      given += 1
      return .item(given - 1)
    },
    work: { (worker: inout Int, item) -> Int in
      worker += 1
      if failWork(item) { throw Failure(number: item) }
      return item * 2
    },
    consume: { result in
      if result / 2 == failConsume { throw Failure(number: result / 2) }
      consumed.append(result)
    })
  return consumed
}

@Suite("Work that comes piece by piece")
struct ParallelStreamTests {
  @Test("results are consumed in the order of their items", arguments: [0, 1, 2, 4, 8], [0, 1, 2, 10_000])
  func order(jobs: Int, count: Int) throws {
    try bounded {
      let results = try streamed(count, jobs: jobs)
      #expect(results == (0..<count).map { 2 * $0 })
    }
  }

  @Test("in order also when the first ones take longest", arguments: [2, 4])
  func slowFirst(jobs: Int) throws {
    try bounded {
      let results = try streamed(
        60, jobs: jobs,
        work: { item in
          if item.isMultiple(of: 7) { usleep(3000) }
          return false
        })
      #expect(results == (0..<60).map { 2 * $0 })
    }
  }

  @Test("at most two items for each thread are under way", arguments: [1, 2, 4])
  func backPressure(jobs: Int) throws {
    try bounded {
      var given = 0
      var consumed = 0
      var most = 0
      try Parallel.stream(
        jobs: jobs, makeWorker: {},
        next: { _ -> NextItem<Int> in
          if given == 500 { return .end }
          given += 1
          most = max(most, given - consumed)
          return .item(given)
        }, work: { (_: inout Void, item) -> Int in item }, consume: { _ in consumed += 1 })
      #expect(consumed == 500)
      #expect(most <= 2 * jobs)
    }
  }

  @Test("an error of work comes in the item's turn, after the results before it", arguments: [1, 2, 8])
  func workError(jobs: Int) throws {
    try bounded {
      var consumed: [Int] = []
      var given = 0
      #expect(throws: Failure(number: 11)) {
        try Parallel.stream(
          jobs: jobs, makeWorker: {},
          next: { _ in
            given += 1
            return .item(given - 1)
          },
          work: { (_: inout Void, item: Int) -> Int in
            if item == 11 { usleep(1000) }
            if item >= 11 { throw Failure(number: item) }
            return item
          }, consume: { consumed.append($0) })
      }
      #expect(consumed == Array(0..<11))
    }
  }

  @Test("an error of the source comes after the results of all before it", arguments: [1, 2, 8], [0, 1, 40])
  func sourceError(jobs: Int, count: Int) throws {
    try bounded {
      var consumed: [Int] = []
      var given = 0
      #expect(throws: Failure(number: count)) {
        try Parallel.stream(
          jobs: jobs, makeWorker: {},
          next: { _ in
            if given == count { throw Failure(number: count) }
            given += 1
            return .item(given - 1)
          },
          work: { (_: inout Void, item: Int) -> Int in
            usleep(200)
            return item
          }, consume: { consumed.append($0) })
      }
      #expect(consumed == Array(0..<count))
    }
  }

  @Test("errors of the source and of the consumer end it", arguments: [1, 2, 8])
  func edges(jobs: Int) throws {
    try bounded {
      #expect(throws: Failure(number: 0)) { try streamed(100, jobs: jobs, next: 0) }
      #expect(throws: Failure(number: 40)) { try streamed(100, jobs: jobs, next: 40) }
      #expect(throws: Failure(number: 0)) { try streamed(100, jobs: jobs, consume: 0) }
      #expect(throws: Failure(number: 40)) { try streamed(100, jobs: jobs, consume: 40) }
    }
  }

  @Test("workers that cannot be made are an error, with and without items", arguments: [1, 2, 8], [0, 1, 100])
  func workerError(jobs: Int, count: Int) throws {
    try bounded {
      #expect(throws: Failure(number: -1)) {
        try streamed(count, jobs: jobs, makeWorker: { throw Failure(number: -1) })
      }
    }
  }

  @Test("one worker of several that cannot be made is an error too", arguments: [0, 1, 100])
  func oneWorkerError(count: Int) throws {
    try bounded {
      let made = Mutex(0)
      #expect(throws: Failure(number: -1)) {
        try streamed(
          count, jobs: 4,
          makeWorker: {
            try made.withLock { made in
              made += 1
              if made == 4 { throw Failure(number: -1) }
              return 0
            }
          })
      }
    }
  }

  @Test("a source that has nothing yet does not hold back what is done", arguments: [1, 2, 4])
  func notReady(jobs: Int) throws {
    try bounded {
      var given = 0
      var consumed: [Int] = []
      var waits = 0
      try Parallel.stream(
        jobs: jobs, makeWorker: {},
        next: { mayWait -> NextItem<Int> in
          // Like someone who types: the next line comes only after the answer to the last one.
          if !mayWait { return .notReady }
          waits += 1
          #expect(consumed.count == given)
          if given == 50 { return .end }
          given += 1
          return .item(given)
        }, work: { (_: inout Void, item) -> Int in item }, consume: { consumed.append($0) })
      #expect(consumed == Array(1...50))
      #expect(waits == 51)
    }
  }

  @Test("not ready although it may wait: asked again, nothing is lost", arguments: [1, 2])
  func impatient(jobs: Int) throws {
    try bounded {
      var asked = 0
      var given = 0
      var consumed: [Int] = []
      try Parallel.stream(
        jobs: jobs, makeWorker: {},
        next: { _ -> NextItem<Int> in
          asked += 1
          if !asked.isMultiple(of: 3) { return .notReady }
          if given == 20 { return .end }
          given += 1
          return .item(given)
        }, work: { (_: inout Void, item) -> Int in item }, consume: { consumed.append($0) })
      #expect(consumed == Array(1...20))
    }
  }

  @Test("no thread works on after the stream has returned", arguments: [2, 4])
  func noThreadLeft(jobs: Int) throws {
    try bounded {
      let busy = Atomic<Int>(0)
      var given = 0
      #expect(throws: Failure.self) {
        try Parallel.stream(
          jobs: jobs, makeWorker: {},
          next: { _ in
            given += 1
            return .item(given)
          },
          work: { (_: inout Void, item: Int) -> Int in
            busy.add(1, ordering: .sequentiallyConsistent)
            usleep(2000)
            busy.subtract(1, ordering: .sequentiallyConsistent)
            return item
          }, consume: { if $0 == 5 { throw Failure(number: 5) } })
      }
      #expect(busy.load(ordering: .sequentiallyConsistent) == 0)
    }
  }

  @Test("several streams at once, each with more threads than the machine has cores, do not wait for one another")
  func crowd() throws {
    try bounded {
      let done = DispatchGroup()
      let wrong = Atomic<Int>(0)
      for number in 0..<6 {
        // Queues of their own: other tests may hold all threads of the global one.
        DispatchQueue(label: "stream \(number)").async(group: done) {
          let results = try? streamed(200, jobs: 6)
          if results != (0..<200).map({ 2 * $0 }) { wrong.add(1, ordering: .relaxed) }
        }
      }
      done.wait()
      #expect(wrong.load(ordering: .relaxed) == 0)
    }
  }
}
