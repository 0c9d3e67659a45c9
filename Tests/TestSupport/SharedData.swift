package import Foundation

/// Real data that lives beside the project and not in it; a user's checkout has none.
package enum SharedData {
  /// The folder `../shared/data`, or what `OUTLETS_SHARED_DATA` names.
  package static let folder: URL? = {
    let named = ProcessInfo.processInfo.environment["OUTLETS_SHARED_DATA"]
    let beside = packageFolder.appending(path: "../shared/data").standardizedFileURL
    let url = named.map { URL(filePath: $0) } ?? beside
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }()

  /// The root of this package.
  package static let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// For `.enabled(if:)`: true when the data is there; says aloud, once, when it is not.
  package static let isPresent: Bool = {
    if folder != nil { return true }
    print("note: ../shared/data is absent: tests on real data are skipped")
    return false
  }()

  /// A file of the shared data; the test must be enabled by ``isPresent``.
  package static func path(_ name: String) throws -> String {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return folder.appending(path: name).path
  }

  package static func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(filePath: path(name))))
  }
}
