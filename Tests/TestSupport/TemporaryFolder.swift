import Dispatch
import Foundation

/// A folder of a test's own, removed with it.
public final class TemporaryFolder {
  public let path: String

  public init() throws {
    path = FileManager.default.temporaryDirectory.path + "/outlets-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Makes a file with the folders it needs, and gives its path.
  public func file(_ name: String, _ bytes: [UInt8] = []) throws -> String {
    let full = path + "/" + name
    let parent = (full as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: full))
    return full
  }
}

/// Runs a program and gives its standard output; for `gzip` and the like.
public func run(_ program: String, _ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  let (inward, outward) = (Pipe(), Pipe())
  process.standardInput = inward
  process.standardOutput = outward
  process.standardError = FileHandle.nullDevice
  try process.run()
  DispatchQueue.global().async {
    try? inward.fileHandleForWriting.write(contentsOf: Data(input))
    try? inward.fileHandleForWriting.close()
  }
  let bytes = [UInt8](outward.fileHandleForReading.readDataToEndOfFile())
  process.waitUntilExit()
  return bytes
}
