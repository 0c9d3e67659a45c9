package import FileKit
private import Glibc

/// A file of the output folder once it is whole, as the manifest lists it.
package struct OutputRecord: Sendable, Equatable {
  /// Relative to the folder: `summary/rivers.csv`.
  package var name: String
  package var size: Int
  /// 64 lower-case hexadecimal digits.
  package var sha256: String
  /// Features or rows; nil where the file has neither.
  package var features: Int?
}

/// A file being written: counted and hashed on the way. Everything is checked, the closing too.
package struct OutputFile: ~Copyable, Sendable {
  private let name: String
  /// For messages.
  private let path: String
  private var descriptor: Descriptor?
  private var digest = SHA256()
  private var size = 0
  private let mode: UInt32

  /// Makes the file `leaf` in `folder`; it must not be there. `mode` is what it gets when it is whole.
  init(name: String, path: String, leaf: String, in folder: borrowing Descriptor, mode: UInt32) throws(OutputError) {
    self.name = name
    self.path = path
    self.mode = mode
    do {
      descriptor = try Descriptor(
        open: leaf, in: folder.number, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    } catch {
      throw OutputError(.writing, "cannot make the file", path: path, errno: error.code)
    }
  }

  package mutating func write(_ bytes: [UInt8]) throws(OutputError) {
    do {
      try descriptor?.write(bytes)
    } catch {
      throw failure("write", error, needed: bytes.count)
    }
    digest.update(bytes)
    size += bytes.count
  }

  /// Forces the file to the disk and closes it. Nothing can be written after.
  package mutating func finish(features: Int?) throws(OutputError) -> OutputRecord {
    do {
      if let descriptor = descriptor.take() {
        try descriptor.setMode(mode)
        try descriptor.synchronise()
        try descriptor.closeChecked()
      }
    } catch {
      throw failure("write", error, needed: 0)
    }
    return OutputRecord(name: name, size: size, sha256: digest.hexadecimal(), features: features)
  }

  private func failure(_ action: String, _ error: SystemError, needed: Int) -> OutputError {
    var advice: String?
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
