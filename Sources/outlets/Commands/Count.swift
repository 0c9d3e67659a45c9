public import ArgumentParser
import FileKit
public import SurveyModel
public import SurveyPipeline
public import TextKit

/// A table of counts from an output folder.
struct Count: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the outlets of an output folder by river, basin, district, type, method, bank or status.",
    discussion: """
      The last row is the total, and it equals the number of features of outlets.geojson; otherwise the command fails.

      EXAMPLES
        outlets count result --by river
        outlets count result --by district --format csv > districts.csv
        outlets count result --by district --level province
        outlets count result --by type --json
      """)

  @Argument(help: ArgumentHelp("A folder that outlets process wrote.", valueName: "DIR"), completion: .directory)
  var folder: String

  @Option(help: ArgumentHelp("What to count by.", valueName: "KEY"))
  var by: CountKey = .river

  @Option(
    help: ArgumentHelp(
      "Sum districts up to province, city or county (by their GB/T 2260 codes), or to their parent (--district-parent).",
      valueName: "LEVEL"))
  var level: DistrictLevel?

  @Option(
    help: ArgumentHelp("How to write it; a table is for the eye and leaves columns out (default: table).", valueName: "FORMAT"))
  var format: TableFormat?

  @Flag(help: "The same as --format json.")
  var json = false

  mutating func validate() throws {
    if level != nil, by != .district { throw ValidationError("--level goes with --by district.") }
    if json, let format, format != .json { throw ValidationError("--json and --format contradict each other.") }
  }

  mutating func run() throws {
    let table = try countOutlets(in: folder, by: by, level: level)
    var output = OutputStream.standardOutput()
    let format = json ? .json : format ?? .table
    try output.write(table.rendered(as: format))
    try output.close()
  }
}

extension CountKey: ExpressibleByArgument {}
extension TableFormat: ExpressibleByArgument {}
extension DistrictLevel: ExpressibleByArgument {}
