import Ingest
import SurveyModel
import TestSupport
import Testing

@Suite("Spreadsheets")
struct SheetTests {
  @Test("cells are the texts that a spreadsheet shows")
  func cellTexts() throws {
    let xml = """
      <sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="str"><f>A1&amp;"x"</f><v>namex</v></c></row>
      <row r="3"><c r="A3"><v>118.70000000000002</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><v>#N/A</v></c>
      <c r="D3" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> "b"	c</t></r></is></c></row>
      <row r="4"><c><v>1.0000000000000001E-5</v></c><c><f>1/3</f></c><c t="inlineStr"><is><t>x_x000A_y</t></is></c></row></sheetData>
      """
    let strings = ["<t>name</t>", "<r><rPr><b/></rPr><t>rich</t></r><r><t> text</t></r><rPh><t>ふり</t></rPh>"]
    let sheet = try onlySheet(workbook([("Data", xml)], strings: strings))
    #expect(
      String(decoding: sheet.text, as: UTF8.self)
        == "sep=\t\nname\trich text\t\tnamex\n118.7\tTRUE\t\t\"a \"\"b\"\"\tc\"\n0.00001\t\t\"x\ny\"\t\n")
    #expect(sheet.rows == [1, 3, 4])
    #expect(sheet.errorRows == [3])
    #expect(sheet.firstErrorCell == "C3")
    #expect(sheet.formulasWithoutValue == 1)
    #expect(sheet.row(atByte: sheet.starts[1] + 3) == 3)
  }

  @Test(
    "numbers keep 15 digits",
    arguments: [
      ("111.66923020000001", "111.6692302"), ("40.655041799999999", "40.6550418"), ("0.1", "0.1"), ("42", "42"),
      ("-1.1000000000000001", "-1.1"), ("1E3", "1000"), ("1.5e-7", "0.00000015"), ("123456789012345678", "123456789012346000"),
      ("9.9999999999999999", "10"), ("1e300", "1E300"), ("-0.00000000000000000", "0"), ("39500000.123456789", "39500000.1234568"),
    ])
  func numbers(_ stored: String, _ shown: String) throws {
    let sheet = try onlySheet(workbook([("a", "<sheetData><row r=\"1\"><c><v>\(stored)</v></c></row></sheetData>")]))
    #expect(cells(sheet) == [[shown]])
  }

  @Test(
    "dates are told by the number format, in both systems",
    arguments: [
      (1, "45428", false, "2024-05-16"), (1, "45428.361620370371", false, "2024-05-16T08:40:44"),
      (2, "45428.361620370371", false, "2024-05-16T08:40:44"), (3, "0.361620370371", false, "08:40:44"),
      (1, "59", false, "1900-02-28"), (1, "60", false, "1900-02-29"), (1, "61", false, "1900-03-01"),
      (1, "1", false, "1900-01-01"),
      (1, "43966", true, "2024-05-16"), (1, "0", true, "1904-01-01"), (4, "1.5", false, "36:00:00"), (5, "45428", false, "45428"),
      (0, "45428", false, "45428"), (1, "-1", false, "-1"), (1, "2958465", false, "9999-12-31"),
      (1, "1e20", false, "100000000000000000000"),
      (6, "45428.5", false, "2024-05-16T12:00:00"), (2, "45428.3616203762", false, "2024-05-16T08:40:44"),
    ])
  func dates(_ style: Int, _ stored: String, _ is1904: Bool, _ shown: String) throws {
    let formats =
      "<numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\\ h:mm\"/>"
      + "<numFmt numFmtId=\"165\" formatCode=\"[h]:mm:ss\"/><numFmt numFmtId=\"166\" formatCode=\"0.00&quot; days&quot;;[Red]0\"/>"
    let styles = [14, 164, 21, 165, 166, 22].map { "<xf numFmtId=\"\($0)\"/>" }.joined()
    let xml = "<sheetData><row r=\"1\"><c s=\"\(style)\"><v>\(stored)</v></c></row></sheetData>"
    let sheet = try onlySheet(
      workbook(
        [("a", xml)], formats: formats, styles: styles, properties: is1904 ? "<workbookPr date1904=\"1\"/>" : ""))
    #expect(cells(sheet) == [[shown]])
  }

  @Test("a form with a title, a header of two rows and merged cells")
  func mergedHeader() throws {
    let xml =
      "<sheetData>"
      + rows([
        ["入河排污口调查表"], ["排污口名称", "经度", "", "", "纬度", "", "", "河流名称"], ["", "度", "分", "秒", "度", "分", "秒", ""],
        ["一号", "111", "40", "9.2", "40", "39", "18.1", "白桦沟"], ["二号", "111", "40", "10", "40", "39", "19", ""],
      ])
      + "</sheetData><mergeCells><mergeCell ref=\"A1:H1\"/><mergeCell ref=\"B2:D2\"/><mergeCell ref=\"E2:G2\"/>"
      + "<mergeCell ref=\"A2:A3\"/><mergeCell ref=\"H2:H3\"/><mergeCell ref=\"H4:H5\"/></mergeCells>"
    let file = try readSheet(workbook([("表1", xml)]))
    #expect(file.description.columns == ["排污口名称", "经度(度)", "经度(分)", "经度(秒)", "纬度(度)", "纬度(分)", "纬度(秒)", "河流名称"])
    #expect(file.observations.count == 2)
    #expect(abs(file.observations.x[0] - (111 + 40 / 60.0 + 9.2 / 3600)) < 1e-12)
    #expect(abs(file.observations.y[1] - (40 + 39 / 60.0 + 19 / 3600.0)) < 1e-12)
    #expect(file.observations.attributes.text(at: 1)?.contains("白桦沟") == true)
  }

  @Test("workbook-errors: rejections name the sheet, the row and the cell; errors and hidden rows are said")
  func rejections() throws {
    let xml =
      "<sheetData>" + rows([["Outfalls 2024"], [], ["id", "lon", "lat"], ["a", "111.5", "40.5"], ["b", "111.5", "95"]])
      + "<row r=\"8\" hidden=\"1\"><c r=\"A8\" t=\"e\"><v>#REF!</v></c><c r=\"B8\"><v>111.6</v></c><c r=\"C8\"><v>40.6</v></c></row>"
      + "</sheetData>"
    let file = try readSheet(workbook([("Data", xml), ("Notes", sheetData([["made by", "someone"]]))]))
    let rejection = try #require(file.rejections.first)
    #expect(rejection.line == 5)
    #expect(rejection.record == 2)
    #expect(rejection.message.hasSuffix("(sheet \"Data\", C5)"))
    #expect(file.flags(1) == ["cell_error"])
    #expect(file.account.flagged == 2)
    #expect(file.has(.sheetHidden))
    #expect(file.findings.contains { $0.rule == .sheetLeftOut && $0.message.contains("\"Notes\" (1 row)") })
    #expect(file.findings.contains { $0.rule == .cellError && $0.message.contains("A8") })
  }

  @Test("of several sheets the named one, or the only one with positions")
  func sheets() throws {
    let points = sheetData([["lon", "lat"], ["1", "2"]])
    let bytes = workbook([("A", points), ("B", sheetData([["x"], ["1"]])), ("C", points)])
    do {
      _ = try readSheet(bytes)
      Issue.record("which one was read?")
    } catch let error as InputError {
      #expect(error.message.contains("\"A\", \"C\"") && error.options == [.sheet])
    }
    #expect(try readSheet(bytes) { $0.sheet = "C" }.observations.count == 1)
    do {
      _ = try readSheet(bytes) { $0.sheet = "D" }
      Issue.record("there is no D")
    } catch let error as InputError {
      #expect(error.code == .usage && error.message.contains("\"A\", \"B\", \"C\""))
    }
    let hidden = workbook([("A", points), ("C", points)], states: ["A": "hidden"])
    #expect(try readSheet(hidden).description.dialect == "sheet \"C\"")
    let alone = workbook([("A", points)], states: ["A": "veryHidden"])
    #expect(try readSheet(alone).has(.sheetHidden))
  }

  @Test("OpenDocument sheets")
  func openDocuments() throws {
    func text(_ value: String) -> String {
      "<table:table-cell office:value-type=\"string\"><text:p>\(value)</text:p></table:table-cell>"
    }
    func number(_ value: String) -> String {
      "<table:table-cell office:value-type=\"float\" office:value=\"\(value)\"><text:p>shown</text:p></table:table-cell>"
    }
    let xml =
      "<table:table-row>" + text("lon") + text("lat") + text("time") + text("note") + "</table:table-row>"
      + "<table:table-row table:number-rows-repeated=\"2\">" + number("111.5") + number("40.5")
      + "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-05-16T08:40:44\"><text:p>16.05.24</text:p></table:table-cell>"
      + "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>who?</text:p></office:annotation>"
      + "<text:p>a<text:s text:c=\"2\"/>b</text:p><text:p>c</text:p></table:table-cell></table:table-row>"
      + "<table:table-row table:visibility=\"filter\">" + number("111.6") + number("40.6")
      + "<table:table-cell table:number-columns-repeated=\"2\"/></table:table-row>"
      + "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>"
    let bytes = openDocument(xml)
    #expect(sniffFormat(name: "a", prefix: bytes) == .format(.openDocumentSheet))
    let file = try readSheet(bytes, .openDocumentSheet) { $0.timeZoneIsStated = true }
    #expect(file.observations.count == 3)
    #expect(file.observations.time[1] == 1_715_848_844_000_000)
    #expect(file.observations.attributes.text(at: 0)?.contains("a  b\\nc") == true)
    #expect(file.observations.attributes.text(at: 0)?.contains("who") == false)
    #expect(file.has(.sheetHidden))
    let secret = openDocument(xml, manifest: "<manifest><encryption-data/></manifest>")
    #expect(throws: InputError.self) { try readSheet(secret, .openDocumentSheet) }
  }

  @Test("merged cells of an OpenDocument sheet: a header of two rows, a value for several rows")
  func mergedOpenDocument() throws {
    func row(_ cells: [(text: String, rows: Int, columns: Int)]) -> String {
      let cells = cells.map { cell in
        let spans =
          cell.rows * cell.columns > 1
          ? " table:number-rows-spanned=\"\(cell.rows)\" table:number-columns-spanned=\"\(cell.columns)\"" : ""
        let covered = String(repeating: "<table:covered-table-cell/>", count: cell.columns - 1)
        let text = cell.text.isEmpty ? "" : "<text:p>\(cell.text)</text:p>"
        return "<table:table-cell office:value-type=\"string\"\(spans)>\(text)</table:table-cell>\(covered)"
      }
      return "<table:table-row>\(cells.joined())</table:table-row>"
    }
    let names = ["度", "分", "秒", "度", "分", "秒"].map { (text: $0, rows: 1, columns: 1) }
    let bytes = openDocument(
      row([("入河排污口调查表", 1, 8)]) + row([("排污口名称", 2, 1), ("经度", 1, 3), ("纬度", 1, 3), ("河流名称", 2, 1)])
        + row([("", 1, 1)] + names + [("", 1, 1)])
        + row(["一号", "111", "40", "9.2", "40", "39", "18.1"].map { ($0, 1, 1) } + [("白桦沟", 2, 1)])
        + row(["二号", "111", "40", "10", "40", "39", "19", ""].map { ($0, 1, 1) }))
    let file = try readSheet(bytes, .openDocumentSheet)
    #expect(file.description.columns == ["排污口名称", "经度(度)", "经度(分)", "经度(秒)", "纬度(度)", "纬度(分)", "纬度(秒)", "河流名称"])
    try #require(file.observations.count == 2)
    #expect(abs(file.observations.x[0] - (111 + 40 / 60.0 + 9.2 / 3600)) < 1e-12)
    #expect(file.observations.attributes.text(at: 1)?.contains("白桦沟") == true)
  }

  @Test("records of a sheet have as many cells each, in the order of their columns")
  func width() throws {
    let xml =
      "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"3\"><c r=\"C3\"><v>3</v></c><c r=\"A3\"><v>2</v></c></row>"
      + "<row r=\"4\"/><row r=\"5\"><c r=\"B5\"><v>4</v></c></row></sheetData>"
    let sheet = try onlySheet(workbook([("a", xml)]))
    #expect(cells(sheet) == [["1", "", ""], ["2", "", "3"], ["", "4", ""]])
    #expect(sheet.rows == [1, 3, 5])
    #expect(sheet.starts.map { sheet.row(atByte: $0) } == [1, 3, 5] && sheet.row(atByte: sheet.text.count - 1) == 5)
    #expect(sheet.starts.allSatisfy { $0 > 0 && sheet.text[$0 - 1] == 0x0A })
  }

  @Test("workbook-bombs: a few bytes that stand for endless rows are refused")
  func repeated() throws {
    let text = String(repeating: "0123456789", count: 500)
    let cell =
      "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"1600000\"><text:p>\(text)</text:p>"
      + "</table:table-cell>"
    let bytes = openDocument("<table:table-row table:number-rows-repeated=\"1000000\">\(cell)</table:table-row>")
    do {
      _ = try onlySheet(bytes, .openDocumentSheet)
      Issue.record("a million rows of 82 MB were made")
    } catch let error as InputError {
      #expect(error.message.contains("1 GiB"))
    }
  }

  @Test("broken-workbooks: what is no readable workbook is refused with the reason")
  func refused() throws {
    let good = workbook([("A", sheetData([["lon", "lat"], ["1", "2"]]))])
    #expect(sniffFormat(name: "a.xlsx", prefix: good) == .format(.excelSheet))
    func message(_ bytes: [UInt8]) -> String {
      do {
        _ = try readSheet(bytes)
        return ""
      } catch {
        return (error as? InputError)?.message ?? "\(error)"
      }
    }
    #expect(message(Array(good.dropLast(100))).contains("cut"))
    #expect(message(ZipWriter.archive([.init("a.txt", "x")])).contains("without a workbook"))
    #expect(message(workbook([("A", "<sheetData><row r=\"1\"><c t=\"s\"><v>7</v></c></row></sheetData>")])).contains("A1"))
    #expect(message(workbook([("A", "<sheetData><row r=\"2\"/><row r=\"1\"/></sheetData>")])).contains("not in order"))
    #expect(message(workbook([("A", "<!DOCTYPE x><sheetData/>")])).contains("XML"))
    #expect(message(workbook([("A", sheetData([["id", "note"], ["1", "x"]]))])).contains("no column says where"))
    for (name, word) in [("[Content_Types].xml word/document.xml", "Word"), ("a.txt", "zip archive")] {
      let bytes = ZipWriter.archive(name.split(separator: " ").map { .init(String($0), "") })
      guard case .refused(let reason) = sniffFormat(name: "a", prefix: bytes) else {
        Issue.record("\(name) is not refused")
        continue
      }
      #expect(reason.contains(word))
    }
  }

  @Test("changed bytes never stop the program")
  func mutations() throws {
    let good = workbook([
      ("A", sheetData([["lon", "lat"], ["1", "2"]]) + "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>")
    ])
    var readable = 0
    for index in stride(from: 0, to: good.count, by: 3) {
      var changed = good
      changed[index] ^= UInt8(truncatingIfNeeded: index % 255 + 1)
      // The reader of these tests checks the books.
      if let file = try? readSheet(changed) {
        readable += 1
        // What the checksums let pass is what was written.
        #expect(file.places() == [[1, 2]], "byte \(index)")
      }
    }
    #expect(readable > 20, "\(readable) archives are readable")
    // Inside the XML, where the checksum would have stopped it.
    let xml = Array(
      ("<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>lon</t></is></c><c t=\"inlineStr\"><is><t>lat</t></is></c></row>"
        + "<row r=\"2\"><c s=\"1\"><v>2.5</v></c><c><v>1.5</v></c></row></sheetData>").utf8)
    readable = 0
    for index in xml.indices {
      for byte in Array("\"<>09Az".utf8) {
        var changed = xml
        changed[index] = byte
        if (try? readSheet(workbook([("A", String(decoding: changed, as: UTF8.self))]))) != nil { readable += 1 }
      }
    }
    #expect(readable > xml.count, "\(readable) of \(7 * xml.count) texts are readable")
  }
}
