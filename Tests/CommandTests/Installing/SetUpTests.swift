import Foundation
import TestSupport
import Testing

/// What the set-up says on a machine that lacks something, and that nothing is installed before it says so.
@Suite("Set-up")
struct SetUpTests {
  private func refuses(_ machine: BareMachine, _ words: [String], _ place: SourceLocation = #_sourceLocation) throws {
    let (said, code) = try machine.setUp()
    #expect(code == 1, "\(said)", sourceLocation: place)
    for word in words { #expect(said.contains(word), "\(said)", sourceLocation: place) }
    #expect(!machine.called().contains { $0.contains("install") }, sourceLocation: place)
  }

  @Test("no Swift")
  func noSwift() throws {
    try refuses(
      BareMachine(without: ["swift"]), ["There is no swift on the path", "6.3", "https://www.swift.org/install", "PATH"])
  }

  @Test(
    "an old Swift, and one that does not say what it is",
    arguments: ["Swift version 5.9.2 (swift-5.9.2-RELEASE)", "Swift version 6.2", "hello"])
  func oldSwift(_ version: String) throws {
    let machine = try BareMachine()
    try machine.put("swift", "echo '\(version)'")
    let shown = version.firstMatch(of: /[0-9.]+/).map { String($0.output) } ?? "unknown"
    try refuses(machine, ["Swift 6.3 or later is needed", shown])
  }

  @Test("newer ones are taken", arguments: ["6.3", "6.10.1", "7.0"])
  func newSwift(_ version: String) throws {
    let machine = try BareMachine()
    try machine.put("swift", "echo 'Swift version \(version)'")
    #expect(try machine.setUp().code == 0)
  }

  @Test("a Swift that lacks a library")
  func brokenSwift() throws {
    let machine = try BareMachine()
    try machine.put("swift", "echo 'swift: error while loading shared libraries: libncurses.so.6: cannot open' >&2; exit 127")
    try refuses(
      machine, ["Swift does not start", "libncurses.so.6", "sudo apt-get install git make binutils-gold", "libncurses6"])
  }

  @Test("no linker, and no git")
  func noTools() throws {
    try refuses(BareMachine(without: ["ld.gold"]), ["There is no linker", "sudo apt-get install", "binutils-gold"])
    try refuses(BareMachine(without: ["git"]), ["There is no git", "sudo apt-get install"])
  }

  @Test("no network: neither for Swift's packages nor for Debian's")
  func offline() throws {
    let machine = try BareMachine()
    try machine.put("git", "exit 128")
    try refuses(machine, ["https://github.com/", "cannot be reached", "network"])
    // What was fetched before is not fetched again.
    for package in ["swift-argument-parser", "TOMLKit"] { try machine.make(".build/checkouts/\(package)") }
    #expect(try machine.setUp().code == 0)
    let other = try BareMachine()
    try other.put("apt-get", "echo 'E: Failed to fetch' >&2; exit 100")
    try refuses(other, ["lists of Debian's packages cannot be fetched", "E: Failed to fetch", "libgeos-dev"])
  }

  @Test("neither root nor sudo: the line for root is given")
  func noSudo() throws {
    let machine = try BareMachine()
    try machine.put("id", "echo 1000")
    try refuses(machine, ["no sudo", "apt-get install", "libgeos-dev", "g++"])
  }

  @Test("what is missing is installed, by the names that this Debian has")
  func installs() throws {
    let machine = try BareMachine()
    let (said, code) = try machine.setUp("tests")
    #expect(code == 0 && said.contains("setup: installing"), "\(said)")
    let calls = machine.called()
    try #require(calls.count == 2)
    #expect(calls[0].contains("update") && calls[1].contains("install -y"))
    for package in ["libgeos-dev", "libgdal-dev", "libstdc++-14-dev", "postgresql-17-postgis-3", "zsh", "fish", "man-db"] {
      #expect(calls[1].contains(" \(package)"), "\(calls)")
    }
  }

  @Test("where nothing is missing, nothing is said and nothing is called, network or not")
  func silent() throws {
    let machine = try BareMachine(without: ["apt-get", "apt-cache"])
    try machine.put("dpkg-query", "echo 'install ok installed'")
    try machine.put("git", "exit 128")
    for package in ["swift-argument-parser", "TOMLKit"] { try machine.make(".build/checkouts/\(package)") }
    let (said, code) = try machine.setUp("tests docs deb")
    #expect(code == 0 && said == "", "\(said)")
  }

  @Test("a long command that fails shows its errors, where its log is, and its exit code; one that works says nothing")
  func quietly() throws {
    let folder = try TemporaryFolder()
    let script = SharedData.packageFolder.appending(path: ".ci/quietly").path
    func run(_ command: String) throws -> String {
      let line = "'\(script)' '\(folder("log"))' Building bash -c '\(command)' 2>&1; echo \"code $?\""
      return String(decoding: try TestSupport.run("/bin/bash", ["-c", line]), as: UTF8.self)
    }
    #expect(try run("echo much; echo more") == "code 0\n")
    let failed = try run("echo much; echo \"a.swift:3:1: error: this is wrong\"; exit 3")
    #expect(failed.hasPrefix("a.swift:3:1: error: this is wrong\n") && failed.hasSuffix("code 3\n"), "\(failed)")
    #expect(failed.contains("the whole log is \(folder("log"))") && !failed.contains("much"))
  }

  @Test("make help has every target, and the README no other")
  func help() throws {
    let makefile = try String(contentsOf: SharedData.packageFolder.appending(path: "Makefile"), encoding: .utf8)
    let targets = Set(makefile.matches(of: /(?m)^([a-z-]+):/).map { String($0.output.1) }).subtracting(["swift"])
    let help = String(decoding: try run("/usr/bin/make", ["-s", "-C", SharedData.packageFolder.path, "help"]), as: UTF8.self)
    let shown = Set(help.matches(of: #/(?m)^make ([a-z-]+) /#).map { String($0.output.1) })
    #expect(targets == shown && shown.count > 15, "\(targets.symmetricDifference(shown))")
    for name in DocumentationPage.names + ["CONTRIBUTING.md"] {
      let page = try DocumentationPage(name)
      let named = (page.codeSpans + page.blocks("sh").joined().map { String($0) }).compactMap {
        $0.firstMatch(of: #/^ *(?:sudo )?make ([a-z-]+)/#)
      }
      for match in named { #expect(targets.contains(String(match.output.1)), "\(name): make \(match.output.1)") }
    }
  }
}
