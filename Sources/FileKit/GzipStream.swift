import Synchronization

/// A compressed stream on its way: the stored bytes that have arrived and are not yet inflated.
final class GzipStream: Sendable {
  private struct State: ~Copyable {
    var inflater: Inflater
    var stored: [UInt8]
    var position = 0
    /// True between two members, where the stream may end.
    var isBetweenMembers = false
  }

  private let state: Mutex<State>

  /// - Parameter prefix: stored bytes that have been read before.
  init(prefix: [UInt8]) throws(GzipError) {
    let inflater = try Inflater()
    state = Mutex(State(inflater: inflater, stored: prefix))
  }

  /// True when stored bytes are waiting.
  var isReady: Bool { state.withLock { $0.position < $0.stored.count } }

  /// Appends some inflated bytes to `buffer`, and returns their number, which is 0 at the end of the stream.
  /// - Parameter read: appends the next stored bytes, and returns their number, which is 0 at the end.
  func read(into buffer: inout [UInt8], _ read: (inout [UInt8]) throws -> Int) throws -> Int {
    let start = buffer.count
    while true {
      if state.withLock({ $0.position == $0.stored.count }) {
        var stored: [UInt8] = []
        let got = try read(&stored)
        state.withLock {
          $0.stored = stored
          $0.position = 0
        }
        if got == 0 {
          guard state.withLock({ $0.isBetweenMembers }) else {
            throw GzipError(message: "The compressed stream ends in the middle; get a whole copy.")
          }
          return 0
        }
      }
      try state.withLock { state in
        if state.isBetweenMembers {
          // Zeros may stand behind the last member.
          while state.position < state.stored.count, state.stored[state.position] == 0 { state.position += 1 }
          guard state.position < state.stored.count else { return }
          state.inflater.reset()
          state.isBetweenMembers = false
        }
        let piece = try state.inflater.inflatePiece(of: state.stored, from: state.position, into: &buffer)
        state.position += piece.used
        state.isBetweenMembers = piece.isEnd
      }
      if buffer.count > start { return buffer.count - start }
    }
  }
}
