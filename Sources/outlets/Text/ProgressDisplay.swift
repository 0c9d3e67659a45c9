import FileKit
import Glibc
import SurveyPipeline
import Synchronization

/// A line on the terminal that says how far the run has come; nothing where standard error is no terminal, and nothing in the first
/// second.
final class ProgressDisplay: Sendable {
  private struct State {
    var line = ProgressLine()
    var isShown = false
    var hasEnded = false
  }

  private let isTerminal: Bool
  private let start: Double
  private let state = Mutex(State())

  /// Seconds for which nothing is shown: work that is shorter needs no bar.
  private static let patience = 1.0

  init(quiet: Bool) {
    isTerminal = !quiet && StandardError.isTerminal
    start = Self.seconds()
    guard isTerminal else { return }
    // Stages that say nothing for a while still show that time goes on.
    Task.detached { [self] in
      while !hasEnded {
        draw()
        try? await Task.sleep(for: .milliseconds(200))
      }
    }
  }

  var observer: Progress.Observer {
    { [self] progress in
      // A stage's blocks are given back to the system before the next one takes its own.
      if progress.done == 0, progress.stage != .reading { MemoryPolicy.giveBack() }
      guard isTerminal else { return }
      state.withLock { $0.line.note(progress, at: Self.seconds() - start) }
    }
  }

  /// Clears the line. Nothing is shown any more.
  func end() {
    state.withLock { state in
      if state.isShown { StandardError.write("\r\u{1b}[K") }
      state.isShown = false
      state.hasEnded = true
    }
  }

  private var hasEnded: Bool { state.withLock { $0.hasEnded } }

  private func draw() {
    let now = Self.seconds() - start
    guard now > Self.patience else { return }
    state.withLock { state in
      guard !state.hasEnded, let text = state.line.text(at: now, width: Self.width) else { return }
      state.isShown = true
      StandardError.write("\r\u{1b}[K\(text)")
    }
  }

  /// The columns of the terminal.
  private static var width: Int {
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
