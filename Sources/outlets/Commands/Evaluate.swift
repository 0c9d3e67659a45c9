import ArgumentParser
import FileKit
public import SurveyPipeline
import TextKit

/// How a result agrees with the truth of a simulated campaign.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hold a result against the known truth of its campaign.",
    discussion: """
      An outlet of the result stands for the true outlet that most of its observations show. Observations are known by their \
      source and recorded_id. Pairs are pairs of observations in one outlet.

      EXAMPLES
        outlets simulate --out campaign --seed 7
        outlets process campaign/surveys --rivers campaign/rivers.geojson --out result
        outlets evaluate result --truth campaign/truth.geojson
        outlets evaluate result --truth campaign/truth.geojson --table rivers --format csv
      """)

  @Argument(help: ArgumentHelp("A folder that outlets process wrote.", valueName: "DIR"), completion: .directory)
  var folder: String

  @Option(help: ArgumentHelp("The truth, as outlets simulate writes it.", valueName: "FILE"), completion: .file())
  var truth: String

  @Option(
    help: ArgumentHelp(
      "summary; rivers: counts river by river; confidence: stated probabilities of rivers of observations in tenths, and how often they were right; calibration: all stated probabilities likewise; intervals: how often the truth lies within stated intervals.",
      valueName: "TABLE"))
  var table: EvaluationTable = .summary

  @Option(help: ArgumentHelp("How to write it (default: table).", valueName: "FORMAT"))
  var format: TableFormat?

  @Flag(help: "The same as --format json.")
  var json = false

  mutating func validate() throws {
    if json, let format, format != .json { throw ValidationError("--json and --format contradict each other.") }
  }

  mutating func run() throws {
    let table = try evaluateResult(in: folder, against: truth, table: table)
    var output = OutputStream.standardOutput()
    try output.write(table.rendered(as: json ? .json : format ?? .table))
    try output.close()
  }
}

extension EvaluationTable: ExpressibleByArgument {}
