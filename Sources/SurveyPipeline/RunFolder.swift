import FileKit
import Ingest
import LayerOutput
public import SurveyModel

/// The output folder of a run, taken before anything is computed, so that a place that cannot be used costs no time.
public struct RunFolder {
  let output: OutputFolder

  /// - Throws: `OutputError`: another run holds the place, or it cannot be used.
  public init(_ path: String, force: Bool) throws(OutputError) {
    output = try OutputFolder(at: path, force: force)
  }

  /// After a run: files of the folder that were changed since an earlier run wrote them, and the names under which they were kept.
  public var kept: [(file: String, name: String)] { output.kept }

  /// - Throws: `InputError(.usage)` when an input is one of the files that would be replaced.
  public func refuse(inputs: [SurveyInput]) throws(InputError) {
    for input in inputs {
      guard case .path(let path) = input, let status = try? inputStatus(NamedInput(path).path),
        output.existingFiles.contains(status.identity)
      else {
        continue
      }
      throw InputError(
        .usage, "this input lies in the output folder and would be replaced. Choose another \(.output).", source: path)
    }
  }
}
