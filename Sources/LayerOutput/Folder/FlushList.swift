import FileKit
import SurveyModel
import Synchronization
import Workers

/// A file that is whole but perhaps not on the disk yet.
final class UnflushedFile: Sendable {
  private let descriptor: Mutex<Descriptor?>
  private let path: String

  init(_ descriptor: consuming Descriptor, path: String) {
    self.descriptor = Mutex(consume descriptor)
    self.path = path
  }

  /// Forces the file to the disk and closes it.
  func flush() throws(OutputError) {
    let open = descriptor.withLock { $0.take() }
    guard let open else { return }
    do {
      try open.synchronise()
      try open.closeChecked()
    } catch {
      throw OutputError(.writing, "cannot be flushed to the disk", path: path, errno: error.code)
    }
  }
}

/// The files of an output folder that are still to be forced to the disk. Waiting for each when it is whole would leave the
/// processor idle while the disk works, and the disk while the next file is made.
final class FlushList: Sendable {
  private let files = Mutex<[UnflushedFile]>([])

  func add(_ file: UnflushedFile) {
    files.withLock { $0.append(file) }
  }

  /// Forces all files to the disk, several at once: after this they are durable. `path` is the folder's.
  func flush(path: String) throws(OutputError) {
    let waiting = files.withLock { files in
      defer { files = [] }
      return files
    }
    do {
      _ = try Parallel.map(waiting.count, jobs: waiting.count) { try waiting[$0].flush() }
    } catch {
      throw error as? OutputError ?? OutputError(.writing, "cannot be flushed to the disk: \(error)", path: path)
    }
  }
}
