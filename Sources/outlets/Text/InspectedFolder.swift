import CoordinateDoctor
import FileKit
import SurveyModel
import SurveyPipeline
import TextKit

/// What is said of a folder: a table with a row for each file, then what is to be looked at in them.
func folderText(_ folder: String, _ found: [FileInspection], skipped: [(name: String, reason: String)]) -> String {
  let read = found.filter { $0.description != nil }
  var lines = ["\(printable(folder)): \(counted(found.count + skipped.count, "file")), \(grouped(read.count)) of them read"]
  var text = lines[0] + "\n"
  lines = []
  if !read.isEmpty { text += "\n" + folderTable(read).rendered(as: .table) }
  for inspection in found {
    if let refusal = inspection.refusalText {
      lines.append("\(inspection.name): not read: \(refusal.text(naming: .arguments))")
    }
    for suspicion in inspection.suspicions { lines.append("\(inspection.name): \(suspicion.message)") }
    if inspection.account.rejectedCount > 0, let first = inspection.rejections.first {
      lines.append(
        "\(inspection.name): \(counted(inspection.account.rejectedCount, "record")) rejected, such as record \(first.record): \(first.message(naming: .arguments))"
      )
    }
  }
  lines += skippedLines(skipped)
  if !lines.isEmpty { text += "\n" + lines.map { PathText.displayText($0) + "\n" }.joined() }
  if let first = read.first { text += "\nNext: outlets inspect \(shellQuoted(nextFile(folder, first))) says all of one file.\n" }
  return text
}

/// The path of a file in the folder, from its name in outputs, which begins with the folder's own name.
private func nextFile(_ folder: String, _ inspection: FileInspection) -> String {
  let rest = inspection.name.split(separator: "/", omittingEmptySubsequences: false).dropFirst().joined(separator: "/")
  return folder.hasSuffix("/") ? folder + rest : "\(folder)/\(rest)"
}

private func folderTable(_ read: [FileInspection]) -> TextTable {
  var photos: [String: Int] = [:]
  var rows: [[String?]] = []
  for inspection in read {
    if inspection.description?.format == .photo {
      // A thousand photos are one row.
      let folder = inspection.name.split(separator: "/").dropLast().joined(separator: "/")
      if let row = photos[folder] {
        for column in 3...6 { rows[row][column] = sum(rows[row][column], cells(inspection)[column]) }
        rows[row][0] = "\(folder)/ (photos)"
        continue
      }
      photos[folder] = rows.count
    }
    rows.append(cells(inspection))
  }
  var columns = ["file", "format", "CRS"].map { TextTable.Column($0, isNumber: false) }
  for name in ["records", "rejected", "observations", "tracks"] {
    var column = TextTable.Column(name, isNumber: true)
    column.isSummable = true
    columns.append(column)
  }
  var total: [String?] = ["total", nil, nil]
  for column in 3...6 { total.append(rows.reduce("0") { sum($0, $1[column]) }) }
  return TextTable(columns: columns, rows: rows, total: total)
}

private func cells(_ inspection: FileInspection) -> [String?] {
  let crs = inspection.operation?.crs
  return [
    inspection.name, inspection.description?.format.rawValue, crs == "OGC:CRS84" ? "WGS 84" : crs,
    String(inspection.account.records), String(inspection.account.rejectedCount), String(inspection.observations),
    String(inspection.tracks),
  ]
}

private func sum(_ one: String?, _ other: String?) -> String {
  String((one.flatMap { Int($0) } ?? 0) + (other.flatMap { Int($0) } ?? 0))
}
