/// Why something could not be written.
package struct OutputError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Code: Sendable {
    /// The output folder cannot be used (exit 73).
    case unusable
    /// Writing failed: disk full, closed pipe (exit 74).
    case writing
    /// Another run holds the output folder (exit 75).
    case busy
  }

  package var code: Code
  /// What was being done: "write", "make the folder".
  package var action: String
  /// The file or folder as it was named; it must be escaped for display.
  package var path: String
  /// The system's error number; nil when this program refused the output itself.
  package var errno: Int32?
  /// What to do about it.
  package var advice: String?

  package init(_ code: Code, _ action: String, path: String, errno: Int32? = nil, advice: String? = nil) {
    self.code = code
    self.action = action
    self.path = path
    self.errno = errno
    self.advice = advice
  }

  /// One or two sentences, safe for a terminal.
  package var description: String {
    var text = "\(PathText.displayText(path)): \(action)"
    if let errno { text += ": " + SystemError(errno).text }
    if let advice { text += ". " + PathText.displayText(advice) }
    return text
  }
}
