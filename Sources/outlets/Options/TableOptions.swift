public import ArgumentParser
import FileKit
import Glibc
import SurveyMath
import SurveyModel
public import TextKit

/// Options of verbs that print a table.
struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("How to write it; a table is for the eye and leaves columns out (default: table).", valueName: "FORMAT"))
  var format: TableFormat?

  @Flag(help: "The same as --format json.")
  var json = false

  @Option(help: ArgumentHelp("Only the first N rows; what the others add up to stands in one row.", valueName: "N"))
  var top: Int?

  @Option(
    help: ArgumentHelp(
      "Order by a column: numbers from the greatest down, texts from the first up. COLUMN:up and COLUMN:down say which way.",
      valueName: "COLUMN"))
  var sort: String?

  @Option(
    name: .named("out"), help: ArgumentHelp("Write to a file instead of the terminal.", valueName: "FILE"), completion: .file())
  var out: String?

  @Flag(help: "Begin CSV with a byte order mark, so that Excel shows Chinese names as they are.")
  var bom = false

  mutating func validate() throws {
    if json, let format, format != .json { throw ValidationError("--json and --format contradict each other.") }
    if let top, top < 1 { throw ValidationError("--top must be a number from 1 on, not \(top).") }
    if bom, chosenFormat != .csv {
      throw ValidationError("--bom is for CSV; say --format csv with it, or name a file that ends in .csv with --out.")
    }
  }

  /// The format that was typed; else the one that the name of the file says.
  var chosenFormat: TableFormat {
    if json { return .json }
    if let format { return format }
    switch out?.split(separator: ".").last?.lowercased() {
    case "csv": return .csv
    case "json": return .json
    case "md": return .markdown
    default: return .table
    }
  }

  /// Writes a table as the options say.
  /// - Parameter barColumn: the column of numbers that a terminal shows as bars too.
  func write(_ table: TextTable, barColumn: String? = nil) throws {
    var table = table
    if let sort { table = try sorted(table, sort) }
    if let top { table = table.top(top) }
    let format = chosenFormat
    let hasBars = format == .table && out == nil && isatty(STDOUT_FILENO) == 1
    let mark = bom ? CSVText.byteOrderMark : []
    let text = mark + Array(table.rendered(as: format, barColumn: hasBars ? barColumn : nil).utf8)
    if let out { return try replaceFile(at: out, with: text) }
    var output = OutputStream.standardOutput()
    try output.write(text)
    try output.close()
  }

  private func sorted(_ table: TextTable, _ typed: String) throws(InputError) -> TextTable {
    var name = typed
    var isDown: Bool?
    for (ending, down) in [(":up", false), (":down", true)] where name.hasSuffix(ending) {
      name = String(name.dropLast(ending.count))
      isDown = down
    }
    guard let column = table.column(named: name) else {
      let names = table.columns.map(\.name)
      throw InputError(.usage, "--sort: there is no column \"\(name)\"; there are \(names.joined(separator: ", "))")
        .suggesting(name, among: names + table.columns.map(\.heading))
    }
    let isNumber = table.columns[column].isNumber
    return table.sorted(byColumn: column, isReversed: isDown.map { $0 != isNumber } ?? false)
  }
}

extension TableFormat: ExpressibleByArgument {}
