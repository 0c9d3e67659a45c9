import FileKit
import Foundation
import Testing
import Workers

@testable import outlets

/// Sends a signal to this process, and waits until a thread that does not block it has taken it.
private func send(_ signal: Int32) {
  kill(getpid(), signal)
  usleep(100_000)
}

// In child processes: a signal belongs to a whole process.
@Suite("Signals")
struct SignalTests {
  @Test("the first signal sets the flag; the end is that of the signal")
  func first() async {
    await #expect(processExitsWith: .signal(SIGTERM)) {
      Interruption.install()
      try Interruption.cancellation.check()
      send(SIGTERM)
      #expect(Interruption.received == SIGTERM)
      do {
        try Interruption.cancellation.check()
      } catch {
        Interruption.reraise(SIGTERM)
      }
    }
  }

  @Test("the second signal kills at once")
  func second() async {
    await #expect(processExitsWith: .signal(SIGINT)) {
      Interruption.install()
      send(SIGINT)
      send(SIGINT)
    }
  }

  @Test("a read that waits comes back to see the signal")
  func waitingRead() async {
    await #expect(processExitsWith: .signal(SIGHUP)) {
      Interruption.install()
      var ends: [Int32] = [0, 0]
      _ = pipe(&ends)
      Thread.detachNewThread { send(SIGHUP) }
      var bytes: [UInt8] = []
      do {
        _ = try InputDescriptor(descriptor: ends[0], name: "test", cancellation: Interruption.cancellation).read(
          into: &bytes)
      } catch is Cancelled {
        Interruption.reraise(SIGHUP)
      }
    }
  }

  @Test("a closed pipe and a file too large do not kill")
  func ignored() async {
    await #expect(processExitsWith: .success) {
      Interruption.install()
      send(SIGPIPE)
      send(SIGXFSZ)
    }
  }

  @Test("what the parent has told us to ignore stays ignored")
  func ignoredByParent() async {
    await #expect(processExitsWith: .success) {
      signal(SIGHUP, SIG_IGN)
      Interruption.install()
      send(SIGHUP)
      #expect(Interruption.received == nil)
    }
  }
}
