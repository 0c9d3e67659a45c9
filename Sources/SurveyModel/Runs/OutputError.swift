/// Why something could not be written.
public struct OutputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of error it is.
  public enum Code: Sendable {
    /// The output folder cannot be used (exit code 73).
    case unusable
    /// Writing failed: a full disk, a closed pipe (exit code 74).
    case writing
    /// Another run holds the output folder (exit code 75).
    case busy
  }

  /// What kind of error it is.
  public var code: Code
  /// What failed: "cannot write".
  public var action: String
  /// What it was done to, with control characters escaped.
  public var path: String
  /// The system's error number; nil when this program refused the output itself.
  public var errno: Int32?
  /// The system's words for its error number; empty where there is none.
  public var reason: String
  /// What to do about it, with options as values.
  public var advice: ErrorText?

  package init(_ code: Code, _ action: String, path: String, errno: Int32?, reason: String, advice: ErrorText?) {
    self.code = code
    self.action = action
    self.path = path
    self.errno = errno
    self.reason = reason
    self.advice = advice
  }

  /// The whole error in one line, with options under the names of their parameters.
  public var description: String { description(naming: .properties) }

  /// The whole error in one line, with options under the names of one kind.
  public func description(naming: OptionNaming) -> String {
    "\(path): \(action)" + (reason.isEmpty ? "" : ": \(reason)") + (advice.map { ". \($0.text(naming: naming))" } ?? "")
  }
}
