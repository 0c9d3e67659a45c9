import Foundation

/// The built command, as a shell would run it. `make test` builds it and names it in `OUTLETS_BINARY`.
package struct BuiltProgram: Sendable {
  package enum Input: Sendable {
    case nothing
    case bytes([UInt8])
    case file(String)
    /// Standard input is not open at all.
    case closed
  }

  package enum Output: Sendable {
    case captured
    /// A file or device, `/dev/full` for one.
    case file(String)
    /// A pipe whose reader is gone.
    case closedPipe
  }

  package var arguments: [String]
  package var environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC"]
  /// Working directory; nil for that of the tests.
  package var directory: String?
  package var input = Input.nothing
  package var output = Output.captured
  /// A program that starts ours: `["setpriv", …]`.
  package var launcher: [String] = []
  /// Seconds after which it is killed because it hangs. No test may take anything near that on any machine.
  package var limit = 900.0

  package init(_ arguments: [String]) {
    self.arguments = arguments
  }

  /// Path of the executable: `OUTLETS_BINARY`, else the release build, else the debug build.
  package static let path: String = {
    if let named = ProcessInfo.processInfo.environment["OUTLETS_BINARY"], !named.isEmpty { return named }
    let builds = ["release", "debug"].map { SharedData.packageFolder.appending(path: ".build/\($0)/outlets").path }
    return builds.first { FileManager.default.isExecutableFile(atPath: $0) } ?? builds[0]
  }()

  /// Runs it to its end.
  package func run() throws -> ProgramEnd {
    let started = try start()
    return try started.wait()
  }

  /// Starts it and comes back at once.
  package func start() throws -> StartedProgram {
    try StartedProgram(self)
  }
}

/// `outlets` with these arguments, run to its end.
package func outlets(_ arguments: String...) throws -> ProgramEnd {
  try BuiltProgram(arguments).run()
}

/// How a program ended and what it said.
package struct ProgramEnd: Sendable {
  /// Exit code as a shell shows it: 128 + signal for a program that a signal ended.
  package var code: Int32
  /// The signal that ended it.
  package var signal: Int32?
  /// True when it had to be killed because it took longer than its limit.
  package var isTooLong: Bool
  package var output: [UInt8]
  package var messages: String

  package var text: String { String(decoding: output, as: UTF8.self) }
  package var lines: [Substring] { text.split(separator: "\n") }
}
