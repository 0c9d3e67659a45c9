import FileKit
import Glibc
import SurveyModel

/// The folder beside the output folder's place in which the new output grows.
final class StagingFolder {
  let name: String
  private let folder: Descriptor
  /// Permission bits that the system gives a new folder here.
  private let mode: UInt32
  private var subfolders: Set<String> = []
  private let flushing = FlushList()

  /// Makes the folder, which only its owner can open until it is sealed. Its name holds the number of the process and random
  /// digits, and no time: these are enough to make it unlike any other.
  init(at place: borrowing OutputPlace) throws(OutputError) {
    let name = Self.newName(prefix: place.prefix)
    self.name = name
    do {
      try place.parent.makeFolder(name, mode: 0o777)
    } catch {
      throw placeError("cannot be made", path: place.path, error)
    }
    do {
      folder = try Descriptor(openFolder: name, in: place.parent.number, followingLinks: false)
      mode = try folder.status().mode
      try folder.setMode(0o700)
    } catch {
      try? place.parent.remove(name, isFolder: true)
      throw placeError("cannot be made", path: place.path, error)
    }
  }

  private static func newName(prefix: String) -> String {
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    return prefix + String(processNumber()) + "-" + String(repeating: "0", count: 16 - random.count) + random + ".part"
  }

  /// True for `.NAME.PID-RANDOM.part`.
  static func isStagingName(_ name: String, prefix: String) -> Bool {
    guard name.hasPrefix(prefix), name.hasSuffix(".part") else { return false }
    let middle = name.dropFirst(prefix.count).dropLast(5).split(separator: "-", omittingEmptySubsequences: false)
    return middle.count == 2 && !middle[0].isEmpty && middle[0].allSatisfy { $0.isASCII && $0.isNumber }
      && middle[1].count == 16 && middle[1].allSatisfy { $0.isASCII && $0.isHexDigit }
  }

  func makeFile(_ name: String, path: String) throws(OutputError) -> OutputFile {
    let parts = name.split(separator: "/").map(String.init)
    guard let leaf = parts.last else { throw OutputError(.writing, "cannot make a file without a name", path: path) }
    guard parts.count > 1 else {
      return try OutputFile(name: name, path: path, leaf: leaf, in: folder, mode: mode & 0o666, flushing: flushing)
    }
    let subfolder = parts.dropLast().joined(separator: "/")
    do {
      try makeSubfolder(subfolder, mode: mode)
      let opened = try Descriptor(openFolder: subfolder, in: folder.number, followingLinks: false)
      return try OutputFile(name: name, path: path, leaf: leaf, in: opened, mode: mode & 0o666, flushing: flushing)
    } catch let error as OutputError {
      throw error
    } catch let error as SystemError {
      throw OutputError(.writing, "cannot make the file", path: path, errno: error.code)
    } catch {
      throw OutputError(.writing, "cannot make the file: \(error)", path: path)
    }
  }

  /// Makes a subfolder and those above it, where they are not there yet.
  private func makeSubfolder(_ name: String, mode: UInt32) throws(SystemError) {
    guard !subfolders.contains(name) else { return }
    if let slash = name.lastIndex(of: "/") { try makeSubfolder(String(name[..<slash]), mode: mode) }
    subfolders.insert(name)
    try folder.makeFolder(name, mode: mode & 0o777)
  }

  /// Shows that this file system can exchange two folders, before anything is computed for it.
  func proveExchange(at place: borrowing OutputPlace) throws(OutputError) {
    let other = Self.newName(prefix: place.prefix)
    do {
      try place.parent.makeFolder(other, mode: 0o700)
      defer { try? place.parent.remove(other, isFolder: true) }
      try place.parent.rename(name, to: other, .exchanging)
      try place.parent.rename(name, to: other, .exchanging)
    } catch {
      try? place.parent.remove(name, isFolder: true)
      guard error.code == EINVAL || error.code == ENOSYS else {
        throw placeError("cannot be exchanged", path: place.path, error)
      }
      throw OutputError(
        .unusable, "cannot be replaced in one step on this file system", path: place.path, errno: error.code,
        advice: "Name a new folder")
    }
  }

  /// Gives files that are not ours a second name in the new folder: their own, or another one where the output needs that.
  /// - Returns: the files that got another name, and these names.
  func keepForeign(
    _ existing: ExistingOutput, from place: borrowing OutputPlace, replacesSameNames: Bool
  ) throws(OutputError) -> [(file: String, name: String)] {
    guard !existing.foreign.isEmpty || !existing.folders.isEmpty else { return [] }
    var current = ""
    var renamed: [(file: String, name: String)] = []
    do {
      let old = try Descriptor(openFolder: place.name, in: place.parent.number, followingLinks: false)
      for subfolder in existing.folders where !existing.isOnlyOurs(folder: subfolder) && !subfolders.contains(subfolder) {
        current = subfolder
        let mode = try FileStatus(path: subfolder, in: old.number, followingLinks: false).mode
        try makeSubfolder(subfolder, mode: mode)
      }
      for file in existing.foreign {
        current = file
        do {
          try old.link(file, to: folder, as: file)
        } catch  where error.code == EEXIST {
          if replacesSameNames || hasSameContent(file, in: place.sibling(place.name), place.sibling(self.name)) { continue }
          let name = existing.keptName(of: file)
          try old.link(file, to: folder, as: name)
          renamed.append((file, name))
        }
      }
    } catch {
      throw Self.cannotKeep(current, place, error)
    }
    return renamed
  }

  /// In a folder that is not exchanged: gives files whose names the output needs a second name beside it.
  func keepChanged(
    _ existing: ExistingOutput, in place: borrowing OutputPlace
  ) throws(OutputError) -> [(file: String, name: String)] {
    var renamed: [(file: String, name: String)] = []
    for file in existing.foreign {
      guard (try? FileStatus(path: file, in: folder.number, followingLinks: false)) != nil,
        !hasSameContent(file, in: place.path, place.sibling(self.name))
      else { continue }
      let name = existing.keptName(of: file)
      do {
        try place.parent.link(file, to: place.parent, as: name)
      } catch {
        throw Self.cannotKeep(file, place, error)
      }
      renamed.append((file, name))
    }
    return renamed
  }

  /// True where the new output has the bytes of the earlier file: then nothing is lost by replacing it.
  private func hasSameContent(_ file: String, in earlier: String, _ new: String) -> Bool {
    guard let one = try? hashFiles(["\(earlier)/\(file)"]), let other = try? hashFiles(["\(new)/\(file)"]) else { return false }
    return one == other
  }

  private static func cannotKeep(_ file: String, _ place: borrowing OutputPlace, _ error: SystemError) -> OutputError {
    OutputError(
      .unusable, "cannot keep \(PathText.displayText(file))", path: place.path, errno: error.code,
      advice: "Move it out of the output folder")
  }

  /// Forces all files to the disk, gives the folder its final permissions, and forces its names to the disk.
  func seal(mode existingMode: UInt32?, path: String) throws(OutputError) {
    try flushing.flush(path: path)
    do {
      for name in subfolders.sorted(by: precedes) {
        try Descriptor(openFolder: name, in: folder.number, followingLinks: false).synchronise()
      }
      try folder.setMode(existingMode ?? mode)
      try folder.synchronise()
    } catch {
      throw OutputError(.writing, "cannot be flushed to the disk", path: path, errno: error.code)
    }
  }

  /// Takes the place, in one step.
  func exchange(with place: borrowing OutputPlace, over existing: ExistingOutput) throws(SystemError) {
    if !existing.isFolder {
      try place.parent.rename(name, to: place.name, .fresh)
    } else if existing.isEmpty {
      try place.parent.rename(name, to: place.name, .replacing)
    } else {
      try place.parent.rename(name, to: place.name, .exchanging)
    }
  }
}
