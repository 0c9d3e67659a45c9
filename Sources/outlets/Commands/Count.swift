public import ArgumentParser
import SurveyModel
public import SurveyPipeline

/// A table of counts from an output folder.
struct Count: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the outlets of an output folder by river, basin, district, type, method, bank or status.",
    discussion: """
      The last row is the total, and it equals the number of features of outlets.geojson; otherwise the command fails. \
      With --by given twice, the first key makes the rows and the second the columns.

      EXAMPLES
        outlets count result --by river
        outlets count result --by river --by type
        outlets count result --sort outlets --top 10
        outlets count result --by district --out districts.csv --bom
        outlets count result --by district --level province
        outlets count result --by type --json
      """)

  @Argument(help: ArgumentHelp("A folder that outlets process wrote.", valueName: "DIR"), completion: .directory)
  var folder: String

  @Option(help: ArgumentHelp("What to count by; twice for a cross table (default: river).", valueName: "KEY"))
  var by: [CountKey] = []

  @Option(
    help: ArgumentHelp(
      "Sum districts up to province, city or county (by their GB/T 2260 codes), or to their parent (--district-parent).",
      valueName: "LEVEL"))
  var level: DistrictLevel?

  @OptionGroup
  var table: TableOptions

  mutating func validate() throws {
    if level != nil, by != [.district] { throw ValidationError("--level goes with --by district.") }
    if by.count > 2 { throw ValidationError("--by may be given once, or twice for a cross table.") }
    if by.count == 2, by[0] == by[1] { throw ValidationError("--by is \(by[0].rawValue) twice; name two different keys.") }
  }

  mutating func run() throws {
    try table.write(try countOutlets(in: folder, by: by, level: level), barColumn: "outlets")
  }
}

extension CountKey: ExpressibleByArgument {}
extension DistrictLevel: ExpressibleByArgument {}
