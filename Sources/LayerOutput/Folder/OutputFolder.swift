package import FileKit
import Glibc
package import SurveyModel

/// The output folder of a run: written beside its place, forced to the disk, and put there in one step. What stood there
/// before stays whole until then. A run that is killed leaves `.NAME.….part` behind, which the next one removes.
///
/// Owns the lock and the staging folder; when it goes without ``publish()``, both are removed.
package final class OutputFolder {
  private let place: OutputPlace
  private let lock: OutputLock
  private let force: Bool
  private let staging: StagingFolder
  private var isOver = false

  /// The files that stand in the folder now; none of them may be an input (bad input E1).
  package let existingFiles: Set<FileIdentity>
  /// What has been written, in the order of writing.
  package private(set) var outputs: [OutputRecord] = []

  /// Takes the place for this run. With `force`, files that no run of ours wrote are kept beside the output.
  ///
  /// Throws `.busy` when another run holds it, `.unusable` when it is no folder, holds foreign files (without `force`), has
  /// no parent or may not be written, `.writing` when there is no room.
  package init(at path: String, force: Bool = false) throws(OutputError) {
    let place = try OutputPlace(path)
    let lock = try OutputLock(at: place)
    do throws(OutputError) {
      let existing = try ExistingOutput(at: place)
      if !force, let refusal = existing.refusal(path: place.path) { throw refusal }
      try Self.removeLeftovers(at: place)
      let staged = try StagingFolder(at: place)
      if !existing.isEmpty { try staged.proveExchange(at: place) }
      existingFiles = existing.identities
      staging = staged
    } catch {
      lock.release(at: place)
      throw error
    }
    self.place = place
    self.lock = lock
    self.force = force
  }

  deinit {
    discard()
  }

  /// Begins a file; `name` may lie in a subfolder (`summary/rivers.csv`), which is made when it is missing.
  package func makeFile(_ name: String) throws(OutputError) -> OutputFile {
    try staging.makeFile(name, path: place.path + "/" + name)
  }

  /// Notes a finished file.
  package func add(_ record: OutputRecord) {
    outputs.append(record)
  }

  /// Puts the folder in its place. After this returns, the output is complete and durable; when it throws, what stood there
  /// before still stands (or, when only the last flush of the parent folder failed, the new output does).
  package func publish() throws(OutputError) {
    guard !isOver else { return }
    let existing = try ExistingOutput(at: place)
    if !force, let refusal = existing.refusal(path: place.path) { throw refusal }
    if existing.isFolder { try staging.keepForeign(existing, from: place) }
    try staging.seal(mode: existing.mode, path: place.path)
    do {
      try staging.exchange(with: place, over: existing)
      try place.parent.synchronise()
    } catch {
      throw placeError("cannot be put in its place", path: place.path, error)
    }
    discard()
  }

  /// Gives up: what was written so far is removed, and what stood there before still stands.
  package func abandon() {
    discard()
  }

  /// Removes what bears the staging name: the unfinished output, or after the exchange the former one. Should that fail,
  /// the next run removes it.
  private func discard() {
    guard !isOver else { return }
    isOver = true
    try? place.parent.removeTree(staging.name)
    lock.release(at: place)
  }

  /// Removes the staging folders that killed runs left: `.NAME.PID-RANDOM.part` and nothing else. The lock is held, so none
  /// of them is in use.
  private static func removeLeftovers(at place: borrowing OutputPlace) throws(OutputError) {
    do {
      for name in try names(in: place.parent) where StagingFolder.isStagingName(name, prefix: place.prefix) {
        try place.parent.removeTree(name)
      }
    } catch {
      throw placeError("cannot remove what an earlier run left", path: place.path, error)
    }
  }
}
