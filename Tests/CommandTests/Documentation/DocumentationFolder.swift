import Foundation
import TestSupport

/// A folder in which the commands of a page work: `data` is the sample campaign, `outlets` the built program.
struct DocumentationFolder {
  private let folder: TemporaryFolder
  /// What the commands find in their environment besides the path.
  private let environment: [String: String]

  init(environment: [String: String] = [:]) throws {
    self.environment = environment
    folder = try TemporaryFolder()
    let files = FileManager.default
    let data = SharedData.packageFolder.appending(path: "data").path
    try files.createSymbolicLink(atPath: folder.path + "/data", withDestinationPath: data)
    try files.createDirectory(atPath: folder.path + "/bin", withIntermediateDirectories: true)
    try files.createSymbolicLink(atPath: folder.path + "/bin/outlets", withDestinationPath: BuiltProgram.path)
  }

  /// Runs a command in the shell, and gives what a terminal would show of it.
  func run(_ command: String) throws -> String {
    let settings = environment.map { " \($0.key)='\($0.value)'" }.sorted().joined()
    let script =
      "cd '\(folder.path)' && export LC_ALL=C.UTF-8 PATH=\(folder.path)/bin:$PATH\(settings) && exec 2>&1\n" + command
    return String(decoding: try TestSupport.run("/bin/bash", ["-c", script]), as: UTF8.self)
  }
}
