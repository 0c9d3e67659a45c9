import ArgumentParser
import FileKit
import Glibc
import SurveyModel
import TextKit

/// Options of verbs that print a table.
struct TableOptions: ParsableArguments {
  @OptionGroup
  var form: TableForm

  @Option(
    name: .named("out"), help: ArgumentHelp("Write to a file instead of the terminal.", valueName: "FILE"), completion: .file())
  var out: String?

  @Flag(help: "Begin CSV with a byte order mark, so that Excel shows Chinese names as they are.")
  var bom = false

  mutating func validate() throws {
    if bom, chosenFormat != .csv {
      throw ValidationError("--bom is for CSV; say --format csv with it, or name a file that ends in .csv with --out.")
    }
  }

  /// The format that was typed; else the one that the name of the file says.
  var chosenFormat: TableFormat {
    if let chosen = form.chosen { return chosen }
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
    let table = try form.arranged(table)
    let format = chosenFormat
    let hasBars = format == .table && out == nil && isatty(STDOUT_FILENO) == 1
    let mark = bom ? CSVText.byteOrderMark : []
    let text = mark + Array(table.rendered(as: format, barColumn: hasBars ? barColumn : nil).utf8)
    if let out { return try replaceFile(at: out, with: text) }
    var output = OutputStream.standardOutput()
    try output.write(text)
    try output.close()
  }
}
