import FileKit
import Glibc
import SurveyModel
import SurveyPipeline

/// The exit codes of the contract, shaped after sysexits(3).
enum Exit {
  static let done: Int32 = 0
  /// Two results differ, and the caller asked to be told so.
  static let different: Int32 = 1
  /// Done and everything written, but more records were rejected than allowed, or a file inside a folder was refused.
  static let rejects: Int32 = 2
  /// Done and everything written, but the result is worthless: no observation lies on a river, or nothing was observed.
  static let worthless: Int32 = 3
  static let usage: Int32 = 64
  static let unreadable: Int32 = 65
  static let missing: Int32 = 66
  static let noOperation: Int32 = 69
  static let invariant: Int32 = 70
  static let cannotCreate: Int32 = 73
  static let writing: Int32 = 74
  static let locked: Int32 = 75
  static let forbidden: Int32 = 77
  static let configuration: Int32 = 78
}

/// A failure whose exit code is already known. An empty description says nothing more.
struct CommandError: Error, CustomStringConvertible {
  var code: Int32
  var description: String

  init(_ code: Int32, _ description: String) {
    self.code = code
    self.description = description
  }
}

extension OutputError {
  /// True where standard output is a pipe whose reader has ended.
  var isOfEndedReader: Bool { code == .writing && errno == EPIPE && path == "standard output" }
}

/// The words for an error that ended a command, with options as they are typed.
func complaint(_ error: any Error) -> String {
  switch error {
  case let error as InputError: error.description(naming: .arguments)
  case let error as OutputError: error.description(naming: .arguments)
  default: "\(error)"
  }
}

extension InputError {
  /// What the error means to the shell.
  var shellCode: Int32 { exitCode(of: self) }
}

/// What an error that ended a command means to the shell.
func exitCode(of error: any Error) -> Int32 {
  switch error {
  case let error as CommandError: error.code
  case let error as InputError:
    switch error.code {
    case .unreadable: Exit.unreadable
    case .missing: Exit.missing
    case .forbidden: Exit.forbidden
    case .noOperation: Exit.noOperation
    case .usage: Exit.usage
    }
  case let error as OutputError:
    switch error.code {
    case .unusable: Exit.cannotCreate
    case .writing: Exit.writing
    case .busy: Exit.locked
    }
  default: Exit.invariant
  }
}
