import FileKit
import Glibc
import OutputSchema
package import SurveyModel
import TextKit

/// A file of rejected records that grows while a stream is read; the rows of `rejected.csv`.
///
/// It is written beside its place and renamed when it is whole, so that an unfinished file is never taken for a finished one.
package final class RejectionFile {
  private let path: String
  private var file: Descriptor?
  private var row = CSVText()
  private let layer = OutputLayers.rejected

  /// - Throws: `OutputError` (`.unusable`) when the place cannot be written.
  package init(at path: String) throws(OutputError) {
    self.path = path
    do {
      file = try Descriptor(
        open: path + ".part", flags: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode: 0o644)
    } catch {
      throw OutputError(.unusable, "cannot make the file", path: path, errno: error.code)
    }
    row.addHeader(layer.schema.properties)
  }

  package func write(_ rejections: [Rejection]) throws(OutputError) {
    for rejection in rejections { row.addRow(layer.properties.map { $0.value(rejection) }, of: layer.schema.properties) }
    if row.bytes.count >= 1 << 16 { try flush() }
  }

  /// Forces the file to the disk and gives it its name.
  package func finish() throws(OutputError) {
    try flush()
    do {
      if let descriptor = file.take() {
        try descriptor.synchronise()
        try descriptor.closeChecked()
      }
      try renameFile(path + ".part", to: path)
    } catch {
      throw OutputError(.writing, "cannot be completed", path: path, errno: error.code)
    }
  }

  private func flush() throws(OutputError) {
    do {
      try file?.write(row.bytes)
    } catch {
      throw OutputError(.writing, "cannot write", path: path, errno: error.code)
    }
    row.removeAll()
  }
}
