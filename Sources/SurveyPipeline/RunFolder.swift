import FileKit
import Ingest
import LayerOutput
public import SurveyModel
import Workers

/// The output folder of a run, taken before anything is computed, so that a place that cannot be used costs no time.
public struct RunFolder {
  let output: OutputFolder

  /// - Throws: `OutputError`: another run holds the place, or it cannot be used.
  public init(_ path: String, force: Bool) throws {
    output = try OutputFolder(at: path, force: force)
  }

  /// - Throws: `InputError(.usage)` when an input is one of the files that would be replaced.
  public func refuse(inputs: [String]) throws {
    for input in inputs {
      guard let status = try? inputStatus(NamedInput(input).path), output.existingFiles.contains(status.identity) else {
        continue
      }
      throw InputError(
        .usage, "this input lies in the output folder and would be replaced. Choose another --out.", source: input)
    }
  }
}

/// What a run of `process` came to.
public struct ProcessReport: Sendable {
  public var result: ResultColumns
  /// Files inside folders that could not be read.
  public var refusedFiles: Int
}

/// The whole pipeline, with its output written and in place when this returns.
/// - Throws: as ``processSurvey(_:progress:)``; `OutputError` when writing fails, and then nothing has changed.
public func processSurvey(
  _ options: ProcessOptions, into folder: RunFolder, progress: @escaping Progress.Observer = { _ in }
) throws -> ProcessReport {
  let report = try compute(options, progress)
  let result = report.result
  let features =
    report.result.outlets.count + 2 * report.result.observations.count + report.result.network.rivers.count
    + report.result.findings.count + report.result.rejections.count
  let observations = report.result.observations.count
  // What does not add up is never published.
  _ = try Parallel.alongside(
    jobs: options.jobs, background: { try checkTotals(of: result) },
    foreground: {
      try writeSurvey(result, to: folder.output, jobs: options.jobs) {
        progress(Progress(stage: .writing, done: $0, total: features, observations: observations))
      }
    })
  try Interruption.check()
  try folder.output.publish()
  return report
}
