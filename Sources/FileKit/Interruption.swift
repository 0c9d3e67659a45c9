private import Glibc
import Synchronization

/// Thrown at the next check after SIGINT, SIGTERM or SIGHUP.
package struct Interrupted: Error, Sendable, Equatable {
  package var signal: Int32
}

/// Signals that ask the program to stop: a flag now, an orderly end at the next check.
package enum Interruption {
  private static let signal = Atomic<Int32>(0)

  /// Makes SIGINT, SIGTERM and SIGHUP set the flag; a second one of the same kind kills at once. SIGPIPE and SIGXFSZ
  /// are ignored, so that a closed pipe and a file too large are errors of `write`. A signal that the parent has
  /// told us to ignore (`nohup`) stays ignored.
  package static func install() {
    // Touched here so that the handler never is the first to initialise it.
    signal.store(0, ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var old = sigaction()
      _ = unsafe sigaction(number, nil, &old)
      if isIgnored(old) { continue }
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { Interruption.signal.store($0, ordering: .relaxed) }
      // Without SA_RESTART: a blocking read must come back to see the flag.
      action.sa_flags = Int32(truncatingIfNeeded: SA_RESETHAND)
      _ = unsafe sigaction(number, &action, nil)
    }
    for number in [SIGPIPE, SIGXFSZ] {
      _ = Glibc.signal(number, SIG_IGN)
    }
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    guard let handler = unsafe action.__sigaction_handler.sa_handler else { return false }
    return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// The signal that came, or nil.
  package static var received: Int32? {
    let number = signal.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Throws when a signal has come.
  package static func check() throws(Interrupted) {
    if let received { throw Interrupted(signal: received) }
  }

  /// Ends the program as the signal would have: the shell sees 130 or 143. Clean up before.
  package static func reraise(_ number: Int32) -> Never {
    _ = Glibc.signal(number, SIG_DFL)
    var set = sigset_t()
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, number)
    _ = unsafe sigprocmask(SIG_UNBLOCK, &set, nil)
    raise(number)
    exit(128 &+ number)
  }
}
