import Synchronization

/// How much of the inputs has been read, counted by all threads that read.
final class ReadingProgress: Sendable {
  private struct Tally {
    var done = 0
    var total = 0
    var observations = 0
  }

  private let tally = Mutex(Tally())
  private let observer: Progress.Observer

  init(_ observer: @escaping Progress.Observer) {
    self.observer = observer
  }

  /// Says that so many bytes are to be read.
  func expect(_ bytes: Int) { tell { $0.total += bytes } }

  /// Says that so many bytes have been read, with so many observations in them.
  func advance(_ bytes: Int, observations: Int = 0) {
    tell {
      $0.done += bytes
      $0.observations += observations
    }
  }

  private func tell(_ change: (inout Tally) -> Void) {
    let now = tally.withLock { tally in
      change(&tally)
      return tally
    }
    observer(
      Progress(
        stage: .reading, done: min(now.done, now.total), total: now.total > 0 ? now.total : nil, observations: now.observations))
  }
}
