import FileKit
private import Glibc
package import SurveyModel

/// A file being written: counted and hashed on the way. Everything is checked, the closing too.
package struct OutputFile: ~Copyable, Sendable {
  private let name: String
  /// For messages.
  private let path: String
  private var descriptor: Descriptor?
  /// The bytes so far, where the file is written to memory.
  private var content: [UInt8]?
  private var digest = SHA256()
  private var size = 0
  private let mode: UInt32
  /// The list of files that are forced to the disk when they are whole; nil for a file in memory.
  private let flushing: FlushList?
  /// How much of it is on its way to the disk.
  private var sent = 0

  /// Bytes written until the disk is set to work on them: often enough to keep it busy, in pieces that it likes.
  private static let sendingSize = 16 << 20

  /// Makes the file `leaf` in `folder`; it must not be there. `mode` is what it gets when it is whole.
  init(
    name: String, path: String, leaf: String, in folder: borrowing Descriptor, mode: UInt32, flushing: FlushList
  ) throws(OutputError) {
    self.name = name
    self.path = path
    self.mode = mode
    self.flushing = flushing
    do {
      descriptor = try Descriptor(
        open: leaf, in: folder.number, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    } catch {
      throw OutputError(.writing, "cannot make the file", path: path, errno: error.code)
    }
  }

  /// Begins a file that is written to memory: its record holds the bytes.
  init(inMemory name: String) {
    self.name = name
    path = name
    content = []
    mode = 0
    flushing = nil
  }

  /// Appends `bytes`.
  package mutating func write(_ bytes: [UInt8]) throws(OutputError) {
    digest.update(bytes)
    try writeHashed(bytes)
  }

  /// Appends `bytes` that are hashed elsewhere: with what ``takeDigest()`` gave, until ``putBack(_:)``.
  mutating func writeHashed(_ bytes: [UInt8]) throws(OutputError) {
    do {
      try descriptor?.write(bytes)
    } catch {
      throw failure("write", error, needed: bytes.count)
    }
    content?.append(contentsOf: bytes)
    size += bytes.count
    if descriptor != nil, size - sent >= Self.sendingSize {
      descriptor?.startWriteBack(from: sent, count: size - sent)
      sent = size
    }
  }

  /// The digest of what was written so far, for a thread that has the next bytes at hand.
  func takeDigest() -> SHA256 { digest }

  /// Takes over the digest of all that was written.
  mutating func putBack(_ digest: SHA256) {
    self.digest = digest
  }

  /// Ends the file: nothing can be written after. It is forced to the disk with all the others, by ``OutputFolder/publish()``.
  package mutating func finish(features: Int?) throws(OutputError) -> OutputRecord {
    if let descriptor = descriptor.take() {
      do {
        try descriptor.setMode(mode)
      } catch {
        throw failure("write", error, needed: 0)
      }
      descriptor.startWriteBack(from: sent, count: size - sent)
      flushing?.add(UnflushedFile(descriptor, path: path))
    }
    return OutputRecord(name: name, size: size, sha256: digest.hexadecimal(), features: features, content: content)
  }

  private func failure(_ action: String, _ error: SystemError, needed: Int) -> OutputError {
    var advice: ErrorText?
    switch error.code {
    case ENOSPC, EDQUOT:
      let free = descriptor?.freeBytes().map { ", and \($0) bytes are free" } ?? ""
      advice =
        "This file has \(size) bytes so far, \(needed) more were to follow\(free). Free some space and run again;"
        + " the earlier output is untouched"
    case EFBIG: advice = "The file may not grow beyond \(size) bytes (ulimit -f)"
    default: break
    }
    return OutputError(.writing, "cannot \(action)", path: path, errno: error.code, advice: advice)
  }
}
