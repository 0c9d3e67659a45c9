import FileKit
import Foundation
import SurveyModel
import TestSupport
import Testing

@Suite("Sources of several files, and files of which only parts are read")
struct FilePartTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("a shapefile is read with those of its parts that say something")
  func parts() throws {
    for name in ["r.shp", "r.DBF", "r.shx", "r.prj", "r.cpg", "r.sbn", "r.txt", "rr.dbf", "other.shp"] {
      _ = try folder.file(name)
    }
    let names = try FileParts.read(of: folder("r.shp")).map { String($0.dropFirst(folder.path.count + 1)) }
    #expect(names == ["r.DBF", "r.cpg", "r.prj", "r.shp", "r.shx"])
    #expect(try FileParts.read(of: folder("r.txt")) == [folder("r.txt")])
    #expect(throws: InputError.self) { try FileParts.read(of: folder("none.shp")) }
  }

  @Test("a folder is read whole but for its locks")
  func folderParts() throws {
    for name in ["g.gdb/a1.gdbtable", "g.gdb/a1.gdbindexes", "g.gdb/x.lock", "g.gdb/.hidden"] { _ = try folder.file(name) }
    #expect(try FileParts.read(of: folder("g.gdb")) == [folder("g.gdb/a1.gdbindexes"), folder("g.gdb/a1.gdbtable")])
  }

  @Test("of a listing, parts belong to the file that one names")
  func owners() {
    let listing = [
      "a/r.SHP", "a/r.dbf", "a/r.shp.xml", "b/r.dbf", "m.tab", "m.dat", "d.dat", "g.gpkg", "g.gpkg-wal", "h.gpkg-journal",
      "x.gml",
      "x.xsd", "x.csv",
    ]
    #expect(
      FileParts.owners(listing) == [
        "a/r.dbf": "a/r.SHP", "a/r.shp.xml": "a/r.SHP", "m.dat": "m.tab", "g.gpkg-wal": "g.gpkg", "x.xsd": "x.gml",
      ])
  }

  @Test("files are hashed one after the other, in the order given")
  func hashes() throws {
    let (a, b) = (try folder.file("a", "outlets "), try folder.file("b", "on rivers"))
    let both = try hashFiles([a, b])
    #expect(both == FilesDigest(size: 17, sha256: SHA256.hex(of: Array("outlets on rivers".utf8))))
    #expect(try hashFiles([b, a]).sha256 == SHA256.hex(of: Array("on riversoutlets ".utf8)))
    #expect(try hashFiles([folder.path, a]).size == 8, "a folder has no bytes of its own")
    #expect(throws: InputError.self) { try hashFiles([a, folder("none")]) }
  }

  @Test("a hash goes on from where it was asked for")
  func goingOn() {
    var digest = SHA256()
    digest.update(Array("ab".utf8))
    #expect(digest.hexadecimal() == SHA256.hex(of: Array("ab".utf8)))
    digest.update([])
    digest.update(Array("c".utf8))
    #expect(digest.hexadecimal() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("the beginning of a file, or all of a shorter one")
  func prefixes() throws {
    let path = try folder.file("a", "0123456789")
    #expect(try readPrefix(path, count: 4) == Array("0123".utf8))
    #expect(try readPrefix(path, count: 40) == Array("0123456789".utf8))
    #expect(try readPrefix(path, count: 0).isEmpty && readPrefix(folder.path, count: 4).isEmpty)
    #expect(throws: InputError.self) { try readPrefix(folder("none"), count: 4) }
  }

  @Test("parts of a file, as far as it goes")
  func partial() throws {
    let file = try PartialFile(try folder.file("a", "0123456789"))
    #expect(file.size == 10 && file.identity == FileIdentity.of(folder("a")))
    #expect(try file.read(at: 3, count: 4) == Array("3456".utf8))
    #expect(try file.read(at: 8, count: 4) == Array("89".utf8))
    #expect(try file.read(at: 10, count: 1).isEmpty && file.read(at: -1, count: 4).isEmpty && file.read(at: 0, count: 0).isEmpty)
    let error = #expect(throws: InputError.self) { _ = try PartialFile(folder.path) }
    #expect(error?.message == "This is a folder, not a file.")
  }

  @Test("a scratch folder holds copies, and goes with them")
  func scratch() throws {
    let original = try folder.file("a.gpkg", "content")
    let path = try {
      let scratch = try ScratchFolder()
      #expect(try readFile(scratch.copy(original, as: "b.gpkg")).bytes == Array("content".utf8))
      #expect(try readFile(scratch.write(Array("doc".utf8), as: "inner/doc.kml")).bytes == Array("doc".utf8))
      #expect(throws: InputError.self, "a name is taken once") { try scratch.write([], as: "b.gpkg") }
      #expect(throws: InputError.self) { try scratch.copy(folder("none"), as: "c.gpkg") }
      #expect(FileManager.default.fileExists(atPath: scratch.path))
      return scratch.path
    }()
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try readFile(original).bytes == Array("content".utf8))
  }
}
