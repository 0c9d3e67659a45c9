import Foundation
import TestSupport
import Testing

/// A machine as the set-up script sees it: a folder of programs, of which some are absent, and some only write down how they
/// were called.
struct BareMachine {
  private let folder: TemporaryFolder

  /// - Parameter absent: programs that are not there.
  init(without absent: Set<String> = []) throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder("bin"), withIntermediateDirectories: true)
    for name in [
      "bash", "sed", "grep", "sort", "head", "tail", "dirname", "basename", "timeout", "tr", "cat", "env", "mkdir", "rm",
      "mktemp",
      "cp", "tee",
    ] {
      let real = try #require(["/usr/bin/\(name)", "/bin/\(name)"].first { FileManager.default.isExecutableFile(atPath: $0) })
      try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: real)
    }
    try put("id", "echo 0")
    try put("git", "true")
    try put("ld.gold", "true")
    try put(
      "swift",
      "case $1 in build) echo 'Swift Package Manager - Swift 6.3.1';; *) echo 'Swift version 6.3.1 (swift-6.3.1-RELEASE)';; esac")
    try put("dpkg-query", "exit 1")
    try put(
      "apt-cache",
      "printf '%s\\n' libstdc++-12-dev libstdc++-14-dev postgresql-9-postgis-3 postgresql-17-postgis-3 libstdc++-14-doc")
    try put("apt-get", "echo \"$*\" >>'\(folder("called"))'")
    for name in absent { try? FileManager.default.removeItem(atPath: path(name)) }
    try FileManager.default.createDirectory(atPath: folder("checkout/.ci"), withIntermediateDirectories: true)
    for name in [".ci/setup", "Package.swift"] {
      let file = SharedData.packageFolder.appending(path: name).path
      try FileManager.default.copyItem(atPath: file, toPath: folder("checkout/\(name)"))
    }
  }

  private func path(_ name: String) -> String { folder("bin/\(name)") }

  /// Puts a program there, in place of the one that was there.
  func put(_ name: String, _ script: String) throws {
    try? FileManager.default.removeItem(atPath: path(name))
    // Another program writes it: what this one has open for writing, a child that starts at that moment for another test has open too,
    // and a file that is open for writing cannot be executed.
    let text = try folder.file("texts/\(name)", "#!/bin/bash\n\(script)\n")
    _ = try run("/usr/bin/install", ["-m", "755", text, path(name)])
  }

  /// Makes a folder of the checkout.
  func make(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: folder("checkout/\(name)"), withIntermediateDirectories: true)
  }

  /// What the set-up says, and its exit code.
  func setUp(_ arguments: String = "") throws -> (said: String, code: Int) {
    let command =
      "cd / && env -i PATH='\(folder("bin"))' HOME=/nowhere '\(folder("checkout/.ci/setup"))' \(arguments) 2>&1; echo \"$?\""
    var lines = String(decoding: try run("/bin/bash", ["-c", command]), as: UTF8.self).split(separator: "\n")
    let code = lines.popLast().flatMap { Int($0) } ?? -1
    return (lines.joined(separator: "\n"), code)
  }

  /// How `apt-get` was called, a line for each call.
  func called() -> [String] {
    let text = (try? String(contentsOfFile: folder("called"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }
}
