import FileKit
import Foundation
import SurveyModel
import TestSupport
import Testing

@Suite("Names in an open folder")
final class FolderActionTests {
  private let folder: TemporaryFolder
  private let open: Descriptor

  init() throws {
    folder = try TemporaryFolder()
    open = try Descriptor(openFolder: folder.path)
  }

  private func code(_ work: () throws(SystemError) -> Void) -> Int32? {
    do {
      try work()
      return nil
    } catch {
      return error.code
    }
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try readFile(folder(name)).bytes, as: UTF8.self)
  }

  @Test("a fresh name must be free, a replaced one need not, and exchanged ones must both be there")
  func renaming() throws {
    _ = try folder.file("a", "A")
    _ = try folder.file("b", "B")
    #expect(code { () throws(SystemError) in try open.rename("a", to: "b", .fresh) } == EEXIST)
    #expect(try text("a") == "A" && text("b") == "B")
    try open.rename("a", to: "c", .fresh)
    #expect(try listFiles(folder.path) == ["b", "c"])
    try open.rename("b", to: "c", .exchanging)
    #expect(try text("b") == "A" && text("c") == "B")
    #expect(code { () throws(SystemError) in try open.rename("b", to: "none", .exchanging) } == ENOENT)
    try open.rename("b", to: "c", .replacing)
    #expect(try listFiles(folder.path) == ["c"] && text("c") == "A")
    #expect(code { () throws(SystemError) in try open.rename("none", to: "d", .replacing) } == ENOENT)
  }

  @Test("a tree is removed with all that is in it, and links in it are not followed")
  func trees() throws {
    _ = try folder.file("tree/deep/deeper/x", "x")
    _ = try folder.file("tree/y", "y")
    _ = try folder.file("kept/z", "z")
    try FileManager.default.createSymbolicLink(atPath: folder("tree/link"), withDestinationPath: folder("kept"))
    try open.removeTree("tree")
    #expect(try listFolder(folder.path).map(\.path) == ["kept/z"])
    try FileManager.default.createSymbolicLink(atPath: folder("link"), withDestinationPath: folder("kept"))
    #expect(code { () throws(SystemError) in try open.removeTree("link") } != nil)
    #expect(try text("kept/z") == "z")
  }

  @Test("a folder that is not empty, and a name that is taken, are errors")
  func errors() throws {
    _ = try folder.file("full/x", "x")
    #expect(code { () throws(SystemError) in try open.remove("full", isFolder: true) } == ENOTEMPTY)
    #expect(code { () throws(SystemError) in try open.makeFolder("full", mode: 0o700) } == EEXIST)
    #expect(code { () throws(SystemError) in try open.remove("none") } == ENOENT)
    let inner = try Descriptor(openFolder: "full", in: open.number)
    _ = try folder.file("y", "y")
    #expect(code { () throws(SystemError) in try open.link("y", to: inner, as: "x") } == EEXIST)
    try open.link("y", to: inner, as: "z")
    #expect(FileIdentity.of(folder("full/z")) == FileIdentity.of(folder("y")))
    #expect(try text("full/x") == "x")
  }

  @Test("one holds the lock of a file, and another gets it when that one is gone")
  func locks() throws {
    let path = try folder.file("lock")
    do {
      let first = try Descriptor(open: path, flags: O_RDONLY)
      #expect(try first.tryLock())
      let second = try Descriptor(open: path, flags: O_RDONLY)
      #expect(try !second.tryLock())
      #expect(try first.tryLock(), "it holds it already")
    }
    let third = try Descriptor(open: path, flags: O_RDONLY)
    #expect(try third.tryLock())
  }

  @Test("a name with a NUL is no name, and a folder has room")
  func oddities() throws {
    #expect(code { () throws(SystemError) in try open.makeFolder("a\0b", mode: 0o700) } != nil)
    #expect(try listFiles(folder.path).isEmpty)
    #expect(open.freeBytes() ?? 0 > 0)
  }
}
