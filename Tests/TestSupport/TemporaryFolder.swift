import Foundation
import Glibc
import Synchronization

/// A folder of a test's own, removed with all others when the tests end.
package struct TemporaryFolder: Sendable {
  package let path: String

  /// The folder of this run of the tests; every other lies in it.
  static let shared: TemporaryFolder = {
    let path = FileManager.default.temporaryDirectory.path + "/outlets-tests-\(getpid())"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: TemporaryFolder.shared.path) }
    return TemporaryFolder(path: path)
  }()

  private static let number = Atomic<Int>(0)

  private init(path: String) {
    self.path = path
  }

  package init() throws {
    path = Self.shared.unusedName("test")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func unusedName(_ prefix: String) -> String {
    "\(path)/\(prefix)-\(Self.number.add(1, ordering: .relaxed).newValue)"
  }

  /// The path of something in it.
  package func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes a file with the folders it needs, and gives its path.
  @discardableResult
  package func file(_ name: String, _ bytes: [UInt8] = []) throws -> String {
    let url = URL(filePath: self(name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  /// Makes a file of UTF-8 text.
  @discardableResult
  package func file(_ name: String, _ text: String) throws -> String {
    try file(name, Array(text.utf8))
  }

  /// What lies directly in it, hidden names too, sorted.
  package func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}

/// The bytes of a file.
package func bytes(of path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(filePath: path)))
}

/// Every file below a folder with its bytes, by its path in the folder.
package func tree(_ folder: String) throws -> [String: [UInt8]] {
  var files: [String: [UInt8]] = [:]
  for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
    var isFolder: ObjCBool = false
    let path = "\(folder)/\(name)"
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
      files[name] = try bytes(of: path)
    }
  }
  return files
}
