import FileKit
import Foundation
import Testing
import Workers

@testable import outlets

/// Sends a signal to this process.
private func send(_ signal: Int32) { kill(getpid(), signal) }

/// Waits until a thread that does not block the signal has taken it.
private func waitUntilReceived() {
  while Interruption.received == nil { usleep(1000) }
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
      waitUntilReceived()
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
      waitUntilReceived()
      send(SIGINT)
      // A program that the second signal does not kill goes on to its end.
      sleep(5)
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
      usleep(100_000)
    }
  }

  @Test("what the parent has told us to ignore stays ignored")
  func ignoredByParent() async {
    await #expect(processExitsWith: .success) {
      signal(SIGHUP, SIG_IGN)
      Interruption.install()
      send(SIGHUP)
      usleep(100_000)
      #expect(Interruption.received == nil)
    }
  }
}
