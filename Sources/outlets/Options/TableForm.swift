public import ArgumentParser
import FileKit
import Glibc
import SurveyMath
import SurveyModel
public import TextKit

/// Options for the form of a table.
struct TableForm: ParsableArguments {
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

  mutating func validate() throws {
    if json, let format, format != .json { throw ValidationError("--json and --format contradict each other.") }
    if let top, top < 1 { throw ValidationError("--top must be a number from 1 on, not \(top).") }
  }

  /// The format that was typed; nil where none was.
  var chosen: TableFormat? { json ? .json : format }

  /// The rows that the options ask for, in their order.
  func arranged(_ table: TextTable) throws(InputError) -> TextTable {
    var table = table
    if let sort { table = try sorted(table, sort) }
    if let top { table = table.top(top) }
    return table
  }

  /// Prints a table on standard output as the options say.
  func print(_ table: TextTable, byteOrderMark: Bool = false) throws {
    var output = OutputStream.standardOutput()
    let text = Array(try arranged(table).rendered(as: chosen ?? .table, barColumn: nil).utf8)
    try output.write((byteOrderMark ? CSVText.byteOrderMark : []) + text)
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
