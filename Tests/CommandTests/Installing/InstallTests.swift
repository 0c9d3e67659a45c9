import Foundation
import TestSupport
import Testing

/// `make install` and `make uninstall`.
@Suite("Installing")
struct InstallTests {
  private func make(_ target: String, _ settings: String...) throws -> String {
    let words = (["make", "-s", "--no-print-directory", "-C", SharedData.packageFolder.path, target] + settings)
      .map { "'\($0)'" }.joined(separator: " ")
    return String(
      decoding: try run("/bin/bash", ["-c", "\(words) BINARY='\(BuiltProgram.path)' 2>&1; echo \"code $?\""]), as: UTF8.self)
  }

  private func files(_ folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { !FileManager.default.isDirectory("\(folder)/\($0)") }.sorted()
  }

  @Test("tool, completions and manual pages go under PREFIX, work from there, and are gone after uninstall")
  func installed() throws {
    let folder = try TemporaryFolder()
    let said = try make("install", "PREFIX=/usr", "DESTDIR=\(folder("root"))")
    #expect(said.hasSuffix("code 0\n"), "\(said)")
    let names = files(folder("root"))
    for name in [
      "usr/bin/outlets", "usr/share/bash-completion/completions/outlets", "usr/share/zsh/site-functions/_outlets",
      "usr/share/fish/vendor_completions.d/outlets.fish", "usr/share/man/man1/outlets.1", "usr/share/man/man1/outlets-process.1",
      "usr/share/man/man1/outlets-simulate-faults.1",
    ] {
      #expect(names.contains(name), "\(name)")
    }
    #expect(try run(folder("root/usr/bin/outlets"), ["--version"]) == outlets("--version").output)
    try folder.file("root/usr/share/man/man1/other.1", "of another program")
    #expect(try make("uninstall", "PREFIX=/usr", "DESTDIR=\(folder("root"))").hasSuffix("code 0\n"))
    #expect(files(folder("root")) == ["usr/share/man/man1/other.1"])
  }

  @Test("the packages that the tool needs elsewhere are named")
  func needs() throws {
    let folder = try TemporaryFolder()
    let said = try make("install", "PREFIX=\(folder("there"))")
    for package in ["libgeos-c1", "libproj", "libexpat1", "libsimdjson", "proj-data", "tzdata"] {
      #expect(said.contains(" \(package)"), "\(said)")
    }
    #expect(!said.contains(" libc6 "))
  }

  @Test("without a built tool, or where nothing may be written, install says what to do")
  func refused() throws {
    let folder = try TemporaryFolder()
    let script = SharedData.packageFolder.appending(path: ".ci/install").path
    func install(_ binary: String, _ prefix: String) throws -> String {
      String(
        decoding: try run("/bin/bash", ["-c", "'\(script)' install '\(binary)' '\(prefix)' 2>&1; echo \"code $?\""]),
        as: UTF8.self)
    }
    #expect(try install(folder("nothing"), folder("there")).contains("run make build first"))
    try folder.file("file", "")
    let said = try install(BuiltProgram.path, folder("file"))
    #expect(said.contains("sudo make install") && said.hasSuffix("code 1\n"), "\(said)")
  }
}

extension FileManager {
  fileprivate func isDirectory(_ path: String) -> Bool {
    var isDirectory = ObjCBool(false)
    return fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }
}
