import ArgumentParser
import SurveyPipeline
import TextKit

/// What the outputs hold.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Describe the layers and tables that process and snap write: their properties, types and units.",
    discussion: """
      Without LAYER it lists the layers and tables.

      EXAMPLES
        outlets schema
        outlets schema outlets
        outlets schema summary/rivers.csv
        outlets schema outlets --json > outlets.schema.json
      """)

  @Argument(help: ArgumentHelp("A layer or table, by its name or its file.", valueName: "LAYER"), completion: .list(outputNames))
  var layer: String?

  @Flag(
    help: """
      Write JSON Schema (draft 2020-12) of one feature's properties, or of one row in which an empty cell is null; without LAYER an \
      object with the schemas of all.
      """)
  var json = false

  @Option(help: ArgumentHelp("How to write the table (default: table).", valueName: "FORMAT"))
  var format: TableFormat?

  mutating func validate() throws {
    if json, format != nil { throw ValidationError("--json writes JSON Schema, and --format a table: give one of them.") }
  }

  mutating func run() throws {
    let text =
      if json {
        try jsonSchema(ofOutput: layer)
      } else {
        try (layer.map { try describeOutput($0) } ?? describeOutputs()).rendered(as: format ?? .table)
      }
    try printText(text)
  }
}
