import ArgumentParser
public import SurveyPipeline

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
        outlets evaluate result --truth campaign/truth.geojson --table rivers --out rivers.csv
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

  @OptionGroup
  var output: TableOptions

  mutating func run() throws {
    try output.write(try evaluateResult(in: folder, against: truth, table: table))
  }
}

extension EvaluationTable: ExpressibleByArgument {}
