import ArgumentParser
import FileKit
import SurveyModel
public import SurveyPipeline
import TextKit

/// What changed between two results, and why.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare two results: which outlets were kept, added, removed, split or merged, what changed, and why.",
    discussion: """
      Outlets are the same by their id, else by their observations, which are known by the content of their files and records. An outlet \
      moved when its two positions are further apart than their accuracies explain. The changes lead from the old counts to the \
      new ones in every river, basin and district; otherwise the command fails. With --out it writes diff.csv, diff.geojson for a \
      map, and tables of counts.

      EXAMPLES
        outlets diff result-2024 result-2025
        outlets diff result-2024 result-2025 --table outlets
        outlets diff result-2024 result-2025 --table rivers --format csv
        outlets diff result-2024 result-2025 --out changes
        outlets diff yesterday today --exit-code || echo look at it
      """)

  @Argument(help: ArgumentHelp("The folder of the earlier result.", valueName: "OLD"), completion: .directory)
  var old: String

  @Argument(help: ArgumentHelp("The folder of the later result.", valueName: "NEW"), completion: .directory)
  var new: String

  @Option(
    help: ArgumentHelp(
      "summary; outlets: those that differ, one by one; rivers, basins, districts: how the counts came to be other ones; statuses: how many outlets went from which status to which.",
      valueName: "TABLE"))
  var table: DifferenceTable = .summary

  @OptionGroup
  var form: TableForm

  @Option(
    name: .named("out"), help: ArgumentHelp("A folder for diff.csv, diff.geojson and the tables.", valueName: "DIR"),
    completion: .directory)
  var out: String?

  @Flag(help: "Begin CSV with a byte order mark, so that Excel shows Chinese names as they are.")
  var bom = false

  @Flag(
    help: "Write into a folder that holds files: those of the same names are replaced, all others are kept.")
  var force = false

  @Flag(help: "End with 1 where some outlet differs, with 0 where none does.")
  var exitCode = false

  mutating func validate() throws {
    if force, out == nil { throw ValidationError("--force is for the folder of --out; give both.") }
    if bom, out == nil, form.chosen != .csv { throw ValidationError("--bom is for CSV; say --format csv or --out with it.") }
  }

  mutating func run() throws {
    if let out { try refuseResult(at: out) }
    let differences = try compareResults(old, with: new)
    if let out {
      try writeDifferences(
        differences, to: out, force: force, byteOrderMark: bom, cancellation: Interruption.cancellation)
    }
    let format = form.chosen ?? .table
    try form.print(
      tableOfDifferences(differences, table, isForTheEye: format == .table), byteOrderMark: bom && format == .csv)
    if exitCode, differences.isDifferent { throw CommandError(Exit.different, "") }
  }
}

extension DifferenceTable: ExpressibleByArgument {}
