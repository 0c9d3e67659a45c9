import FileKit
import Ingest
import LayerOutput
public import SurveyModel
public import Workers

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

/// The whole pipeline, with its output written and in place when this returns.
/// - Throws: as ``processSurvey(_:cancellation:progress:)``; `OutputError` when writing fails, and then nothing has changed.
public func processSurvey(
  _ options: ProcessOptions, into folder: RunFolder, cancellation: Cancellation = Cancellation(),
  progress: @escaping Progress.Observer = { _ in }
) throws -> SurveyResult {
  try withPublicErrors {
    let control = RunControl(jobs: options.jobs, cancellation: cancellation, progress: progress)
    let columns = try compute(options, control)
    let observations = columns.observations.count
    let features =
      columns.outlets.count + 2 * observations + columns.network.rivers.count + columns.findings.count
      + columns.rejections.count
    // What does not add up is never published.
    _ = try Parallel.alongside(
      jobs: control.jobs, background: { try checkTotals(of: columns) },
      foreground: {
        try writeSurvey(columns, to: folder.output, jobs: control.jobs, cancellation: cancellation) {
          progress(Progress(stage: .writing, done: $0, total: features, observations: observations))
        }
      })
    try cancellation.check()
    try folder.output.publish()
    return SurveyResult(columns)
  }
}
