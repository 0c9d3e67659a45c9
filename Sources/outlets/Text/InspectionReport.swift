import FileKit
import SurveyPipeline
import TextKit

/// Writes what `inspect` finds to standard output, file by file.
struct InspectionReport: ~Copyable {
  let format: TableFormat
  private var output = OutputStream.standardOutput()
  private var count = 0
  /// The rows of the formats that are one table of all files: file, label, value.
  private var rows: [[String?]] = []
  /// The exit code by what was found so far.
  private(set) var exitCode = Exit.done

  init(format: TableFormat) {
    self.format = format
  }

  mutating func begin() throws {
    if format == .json { try output.write("[\n") }
  }

  /// A file that the user named.
  /// - Parameter code: what it means to the shell; the first file that cannot be read decides.
  mutating func add(_ inspection: FileInspection, code: Int32) throws {
    if exitCode == Exit.done { exitCode = code }
    switch format {
    case .table: try output.write((count > 0 ? "\n" : "") + inspection.text)
    default: try addForProgram(inspection)
    }
    count += 1
  }

  /// The files of a folder that the user named.
  mutating func add(folder: String, _ found: [FileInspection], skipped: [(name: String, reason: String)]) throws {
    if exitCode == Exit.done, found.contains(where: { $0.refusalText != nil && !$0.isUnknown }) { exitCode = Exit.rejects }
    guard format == .table else {
      for inspection in found {
        try addForProgram(inspection)
        count += 1
      }
      for (name, reason) in skipped where format != .json { rows.append([name, "skipped", reason]) }
      return
    }
    try output.write((count > 0 ? "\n" : "") + folderText(folder, found, skipped: skipped))
    count += 1
  }

  private mutating func addForProgram(_ inspection: FileInspection) throws {
    guard format == .json else {
      var label = ""
      for line in inspection.lines {
        if !line.label.isEmpty { label = line.label }
        rows.append([inspection.name, label, line.value])
      }
      return
    }
    try output.write((count > 0 ? ",\n" : "") + inspection.json)
  }

  consuming func end() throws {
    switch format {
    case .table: break
    case .json: try output.write(count > 0 ? "\n]\n" : "]\n")
    case .csv, .markdown:
      let columns = ["file", "what", "value"].map { TextTable.Column($0, isNumber: false) }
      try output.write(TextTable(columns: columns, rows: rows).rendered(as: format))
    }
    try output.close()
  }
}
