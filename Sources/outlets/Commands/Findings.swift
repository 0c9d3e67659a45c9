public import ArgumentParser
public import SurveyModel
import SurveyPipeline

/// What a person should look at in an output folder.
struct Findings: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what a person should look at in an output folder: errors first, then warnings, then what is good to know.",
    discussion: """
      These are the features of review.geojson, which has their places for a map. What each rule means is on the page rules of \
      the documentation.

      EXAMPLES
        outlets findings result
        outlets findings result --severity error --severity warning
        outlets findings result --rule ambiguous_river --top 20
        outlets findings result --source walk-02.csv --json
        outlets findings result --out findings.csv --bom
      """)

  @Argument(help: ArgumentHelp("A folder that outlets process wrote.", valueName: "DIR"), completion: .directory)
  var folder: String

  @Option(help: ArgumentHelp("Only findings of this rule. May be given more than once.", valueName: "ID"))
  var rule: [String] = []

  @Option(help: ArgumentHelp("Only findings of this severity. May be given more than once.", valueName: "SEVERITY"))
  var severity: [Severity] = []

  @Option(help: ArgumentHelp("Only findings about this file of the survey.", valueName: "SOURCE"))
  var source: String?

  @Option(help: ArgumentHelp("Only findings about this river, by its id or its name.", valueName: "RIVER"))
  var river: String?

  @Option(help: ArgumentHelp("Only findings about this outlet.", valueName: "ID"))
  var outlet: String?

  @OptionGroup
  var table: TableOptions

  mutating func run() throws {
    var filter = FindingFilter()
    filter.rules = rule
    filter.severities = severity.map(\.name)
    filter.source = source
    filter.river = river
    filter.outlet = outlet
    try table.write(try listFindings(in: folder, filter))
  }
}

extension Severity: ExpressibleByArgument {
  public init?(argument: String) {
    guard let severity = Self.allCases.first(where: { $0.name == argument.lowercased() }) else { return nil }
    self = severity
  }

  public static var allValueStrings: [String] { allCases.map(\.name) }
}
