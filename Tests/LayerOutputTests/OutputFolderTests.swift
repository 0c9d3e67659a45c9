import FileKit
import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import LayerOutput

@Suite("The output folder appears in one step")
struct OutputFolderTests {
  let folder: TemporaryFolder
  var place: String { folder.path + "/out" }

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Writes an output with one layer that says `text`, and what a manifest needs to be recognised.
  func publish(_ text: String, force: Bool = false) throws {
    let output = try OutputFolder(at: place, force: force)
    try fill(output, text)
    try output.publish()
  }

  func fill(_ output: OutputFolder, _ text: String) throws {
    for name in ["outlets.geojson", "summary/rivers.csv"] {
      var file = try output.makeFile(name)
      try file.write(Array(text.utf8))
      output.add(try file.finish(features: nil))
    }
    try writeManifest(ResultColumns(), to: output)
  }

  func refusal(force: Bool = false) -> OutputError? {
    do {
      _ = try OutputFolder(at: place, force: force)
      return nil
    } catch {
      return error
    }
  }

  var text: String? { try? String(contentsOfFile: place + "/outlets.geojson", encoding: .utf8) }
  func names(_ path: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

  @Test("a new folder, then its successor; nothing else is left")
  func replace() throws {
    try publish("one")
    #expect(text == "one")
    try publish("two")
    #expect(text == "two")
    #expect(try names(folder.path) == ["out"])
    #expect(try names(place) == ["manifest.json", "outlets.geojson", "summary"])
    let mode = try FileStatus(path: place).mode
    #expect(mode & 0o700 == 0o700 && mode != 0o700 || umaskIsStrict())
  }

  func umaskIsStrict() -> Bool {
    let old = umask(0)
    umask(old)
    return old & 0o055 != 0
  }

  @Test("an empty folder is taken, a trailing slash and dots are understood")
  func names() throws {
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    try publish("one")
    #expect(text == "one")
    for path in [place + "/", place + "/summary/..", place + "/."] {
      let output = try OutputFolder(at: path)
      try fill(output, path)
      try output.publish()
      #expect(text == path)
    }
    let long = String(repeating: "n", count: 255)
    let output = try OutputFolder(at: folder.path + "/" + long)
    try fill(output, "long")
    try output.publish()
    #expect(try names(folder.path) == [long, "out"])
  }

  @Test("until it is published the former output stands, and giving up leaves nothing behind")
  func abandon() throws {
    try publish("one")
    do {
      let output = try OutputFolder(at: place)
      try fill(output, "two")
      #expect(text == "one")
      #expect(try names(folder.path).count == 3)
      output.abandon()
      #expect(try names(folder.path) == ["out"])
    }
    do {
      // Dropped without a word, as by a thrown error.
      let output = try OutputFolder(at: place)
      try fill(output, "three")
    }
    #expect(try names(folder.path) == ["out"])
    #expect(text == "one")
  }

  @Test("what killed runs left is removed, and nothing that only looks like it")
  func leftovers() throws {
    _ = try folder.file(".out.123-0123456789abcdef.part/summary/x")
    _ = try folder.file(".out.lock.part")
    for other in [
      ".out.b.123-0123456789abcdef.part/x", ".out.x-0123456789abcdef.part", ".out.1-2.part", "out.part",
      ".other.1-0123456789abcdef.part",
    ] {
      _ = try folder.file(other)
    }
    try publish("one")
    let left = try names(folder.path)
    #expect(
      left == [
        ".other.1-0123456789abcdef.part", ".out.1-2.part", ".out.b.123-0123456789abcdef.part", ".out.x-0123456789abcdef.part",
        "out", "out.part",
      ])
  }

  @Test("a folder that holds what we did not write is refused, and stays as it is")
  func foreign() throws {
    try publish("one")
    _ = try folder.file("out/notes.txt", Array("mine".utf8))
    let error = try #require(refusal())
    #expect(error.code == .unusable && error.action.contains("notes.txt") && error.advice?.options == [.force])
    #expect(try names(folder.path) == ["out"])
    #expect(text == "one")
  }

  @Test("a layer that was edited since is not ours any more; a folder without a manifest neither")
  func edited() throws {
    try publish("one")
    _ = try folder.file("out/outlets.geojson", Array("edited by hand".utf8))
    #expect(refusal()?.action.contains("outlets.geojson") == true)
    try FileManager.default.removeItem(atPath: place + "/outlets.geojson")
    #expect(refusal() == nil)
    try FileManager.default.removeItem(atPath: place + "/manifest.json")
    #expect(refusal()?.code == .unusable)
    _ = try folder.file("out/manifest.json", Array("{\"program\":\"another\"}".utf8))
    #expect(refusal()?.code == .unusable)
  }

  @Test("with force, foreign files are kept beside the new output")
  func force() throws {
    try publish("one")
    _ = try folder.file("out/notes.txt", Array("mine".utf8))
    _ = try folder.file("out/maps/deep/a.qgz", Array("map".utf8))
    _ = try folder.file("out/summary/mine.csv", Array("csv".utf8))
    try FileManager.default.createSymbolicLink(atPath: place + "/link", withDestinationPath: "notes.txt")
    try FileManager.default.createDirectory(atPath: place + "/empty", withIntermediateDirectories: false)
    let inode = FileIdentity.of(place + "/notes.txt")
    try publish("two", force: true)
    #expect(text == "two")
    #expect(try names(place) == ["empty", "link", "manifest.json", "maps", "notes.txt", "outlets.geojson", "summary"])
    #expect(try names(place + "/summary") == ["mine.csv", "rivers.csv"])
    #expect(try readFile(place + "/maps/deep/a.qgz").bytes == Array("map".utf8))
    #expect(FileIdentity.of(place + "/notes.txt") == inode)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: place + "/link") == "notes.txt")
    #expect(try names(folder.path) == ["out"])
  }

  @Test("a foreign file that appears during the run stops the exchange")
  func late() throws {
    try publish("one")
    let output = try OutputFolder(at: place)
    try fill(output, "two")
    _ = try folder.file("out/notes.txt")
    #expect(throws: OutputError.self) { try output.publish() }
    #expect(text == "one")
    output.abandon()
    #expect(try names(folder.path) == ["out"])
  }

  @Test("a file, a link, a pipe at the place, or no parent: refused and untouched")
  func taken() throws {
    #expect(throws: OutputError.self) { try OutputFolder(at: "/") }
    #expect(throws: OutputError.self) { try OutputFolder(at: "") }
    _ = try folder.file("out", Array("x".utf8))
    #expect(refusal()?.action == "is a file, not a folder")
    #expect(refusal(force: true)?.code == .unusable)
    try FileManager.default.removeItem(atPath: place)
    try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: folder.path)
    #expect(refusal()?.action == "is a symbolic link, not a folder")
    try FileManager.default.removeItem(atPath: place)
    mkfifo(place, 0o600)
    #expect(refusal()?.action == "is a pipe, not a folder")
    #expect(try names(folder.path) == ["out"])
    let orphan = #expect(throws: OutputError.self) { try OutputFolder(at: folder.path + "/none/out") }
    #expect(orphan?.code == .unusable && orphan?.advice.map { String(describing: $0).contains("parent") } == true)
    let readOnly = #expect(throws: OutputError.self) { try OutputFolder(at: "/proc/out") }
    #expect(readOnly?.code == .unusable)
  }

  @Test("a second run is told to wait; the lock ends with its process")
  func lock() throws {
    let output = try OutputFolder(at: place)
    #expect(refusal()?.code == .busy)
    output.abandon()
    #expect(refusal() == nil)

    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/flock")
    process.arguments = ["--no-fork", folder.path + "/.out.lock.part", "sh", "-c", "echo locked; exec sleep 60"]
    let said = Pipe()
    process.standardOutput = said
    try process.run()
    // It must hold the lock before anyone else touches the file.
    #expect(!said.fileHandleForReading.availableData.isEmpty)
    #expect(refusal()?.code == .busy)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(refusal() == nil)
  }

  @Test("an input that lies in the output folder can be recognised")
  func existing() throws {
    try publish("one")
    let output = try OutputFolder(at: place)
    #expect(output.existingFiles.contains(try #require(FileIdentity.of(place + "/outlets.geojson"))))
    #expect(output.existingFiles.count == 3)
  }

  @Test("a file that may not grow is a failed writing, and the former output stands")
  func limit() async {
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      let folder = try TemporaryFolder()
      let place = folder.path + "/out"
      let first = try OutputFolder(at: place)
      try writeSurvey(smallSurvey(), to: first, jobs: 1)
      try first.publish()
      let before = try readFile(place + "/manifest.json").bytes
      var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
      setrlimit(__rlimit_resource_t(1), &limit)
      do {
        let second = try OutputFolder(at: place)
        try writeSurvey(smallSurvey(), to: second, jobs: 2)
        exit(9)
      } catch let error as OutputError {
        guard error.code == .writing, error.errno == EFBIG else { exit(8) }
      }
      guard try readFile(place + "/manifest.json").bytes == before else { exit(7) }
      guard try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out"] else { exit(6) }
      exit(0)
    }
  }
}
