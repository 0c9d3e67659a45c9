import Foundation
import Glibc

/// A program that runs: to be waited for, or to be sent signals first.
package struct StartedProgram: Sendable {
  package let process: Int32
  private let limit: Double
  private let outputFile: String?
  private let messageFile: String

  init(_ program: BuiltProgram) throws {
    limit = program.limit
    let files = TemporaryFolder.shared.unusedName("run")
    messageFile = files + ".err"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var toClose: [Int32] = []
    defer { for number in toClose { close(number) } }

    switch program.input {
    case .nothing: posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    case .file(let path): posix_spawn_file_actions_addopen(&actions, 0, path, O_RDONLY, 0)
    case .closed: posix_spawn_file_actions_addclose(&actions, 0)
    case .bytes(let bytes):
      try Data(bytes).write(to: URL(filePath: files + ".in"))
      posix_spawn_file_actions_addopen(&actions, 0, files + ".in", O_RDONLY, 0)
    }
    switch program.output {
    case .captured:
      outputFile = files + ".out"
      posix_spawn_file_actions_addopen(&actions, 1, files + ".out", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    case .file(let path):
      outputFile = nil
      posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY, 0)
    case .closedPipe:
      outputFile = nil
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
      close(ends[0])
      toClose.append(ends[1])
      posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    }
    posix_spawn_file_actions_addopen(&actions, 2, messageFile, O_WRONLY | O_CREAT | O_TRUNC, 0o600)

    let folder = program.directory.map { ["env", "-C", $0] } ?? []
    let command = folder + program.launcher + [BuiltProgram.path] + program.arguments
    process = try spawn(command, environment: program.environment, actions: &actions)
  }

  /// Sends a signal.
  package func send(_ signal: Int32) {
    kill(process, signal)
  }

  /// True while it has not ended.
  package func isRunning() -> Bool {
    var information = siginfo_t()
    let answer = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
    return answer == 0 && information.si_signo == 0
  }

  /// Waits for its end, at most its limit.
  package func wait() throws -> ProgramEnd {
    let began = ContinuousClock.now
    var status: Int32 = 0
    var isTooLong = false
    while waitpid(process, &status, WNOHANG) == 0 {
      if !isTooLong, ContinuousClock.now - began > .seconds(limit) {
        isTooLong = true
        send(SIGKILL)
      }
      usleep(1000)
    }
    let signal = status & 0x7f
    let messages = (try? Data(contentsOf: URL(filePath: messageFile))) ?? Data()
    return ProgramEnd(
      code: signal == 0 ? (status >> 8) & 0xff : 128 + signal, signal: signal == 0 ? nil : signal, isTooLong: isTooLong,
      output: try outputFile.map { [UInt8](try Data(contentsOf: URL(filePath: $0))) } ?? [],
      messages: String(decoding: messages, as: UTF8.self))
  }
}

/// Starts a command with default signal handling, whatever the tests' own process does.
private func spawn(
  _ command: [String], environment: [String: String], actions: inout posix_spawn_file_actions_t
) throws -> pid_t {
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var all = sigset_t()
  sigfillset(&all)
  var none = sigset_t()
  sigemptyset(&none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

  var words = command.map { strdup($0) } + [nil]
  var settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for word in words + settings { free(word) } }
  var process: pid_t = 0
  let failure = posix_spawnp(&process, command[0], &actions, &attributes, &words, &settings)
  guard failure == 0 else {
    throw CocoaError(.executableNotLoadable, userInfo: [NSFilePathErrorKey: command[0], "errno": failure])
  }
  return process
}
