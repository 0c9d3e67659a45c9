import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import FileKit

@Suite("What lies in a folder")
struct ListFolderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("files at any depth, sorted by bytes, without hidden ones and unfinished folders")
  func order() throws {
    for name in [
      "b.csv", "a/z.gpx", "a/B.csv", "a.csv", "é.csv", ".hidden", ".git/x", "out.part/y.csv", "a/b/c/d.csv", "file.part",
    ] {
      _ = try folder.file(name)
    }
    let entries = try listFolder(folder.path)
    #expect(entries.map(\.path) == ["a.csv", "a/B.csv", "a/b/c/d.csv", "a/z.gpx", "b.csv", "file.part", "é.csv"])
    #expect(entries.allSatisfy { $0.problem == nil && $0.identity != nil })
  }

  @Test("links: loops end, real names win, dead links and pipes are listed with their problem")
  func links() throws {
    _ = try folder.file("walks/day1.csv")
    symlink(folder.path, folder.path + "/walks/up")
    symlink("walks", folder.path + "/a-link-to-walks")
    symlink("walks/day1.csv", folder.path + "/link.csv")
    symlink("nowhere", folder.path + "/dead")
    mkfifo(folder.path + "/pipe", 0o600)
    let entries = try listFolder(folder.path)
    #expect(entries.map(\.path) == ["dead", "link.csv", "pipe", "walks/day1.csv"])
    #expect(entries.map { $0.problem != nil } == [true, false, true, false])
    #expect(entries[1].identity == entries[3].identity)
  }

  @Test(
    "an entry that cannot be looked at is listed with the reason", arguments: [EIO, ESTALE, EACCES, ENOENT, ETIMEDOUT],
    [false, true])
  func unreachable(code: Int32, isLink: Bool) throws {
    let link = try #require(Optional(folder.path + "/link"))
    symlink("nowhere", link)
    let found = FolderEntry.look(at: "walks/day1.csv") { followingLinks throws(SystemError) in
      guard isLink, !followingLinks else { throw SystemError(code) }
      return try FileStatus(path: link, followingLinks: false)
    }
    #expect(found.entry.path == "walks/day1.csv" && found.entry.identity == nil && found.kind == nil)
    let problem = isLink && code == ENOENT ? "a symbolic link that leads nowhere" : SystemError(code).text
    #expect(found.entry.problem == problem)
  }

  @Test("names that are no text come back as bytes")
  func rawNames() throws {
    let path = PathText.string(fromBytes: Array((folder.path + "/").utf8) + [0xD0, 0xC7])
    close(try #require(pathForC(path).map { open($0, O_CREAT | O_WRONLY, 0o600) }))
    #expect(try listFolder(folder.path).map { PathText.bytes(of: $0.path) } == [[0xD0, 0xC7]])
  }

  @Test("a folder that is missing, or is a file, is an error")
  func errors() throws {
    let file = try folder.file("f")
    for path in [folder.path + "/none", file] {
      let error = #expect(throws: InputError.self) { try listFolder(path) }
      #expect(error?.code == .missing)
    }
  }
}
