package import FileKit
import Glibc
package import SurveyModel

/// The output folder of a run: written beside its place, forced to the disk, and put there in one step. What stood there
/// before stays whole until then. A run that is killed leaves `.NAME.….part` behind, which the next one removes.
///
/// A folder that cannot be exchanged, because the folder above it may not be written or is of another file system, gets its files one by
/// one and the manifest last (``InnerPublication``). That is done of itself where the folder is empty; an earlier result is replaced so
/// with `force` alone.
///
/// Owns the lock and the staging folder; when it goes without ``publish()``, both are removed.
package final class OutputFolder {
  private let place: OutputPlace
  private let lock: OutputLock
  private let force: Bool
  private let replacesSameNames: Bool
  private let staging: StagingFolder
  /// True where the staging folder stands in the output folder and not beside it.
  private let isInner: Bool
  private var isOver = false

  /// The files that stand in the folder now; none of them may be an input (bad input E1).
  package let existingFiles: Set<FileIdentity>
  /// What has been written, in the order of writing.
  package private(set) var outputs: [OutputRecord] = []
  /// Files that were changed since an earlier run wrote them, and the names under which ``publish()`` kept them.
  package private(set) var kept: [(file: String, name: String)] = []

  /// Takes the place for this run. With `force`, files that no run of ours wrote are kept beside the output. Those whose names the output
  /// needs get another name, or are replaced where `replacesSameNames` says so.
  ///
  /// Throws `.busy` when another run holds it, `.unusable` when it is no folder, holds foreign files (without `force`), has
  /// no parent or may not be written, `.writing` when there is no room.
  package init(at path: String, force: Bool = false, replacesSameNames: Bool = false) throws(OutputError) {
    var place = try OutputPlace(path)
    let isInner = place.isFolderWithoutExchange
    if isInner { place = try place.inner() }
    let lock = try OutputLock(at: place)
    do throws(OutputError) {
      if isInner { try InnerPublication.complete(in: place) }
      let existing = try Self.existing(at: place, isInner: isInner)
      if !force {
        if let refusal = Self.refusal(existing, place, isInner: isInner, replacesSameNames: replacesSameNames) { throw refusal }
      }
      try Self.removeLeftovers(at: place)
      let staged = try StagingFolder(at: place)
      if !existing.isEmpty, !isInner { try staged.proveExchange(at: place) }
      existingFiles = existing.identities
      staging = staged
    } catch {
      lock.release(at: place)
      throw error
    }
    self.place = place
    self.lock = lock
    self.force = force
    self.replacesSameNames = replacesSameNames
    self.isInner = isInner
  }

  private static func existing(at place: borrowing OutputPlace, isInner: Bool) throws(OutputError) -> ExistingOutput {
    if isInner { return try ExistingOutput(in: place.parent, path: place.path, prefix: place.prefix) }
    return try ExistingOutput(at: place)
  }

  /// Why the place cannot be used without `force`.
  private static func refusal(
    _ existing: ExistingOutput, _ place: borrowing OutputPlace, isInner: Bool, replacesSameNames: Bool
  ) -> OutputError? {
    if let refusal = existing.refusal(path: place.path, replacesSameNames: replacesSameNames) { return refusal }
    guard isInner, !existing.isEmpty else { return nil }
    return OutputError(
      .unusable, "holds an earlier result, which cannot be replaced in one step because the folder above it cannot be written",
      path: place.path,
      advice: "Name a new folder in it (\(place.path)/result), or use \(.force) to replace the files one by one")
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
    let existing = try Self.existing(at: place, isInner: isInner)
    if !force {
      if let refusal = Self.refusal(existing, place, isInner: isInner, replacesSameNames: replacesSameNames) { throw refusal }
    }
    if isInner {
      if !replacesSameNames { kept = try staging.keepChanged(existing, in: place) }
    } else if existing.isFolder {
      kept = try staging.keepForeign(existing, from: place, replacesSameNames: replacesSameNames)
    }
    try staging.seal(mode: existing.mode, path: place.path)
    do {
      if isInner {
        try InnerPublication.publish(staging.name, in: place)
      } else {
        try staging.exchange(with: place, over: existing)
        try place.parent.synchronise()
      }
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
