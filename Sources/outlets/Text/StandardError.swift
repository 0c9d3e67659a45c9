import FileKit
import Glibc

/// Messages for the person at the terminal. Nothing that fails here may change the outcome of a command.
enum StandardError {
  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  static var isTerminal: Bool { isatty(2) == 1 }
}
