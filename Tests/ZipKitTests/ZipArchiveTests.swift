import SurveyModel
import TestSupport
import Testing
import ZipKit

@Suite("Zip archives")
struct ZipArchiveTests {
  @Test("stored and deflated entries come out as they went in")
  func contents() throws {
    var archive = try ZipArchive(
      ZipWriter.archive([.init("a.txt", "hello"), .init("dir/", ""), .init("dir/b", run: 65, count: 1 + 258 * 4)]))
    #expect(archive.entries.map(\.name) == ["a.txt", "dir/", "dir/b"])
    #expect(archive.entries.map(\.isFolder) == [false, true, false])
    let contents = try archive.entries.map { entry throws(ZipError) in try archive.content(of: entry) }
    #expect(contents == [Array("hello".utf8), [], [UInt8](repeating: 65, count: 1033)])
    #expect(archive.entry(named: "dir/b")?.lastComponent == "b")
  }

  @Test("Zip64 sizes and places are understood")
  func wide() throws {
    var archive = try ZipArchive(ZipWriter.wideArchive(.init("a.txt", "hello")))
    let entry = try #require(archive.entries.first)
    #expect(try archive.content(of: entry) == Array("hello".utf8))
  }

  @Test("zip-bombs: a bomb is stopped by what comes out, not by what it says")
  func bombs() throws {
    // 4 MiB of zeros, 26 KB packed: more than the MiB that any entry may have, and 158 times its size.
    let limits = ZipLimits(ratio: 100)
    var file = ZipWriter.File("a", run: 0, count: 1 + 258 * 16_256)
    var archive = try ZipArchive(ZipWriter.archive([file]), limits: limits)
    #expect(try fault { try archive.content(of: archive.entries[0]) }.contains("decompression bomb"))
    // The same where the directory says that it is small.
    file.content = [1]
    archive = try ZipArchive(ZipWriter.archive([file]), limits: limits)
    #expect(try fault { try archive.content(of: archive.entries[0]) }.contains("decompression bomb"))
    // All entries together.
    let two = ZipWriter.archive([.init("a", run: 0, count: 1033), .init("b", run: 0, count: 1033)])
    archive = try ZipArchive(two, limits: ZipLimits(inflated: 2000))
    #expect(try archive.content(of: archive.entries[0]).count == 1033)
    #expect(try fault { try archive.content(of: archive.entries[1]) }.contains("decompression bomb"))
  }

  @Test("zip-bombs, odd-archive-entries: too many entries, overlapping and encrypted ones are refused")
  func refusals() throws {
    let many = ZipWriter.archive((0..<1001).map { .init("\($0)", "") })
    #expect(try fault { try ZipArchive(many) }.contains("1001 files"))
    var overlapping = ZipWriter.archive([.init("a", "1234567890123456789012345678901234567890"), .init("b", "")])
    // The second entry's header is said to be within the first.
    let second = try #require(overlapping.lastRange(of: [0x50, 0x4B, 1, 2]))
    overlapping.replaceSubrange(second.lowerBound + 42..<second.lowerBound + 46, with: [35, 0, 0, 0])
    #expect(try fault { try ZipArchive(overlapping) }.contains("overlap"))
    var secret = ZipWriter.File("a", "x")
    secret.flags = 1
    var archive = try ZipArchive(ZipWriter.archive([secret]))
    #expect(try fault { try archive.content(of: archive.entries[0]) }.contains("password"))
    secret.flags = 0
    secret.method = 12
    archive = try ZipArchive(ZipWriter.archive([secret]))
    #expect(try fault { try archive.content(of: archive.entries[0]) }.contains("method 12"))
  }

  @Test("a cut archive is refused; a changed one is refused or gives what was put in, whatever byte is changed")
  func damage() throws {
    let good = ZipWriter.archive([.init("a.txt", "hello world"), .init("b", run: 66, count: 259)])
    #expect(try fault { try ZipArchive(Array(good.dropLast(30))) }.contains("cut"))
    var wrong = good
    wrong[30 + 5] ^= 1
    var archive = try ZipArchive(wrong)
    #expect(try fault { try archive.content(of: archive.entries[0]) }.contains("checksum"))
    let contents: Set<[UInt8]> = [Array("hello world".utf8), [UInt8](repeating: 66, count: 259)]
    var (refused, read) = (0, 0)
    for index in good.indices {
      for bit in [UInt8(1), 0x80, 0xFF] {
        var changed = good
        changed[index] ^= bit
        guard var archive = try? ZipArchive(changed) else {
          refused += 1
          continue
        }
        for entry in archive.entries {
          guard let content = try? archive.content(of: entry) else {
            refused += 1
            continue
          }
          read += 1
          #expect(contents.contains(content), "byte \(index) changed by \(bit)")
        }
      }
    }
    #expect(refused > 100 && read > 100, "\(refused) refused, \(read) read")
    for length in good.indices {
      #expect(throws: ZipError.self, "\(length) bytes") { try ZipArchive(Array(good.prefix(length))) }
    }
  }
}

private func fault<Value>(_ body: () throws -> Value) throws -> String {
  do {
    _ = try body()
    Issue.record("nothing was thrown")
    return ""
  } catch let error as ZipError {
    return error.message
  }
}

extension [UInt8] {
  fileprivate func lastRange(of word: [UInt8]) -> Range<Int>? {
    indices.reversed().first { self[$0...].starts(with: word) }.map { $0..<$0 + word.count }
  }
}
