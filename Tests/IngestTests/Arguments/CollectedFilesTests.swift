import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import Ingest

@Suite("Files and folders that the user names")
struct CollectedFilesTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["a/walks/day1.csv", "a/walks/day2.csv", "b/walks/day1.csv", "b/walks/.hidden.csv", "b/half.part/x.csv"] {
      try folder.file(name, name)
    }
  }

  private func collect(_ arguments: String...) throws -> CollectedFiles {
    try collectFiles(arguments.map { NamedInput(folder($0)) }, isResult: { _ in false })
  }

  private func sources(_ arguments: String...) throws -> [String] {
    try collectFiles(arguments.map { NamedInput(folder($0)) }, isResult: { _ in false }).files.map(\.source)
  }

  @Test("a source is the path from the argument's last component on")
  func names() throws {
    #expect(try sources("a/walks") == ["walks/day1.csv", "walks/day2.csv"])
    #expect(try sources("a") == ["a/walks/day1.csv", "a/walks/day2.csv"])
    #expect(try sources("a/walks/day2.csv") == ["day2.csv"])
    #expect(try sources("a/walks/../walks/") == ["walks/day1.csv", "walks/day2.csv"])
    #expect(try sources("b") == ["b/walks/day1.csv"], "hidden files and what a run left are not surveys")
  }

  @Test("equal sources get as many folders in front as it takes, and no more")
  func unique() throws {
    #expect(try sources("a/walks", "b/walks") == ["a/walks/day1.csv", "b/walks/day1.csv", "walks/day2.csv"])
    #expect(try sources("b/walks", "a/walks") == ["a/walks/day1.csv", "b/walks/day1.csv", "walks/day2.csv"])
  }

  @Test("a file under two names is taken once, and that is said")
  func twice() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder("a/walks/link.csv"), withDestinationPath: folder("a/walks/day1.csv"))
    let collected = try collect("a/walks", "a/walks", "a/walks/day2.csv")
    #expect(collected.files.map(\.source) == ["walks/day1.csv", "walks/day2.csv"])
    #expect(collected.files.map(\.isNamed) == [false, true], "a fault in a file that was named ends the run")
    #expect(collected.skipped.count == 5)
    #expect(!collected.findings.isEmpty && collected.findings.allSatisfy { $0.rule == .fileRepeated })
  }

  @Test("links that lead in circles or nowhere")
  func links() throws {
    try FileManager.default.createSymbolicLink(atPath: folder("a/self"), withDestinationPath: folder("a"))
    try FileManager.default.createSymbolicLink(atPath: folder("a/lost.csv"), withDestinationPath: folder("nowhere"))
    let collected = try collect("a")
    #expect(collected.files.map(\.source) == ["a/walks/day1.csv", "a/walks/day2.csv"])
    #expect(collected.refusedFiles == 1)
  }

  @Test("what is not there")
  func missing() throws {
    let error = #expect(throws: InputError.self) { _ = try collect("c") }
    #expect(error?.code == .missing)
  }

  @Test("names as a person knows them", arguments: [("x/y", "y"), ("x/y/", "y"), ("y", "y"), ("/", "root")])
  func lastComponents(_ path: String, _ name: String) {
    #expect(lastComponent(path) == name)
  }
}
