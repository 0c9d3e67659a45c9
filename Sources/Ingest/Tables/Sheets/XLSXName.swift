/// The elements and attributes of SpreadsheetML that are read, without their prefixes. ``XMLReader`` gives them the numbers of
/// these cases.
enum XLSXName: Int, CaseIterable {
  case workbookPr, sheet, date1904, name, state, id
  case relationship, relationID, target, relationType
  case numFmt, numFmtId, formatCode, cellXfs, xf
  case si, t, rPh
  case row, c, v, f, r, s, hidden

  static let all: [String] = allCases.map { name in
    switch name {
    case .relationship: "Relationship"
    case .relationID: "Id"
    case .target: "Target"
    case .relationType: "Type"
    default: "\(name)"
    }
  }
}
