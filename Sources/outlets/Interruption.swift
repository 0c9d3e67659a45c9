import Glibc
import Synchronization
import Workers

/// Signals that ask the program to stop: the run is cancelled, and ends in an orderly way at its next look.
enum Interruption {
  /// Cancelled by the first signal.
  static let cancellation = Cancellation()
  private static let signal = Atomic<Int32>(0)

  /// Makes SIGINT, SIGTERM and SIGHUP cancel the run; a second one of the same kind kills at once. SIGPIPE and SIGXFSZ
  /// are ignored, so that a closed pipe and a file too large are errors of `write`. A signal that the parent has
  /// told the program to ignore (`nohup`) stays ignored.
  static func install() {
    // Both are initialised here, so that the handler never is the first to touch them.
    signal.store(0, ordering: .relaxed)
    _ = cancellation.isCancelled
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var old = sigaction()
      _ = sigaction(number, nil, &old)
      if isIgnored(old) { continue }
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        Interruption.signal.store(number, ordering: .relaxed)
        Interruption.cancellation.cancel()
      }
      // Without SA_RESTART: a blocking read must come back to see the cancellation.
      action.sa_flags = Int32(truncatingIfNeeded: SA_RESETHAND)
      _ = sigaction(number, &action, nil)
    }
    for number in [SIGPIPE, SIGXFSZ] {
      _ = Glibc.signal(number, SIG_IGN)
    }
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    guard let handler = action.__sigaction_handler.sa_handler else { return false }
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// The signal that came, or nil.
  static var received: Int32? {
    let number = signal.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Ends the program as the signal would have: the shell sees 130, 143 or 129. Everything is to be cleaned up before.
  static func reraise(_ number: Int32) -> Never {
    _ = Glibc.signal(number, SIG_DFL)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, number)
    _ = sigprocmask(SIG_UNBLOCK, &set, nil)
    raise(number)
    exit(128 &+ number)
  }
}
