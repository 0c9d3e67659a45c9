import FileKit
import Glibc
import SurveyPipeline
import Synchronization

/// A line on the terminal that says how far the run has come; nothing where standard error is no terminal.
final class ProgressDisplay: Sendable {
  private let isShown: Bool
  private let state = Mutex((shown: 0.0, width: 0))

  init(quiet: Bool) {
    isShown = !quiet && StandardError.isTerminal
  }

  var observer: Progress.Observer {
    { [self] progress in
      // A stage's blocks are given back to the system before the next one takes its own.
      if progress.done == 0, progress.stage != .reading { MemoryPolicy.giveBack() }
      show(progress)
    }
  }

  /// Clears the line.
  func end() {
    guard isShown else { return }
    StandardError.write("\r\u{1b}[K")
  }

  private func show(_ progress: Progress) {
    guard isShown else { return }
    let now = seconds()
    let isDue = state.withLock { state in
      guard now - state.shown > 0.1 || progress.done == 0 else { return false }
      state.shown = now
      return true
    }
    if isDue { StandardError.write("\r\u{1b}[K\(line(for: progress))") }
  }

  private func line(for progress: Progress) -> String {
    let label = progress.stage.rawValue
    let padded = label + String(repeating: " ", count: max(0, 8 - label.count))
    let observations = "\(grouped(progress.observations)) observations"
    switch progress.stage {
    case .reading:
      return "\(padded) \(bar(progress))\(grouped(progress.done / 1000)) kB, \(observations)"
    case .linking, .merging, .summing:
      return "\(padded) \(observations)"
    case .placing, .writing:
      return "\(padded) \(bar(progress))\(grouped(progress.done))\(progress.total.map { " of \(grouped($0))" } ?? "")"
    }
  }

  private func bar(_ progress: Progress) -> String {
    guard let total = progress.total, total > 0 else { return "" }
    let filled = min(24, 24 * progress.done / total)
    return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: 24 - filled) + "] "
  }

  private func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
