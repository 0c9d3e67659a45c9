import FileKit
import Glibc
import SurveyModel

/// Keeps a second run from the same output folder: flock(2) on a file beside it. The lock goes with the process that
/// holds it, so a killed run leaves only the file, which the next one takes over and removes.
struct OutputLock: ~Copyable {
  private let descriptor: Descriptor
  private let name: String

  /// Throws `.busy` when another run holds it.
  init(at place: borrowing OutputPlace) throws(OutputError) {
    name = place.prefix + "lock.part"
    descriptor = try Self.take(name, at: place)
  }

  private static func take(_ name: String, at place: borrowing OutputPlace) throws(OutputError) -> Descriptor {
    do {
      // The holder removes the file when it is done, so what was opened may no longer be what bears the name.
      for _ in 0..<1000 {
        let opened = try Descriptor(
          open: name, in: place.parent.number, flags: O_RDONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK, mode: 0o644)
        guard try opened.tryLock() else { break }
        let now = try? FileStatus(path: name, in: place.parent.number, followingLinks: false)
        if try opened.status().identity == now?.identity { return opened }
      }
    } catch {
      throw placeError("cannot make its lock file \(place.sibling(name))", path: place.path, error)
    }
    throw OutputError(
      .busy, "another run is writing it", path: place.path, advice: "Wait until that one has ended, or choose another folder")
  }

  /// Removes the file while the lock is still held.
  func release(at place: borrowing OutputPlace) {
    try? place.parent.remove(name)
  }
}
