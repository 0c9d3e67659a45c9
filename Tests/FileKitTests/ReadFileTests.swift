import FileKit
import Foundation
import Glibc
import SurveyModel
import Synchronization
import TestSupport
import Testing

@Suite("Reading a file whole")
struct ReadFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func failure(_ path: String) -> InputError? {
    #expect(throws: InputError.self) { try readFile(path) }
    do {
      _ = try readFile(path)
      return nil
    } catch {
      return error
    }
  }

  @Test("content, size and hash of a plain file", arguments: [0, 1, 65_536, 200_001])
  func plain(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let content = try readFile(folder.file("plain", bytes))
    #expect(content.bytes == bytes)
    #expect(content.size == count)
    #expect(!content.isCompressed)
    let sum = try run("/usr/bin/sha256sum", [], input: bytes).prefix(64)
    #expect(content.sha256 == String(decoding: sum, as: UTF8.self))
    let later = try readFile(folder.file("plain", bytes), hashing: false)
    #expect(later.storedHash == nil)
    #expect(later.sha256 == content.sha256)
  }

  @Test("a large file, in pieces by several threads", arguments: [1, 2, 5])
  func large(jobs: Int) throws {
    let bytes = (0..<(9 << 20) + 17).map { UInt8(truncatingIfNeeded: $0 >> 3 &* 31) }
    #expect(try readFile(folder.file("large", bytes), hashing: false, jobs: jobs).bytes == bytes)
  }

  @Test("a file whose time of change moves while it is read is refused, though its size stays")
  func changing() throws {
    let path = try folder.file("changing", [UInt8](repeating: 7, count: 8 << 20))
    let isDone = Mutex(false)
    let touching = Thread {
      let file = open(path, O_WRONLY)
      defer { close(file) }
      var count = 0
      while !isDone.withLock({ $0 }) {
        count += 1
        // Times that are set by hand differ each time, however coarse the system's clock is.
        let time = timespec(tv_sec: 1_700_000_000 + count, tv_nsec: count % 1_000_000_000)
        _ = unsafe [time, time].withUnsafeBufferPointer { unsafe futimens(file, $0.baseAddress) }
      }
    }
    touching.start()
    defer { isDone.withLock { $0 = true } }
    var refusal: InputError?
    for _ in 0..<500 where refusal == nil {
      do { _ = try readFile(path, hashing: false) } catch { refusal = error }
    }
    #expect(refusal?.description.contains("changed") == true)
  }

  @Test("hash of the empty message and of abc (FIPS 180-4)")
  func vectors() {
    #expect(SHA256.hex(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(SHA256.hex(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    var parts = SHA256()
    parts.update(Array("a".utf8))
    _ = parts.hexadecimal()
    parts.update(Array("bc".utf8))
    #expect(parts.hexadecimal() == SHA256.hex(of: Array("abc".utf8)))
  }

  @Test("gzip is inflated, member after member; size and hash are those of the stored file")
  func gzip() throws {
    let text = Array(String(repeating: "longitude,latitude\n118.79,32.06\n", count: 5000).utf8)
    let member = try run("/bin/gzip", ["-c"], input: text)
    let one = try readFile(folder.file("one.gz", member))
    #expect(one.bytes == text)
    #expect(one.isCompressed && one.size == member.count && one.sha256 == SHA256.hex(of: member))
    #expect(try readFile(folder.file("two.csv", member + member)).bytes == text + text)
    #expect(try readFile(folder.file("padded.gz", member + [0, 0, 0])).bytes == text)
  }

  @Test("broken gzip is refused: cut, changed, followed by something else, and a bomb")
  func brokenGzip() throws {
    let text = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    let member = try run("/bin/gzip", ["-c"], input: text)
    for cut in [4, 12, member.count / 2, member.count - 1] {
      let error = try #require(failure(folder.file("cut.gz", Array(member.prefix(cut)))))
      #expect(error.code == .unreadable)
      #expect(error.message.contains("ends in the middle"))
    }
    var changed = member
    changed[changed.count - 6] ^= 1
    #expect(failure(try folder.file("changed.gz", changed))?.message.contains("broken") == true)
    #expect(failure(try folder.file("tail.gz", member + Array("tail".utf8)))?.code == .unreadable)
    let bomb = try run("/bin/gzip", ["-9c"], input: [UInt8](repeating: 0, count: 20 << 20))
    #expect(failure(try folder.file("bomb.gz", bomb))?.message.contains("bomb") == true)
    #expect(throws: GzipError.self) { try inflateGzip(member, cap: 49_999) }
  }

  @Test("what is no readable file says what it is")
  func refusals() throws {
    #expect(failure(folder.path + "/none.csv")?.code == .missing)
    #expect(failure(try folder.file("a.csv") + "/b.csv")?.code == .missing)
    #expect(failure("nul\0byte")?.code == .missing)
    #expect(failure(folder.path + "/" + String(repeating: "x", count: 300))?.code == .missing)
    let directory = try #require(failure(folder.path))
    #expect(directory.code == .unreadable && directory.message.contains("a folder"))
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(failure(pipe)?.message.contains("a pipe") == true)
    #expect(failure("/dev/zero")?.message.contains("a device") == true)
    let loop = folder.path + "/loop"
    #expect(symlink(loop, loop) == 0)
    #expect(failure(loop)?.code == .missing)
    let secret = try folder.file("secret.csv")
    chmod(secret, 0)
    if getuid() != 0 { #expect(failure(secret)?.code == .forbidden) }
  }

  @Test("a file name that is no text is opened and shown without harm")
  func rawName() throws {
    let path = PathText.string(fromBytes: Array((folder.path + "/").utf8) + [0xC5, 0xC5, 0x1B, 0x2E])
    #expect(failure(path)?.source?.hasSuffix("\\xC5\\xC5\\x1B.") == true)
    let opened = try #require(pathForC(path).map { open($0, O_CREAT | O_WRONLY, 0o600) })
    close(opened)
    #expect(try readFile(path).bytes.isEmpty)
  }

  @Test("file-changing: a file that grows or shrinks while it is read is refused")
  func growing() throws {
    // A regular file that says it has no bytes and then gives some.
    #expect(failure("/proc/self/status")?.message.contains("changed while") == true)
  }

  @Test("one file under two names has one identity")
  func identity() throws {
    let a = try folder.file("a")
    let b = folder.path + "/b"
    let c = folder.path + "/c"
    #expect(link(a, b) == 0 && symlink(a, c) == 0)
    #expect(FileIdentity.of(a) != nil && FileIdentity.of(a) == FileIdentity.of(b) && FileIdentity.of(a) == FileIdentity.of(c))
    #expect(FileIdentity.of(folder.path + "/none") == nil)
    #expect(try FileIdentity.of(folder.file("d")) != FileIdentity.of(a))
  }
}
