import Foundation
import SurveyModel
import Synchronization
import Testing
import Workers

struct Failure: Error, Equatable {
  var number: Int
}

@Suite("Work in chunks")
struct ParallelMapTests {
  @Test("results come in order", arguments: [1, 2, 8], [0, 1, 2, 1000])
  func order(jobs: Int, count: Int) throws {
    let results = try Parallel.map(count, jobs: jobs) { index in
      // The first ones take longest.
      if index < 3 { usleep(2000) }
      return index * index
    }
    #expect(results == (0..<count).map { $0 * $0 })
  }

  @Test("results may themselves be optional", arguments: [1, 4])
  func optional(jobs: Int) throws {
    let results: [Int?] = try Parallel.map(10, jobs: jobs) { $0.isMultiple(of: 3) ? nil : $0 }
    #expect(results == [nil, 1, 2, nil, 4, 5, nil, 7, 8, nil])
  }

  @Test("the first error by index is thrown, however the threads run", arguments: [1, 2, 8])
  func firstError(jobs: Int) {
    for _ in 0..<20 {
      #expect(throws: Failure(number: 7)) {
        try Parallel.map(50, jobs: jobs) { index -> Int in
          if index == 7 { usleep(500) }
          if index >= 7 { throw Failure(number: index) }
          return index
        }
      }
    }
  }

  @Test("each thread has one worker, and no more threads than jobs", arguments: [1, 2, 8])
  func workers(jobs: Int) throws {
    let made = Atomic<Int>(0)
    let counts = try Parallel.map(
      400, jobs: jobs,
      makeWorker: {
        made.add(1, ordering: .relaxed)
        return 0
      },
      { (worker: inout Int, _) -> Int in
        worker += 1
        return worker
      })
    let workers = made.load(ordering: .relaxed)
    #expect((1...jobs).contains(workers))
    // Every worker that did anything counted from one.
    #expect((1...workers).contains(counts.count { $0 == 1 }))
    #expect(counts.count == 400)
  }

  @Test("a worker that cannot be made is an error, and nothing hangs", arguments: [1, 2, 8])
  func workerError(jobs: Int) {
    #expect(throws: Failure(number: -1)) {
      try Parallel.map(
        100, jobs: jobs, makeWorker: { () throws -> Int in throw Failure(number: -1) },
        { (_: inout Int, index) -> Int in index })
    }
  }

  @Test("nothing to do needs no worker", arguments: [1, 8])
  func nothing(jobs: Int) throws {
    let results = try Parallel.map(
      0, jobs: jobs, makeWorker: { () throws -> Int in throw Failure(number: -1) }, { (_: inout Int, index) -> Int in index })
    #expect(results.isEmpty)
  }

  @Test("chunks tile the count", arguments: [0, 1, 7, 8, 9, 100], [-1, 0, 1, 8, 1000])
  func chunks(count: Int, size: Int) {
    let chunks = Parallel.chunks(of: count, size: size)
    #expect(Array(chunks.joined()) == Array(0..<count))
    #expect(chunks.allSatisfy { !$0.isEmpty && $0.count <= max(1, size) })
  }
}
