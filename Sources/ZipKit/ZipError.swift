/// Why a zip archive cannot be used, in a sentence or two.
package struct ZipError: Error, Sendable, Equatable {
  package var message: String

  init(_ message: String) {
    self.message = message
  }
}
