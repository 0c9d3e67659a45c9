import Dispatch
import Synchronization

/// Work in chunks for the cores, with results in order so that the number of threads never shows.
public enum Parallel {
  /// The results of `body` for 0 ..< `count`, in order, made by up to `jobs` threads. Each thread has a worker of its
  /// own from `makeWorker` (a GEOS context, a PROJ transformer). The first error, by index, is thrown.
  public static func map<Worker: ~Copyable, Result: Sendable>(
    _ count: Int, jobs: Int, makeWorker: @Sendable () throws -> Worker,
    _ body: @Sendable (inout Worker, Int) throws -> Result
  ) throws -> [Result] {
    guard count > 0 else { return [] }
    if jobs <= 1 || count == 1 {
      var worker = try makeWorker()
      return try (0..<count).map { try body(&worker, $0) }
    }
    let next = Atomic<Int>(0)
    let done = Mutex<[Swift.Result<Result, any Error>?]>(Array(repeating: nil, count: count))
    let workerError = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
      do {
        var worker = try makeWorker()
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          if index >= count { break }
          let result = Swift.Result { try body(&worker, index) }
          done.withLock { $0[index] = result }
          if case .failure = result { next.store(count, ordering: .relaxed) }
        }
      } catch {
        next.store(count, ordering: .relaxed)
        workerError.withLock { $0 = error }
      }
    }
    if let error = workerError.withLock({ $0 }) { throw error }
    let results = done.withLock { $0 }
    for case .failure(let error)? in results { throw error }
    return try results.compactMap { try $0?.get() }
  }

  /// As above, without a worker.
  public static func map<Result: Sendable>(
    _ count: Int, jobs: Int, _ body: @Sendable (Int) throws -> Result
  ) throws -> [Result] {
    let ignoreWorker: @Sendable (inout Void, Int) throws -> Result = { _, index in try body(index) }
    return try map(count, jobs: jobs, makeWorker: {}, ignoreWorker)
  }

  /// `count` cut into ranges of about `size`.
  public static func chunks(of count: Int, size: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: max(1, size)).map { $0..<min(count, $0 + max(1, size)) }
  }

  /// `background` on another thread while the calling one does `foreground`, which need not be able to move. When both
  /// fail, the background's error is thrown.
  public static func alongside<Background: Sendable, Foreground>(
    jobs: Int, background: @escaping @Sendable () throws -> Background, foreground: () throws -> Foreground
  ) throws -> (Background, Foreground) {
    if jobs <= 1 { return (try background(), try foreground()) }
    let made = Mutex<Swift.Result<Background, any Error>?>(nil)
    let group = DispatchGroup()
    DispatchQueue(label: "alongside").async(group: group) {
      let result = Swift.Result { try background() }
      made.withLock { $0 = result }
    }
    let mine = Swift.Result { try foreground() }
    group.wait()
    guard let theirs = made.withLock({ $0 }) else { throw CancellationError() }
    return (try theirs.get(), try mine.get())
  }
}
