import SurveyModel

/// The workbook of the crews. For each outlet it has the name of a photo of a flight, or the time on a walk with a receiver, and
/// no coordinates. Photos of different flights may have the same name.
func marksWorkbook(_ sightings: [Sighting], parties: [Party]) -> [UInt8] {
  var rows = Text()
  var row = 0
  func add(_ cells: [String]) {
    row += 1
    rows.add("<row r=\"\(row)\">\(cells.joined())</row>")
  }
  func text(_ column: String, _ value: String) -> String {
    value.isEmpty ? "" : "<c r=\"\(column)\(row + 1)\" t=\"inlineStr\"><is><t>\(value)</t></is></c>"
  }
  add(zip(["A", "B", "C", "D", "E"], ["编号", "架次", "照片编号", "时间", "排污口类型"]).map { text($0, $1) })
  for (number, party) in parties.enumerated() where party.isMarked {
    for (index, sighting) in sightings.filter({ $0.party == number }).enumerated() {
      let photoOrTime =
        party.kind == .flight
        ? text("C", photoName(index)) : "<c r=\"D\(row + 1)\" s=\"1\"><v>\(serial(sighting.time, hoursAhead: 8))</v></c>"
      add([
        text("A", sighting.recordedID), text("B", party.name), photoOrTime,
        text("E", sighting.typeName),
      ])
    }
  }
  return workbook(sheet: "排污口", rows: rows.bytes)
}

/// A time in days since 1899-12-30, as workbooks hold it, in a time zone that is `hoursAhead` of UTC.
private func serial(_ microseconds: Int64, hoursAhead: Int) -> String {
  "\(25_569 + Double(microseconds + Int64(hoursAhead) * 3_600_000_000) / 86_400e6)"
}

/// An Excel workbook of one sheet. Its style 1 is a date with a time.
private func workbook(sheet: String, rows: [UInt8]) -> [UInt8] {
  let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
  let package = "http://schemas.openxmlformats.org/package/2006"
  let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
  func part(_ name: String, _ parts: String...) -> (name: String, bytes: [UInt8]) { (name, Array((head + parts.joined()).utf8)) }
  return storedZip([
    part(
      "[Content_Types].xml", "<Types xmlns=\"\(package)/content-types\">",
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
      "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type).sheet.main+xml\"/>",
      "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(type).worksheet+xml\"/>",
      "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(type).styles+xml\"/></Types>"),
    part(
      "_rels/.rels", "<Relationships xmlns=\"\(package)/relationships\">",
      "<Relationship Id=\"rId1\" Type=\"\(relation)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
    part(
      "xl/workbook.xml", "<workbook \(main) xmlns:r=\"\(relation)\"><sheets>",
      "<sheet name=\"\(sheet)\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
    part(
      "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"\(package)/relationships\">",
      "<Relationship Id=\"rId1\" Type=\"\(relation)/worksheet\" Target=\"worksheets/sheet1.xml\"/>",
      "<Relationship Id=\"rId2\" Type=\"\(relation)/styles\" Target=\"styles.xml\"/></Relationships>"),
    part(
      "xl/styles.xml", "<styleSheet \(main)><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd hh:mm:ss\"/>",
      "</numFmts><fonts count=\"1\"><font/></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>",
      "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>",
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
      "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
      "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>",
      "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"),
    part(
      "xl/worksheets/sheet1.xml", "<worksheet \(main)><sheetData>", String(decoding: rows, as: UTF8.self),
      "</sheetData></worksheet>"),
  ])
}
