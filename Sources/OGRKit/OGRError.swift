/// Why GDAL could not do what it was asked to.
package struct OGRError: Error, Sendable, CustomStringConvertible {
  package enum Code: Sendable, Equatable {
    /// The program was built without GDAL.
    case notBuilt
    /// GDAL is not installed.
    case noLibrary
    /// The source cannot be opened or read to its end.
    case unreadable
    /// A condition or statement that the user gave is wrong.
    case statement
    /// A server answered with this status instead of the file.
    case refused(Int)
    /// There is no server, or the transfer was broken off.
    case unreachable
  }

  package var code: Code
  /// The message of GDAL or of the loader, on one line.
  package var words: String

  package init(_ code: Code, _ words: String) {
    self.code = code
    self.words = String(words.split(whereSeparator: \.isNewline).joined(separator: " "))
  }

  package var description: String {
    switch code {
    case .notBuilt: "this build of outlets is the slim one, without GDAL"
    case .noLibrary: "GDAL is not installed (\(words)); install it (Debian: \(debianPackage))"
    case .unreadable, .statement, .refused, .unreachable: words
    }
  }

  /// The package with the library that the words of the loader name: `libgdal32` for "libgdal.so.32: cannot open …".
  private var debianPackage: String {
    let name = "libgdal.so."
    guard let start = words.firstRange(of: name)?.upperBound else { return "gdal-bin" }
    return "libgdal" + words[start...].prefix { $0.isNumber }
  }
}
