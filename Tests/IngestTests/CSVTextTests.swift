import Ingest
import SurveyModel
import Testing

/// Encodings, line ends, quotes and rows. The names before the colons are entries of docs/bad-inputs.md.
@Suite("CSV text") struct CSVTextTests {
  @Test("byte-order-mark: it does not join the first header")
  func byteOrderMark() throws {
    let file = try readTable("\u{FEFF}longitude,latitude\n118.7,32.1\n")
    #expect(file.places() == [[118.7, 32.1]])
    #expect(file.description.columns == ["longitude", "latitude"])
  }

  @Test("utf-16: with a mark, byte offsets are those of the file", arguments: [true, false])
  func wideText(bigEndian: Bool) throws {
    let bytes = utf16("id,经度,纬度\nA,118.7,32.1\n排口,x,32.1\nB,118.8,32.2", bigEndian: bigEndian)
    let file = try readTable(bytes)
    #expect(file.description.encoding == (bigEndian ? "UTF-16BE" : "UTF-16LE"))
    #expect(file.places() == [[118.7, 32.1], [118.8, 32.2]])
    #expect(file.rejections.map(\.byteOffset) == [2 + 2 * 9 + 2 * 13])
    #expect(file.rejections.map(\.line) == [3])
  }

  @Test("gb18030: read without a mark")
  func chineseText() throws {
    let file = try readTable(gb18030("排口名称,经度,纬度\n湍河镕,118.7,32.1\n"))
    #expect(file.description.encoding == "GB18030")
    #expect(file.has(.encodingNote))
    #expect(file.observations.name.text(at: 0) == "湍河镕")
    #expect(file.observations.attributes.text(at: 0) == #"{"排口名称":"湍河镕","经度":"118.7","纬度":"32.1"}"#)
  }

  @Test("no-known-encoding: bytes of no encoding refuse the file with their offset")
  func noKnownEncoding() {
    let error = refusal(Array("lon,lat,name\n1,2,".utf8) + [0xC3, 0x28, 0xFF, 0x0A])
    #expect(error?.code == .unreadable)
    #expect(error?.message.contains("byte 17") == true)
    #expect(error?.options == [.encoding])
  }

  @Test("encoding-by-accident: GBK that is UTF-8 by accident is flagged")
  func encodingByAccident() throws {
    let file = try readTable(gb18030("lon,lat,name\n118.7,32.1,路\n118.7,32.1,x\n"))
    #expect(file.flags(0) == ["encoding_ambiguous"])
    #expect(file.flags(1) == [])
    #expect(file.has(.encodingAmbiguous))
    #expect(try !readTable("lon,lat,name\n118.7,32.1,排口\n").has(.encodingAmbiguous))
  }

  @Test("named-encoding: what --encoding says counts, whatever the bytes look like")
  func namedEncoding() throws {
    let big5 = Array("lon,lat,name\n1,2,".utf8) + [0xB1, 0xC6, 0x0A]
    #expect(try readTable(big5) { $0.encoding = "big5" }.observations.name.text(at: 0) == "排")
    let latin = Array("lon,lat,name\n1,2,caf".utf8) + [0xE9, 0x0A]
    #expect(try readTable(latin) { $0.encoding = "windows-1252" }.observations.name.text(at: 0) == "café")
    #expect(refusal(latin) { $0.encoding = "klingon" }?.code == .usage)
    let file = try readTable(latin) { $0.encoding = "utf-8" }
    #expect(file.rules == [.textInvalid])
  }

  @Test("line-ends: LF, CRLF and CR", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(lineEnd: String) throws {
    let file = try readTable(["lon,lat,name", "118.7,32.1,a", "", "118.8,32.2,b", ""].joined(separator: lineEnd))
    #expect(file.places() == [[118.7, 32.1], [118.8, 32.2]])
    #expect(file.observations.name.text(at: 1) == "b")
    #expect(!file.has(.lineEndsMixed))
  }

  @Test("line-ends: mixed line ends are said")
  func lineEndsMixed() throws {
    let file = try readTable("lon,lat\r\n118.7,32.1\n118.8,32.2\r118.9,32.3")
    #expect(file.places().count == 3)
    #expect(file.has(.lineEndsMixed))
  }

  @Test("quote-never-closed: unterminated quote costs one record")
  func quoteNeverClosed() throws {
    let file = try readTable("id,lon,lat,note\n1,118.1,32.1,a\n2,118.2,32.2,\"b\n3,118.3,32.3,c\n4,118.4,32.4,d\n")
    #expect(file.rules == [.quoteUnterminated])
    #expect(file.rejections[0].record == 2)
    #expect(file.rejections[0].line == 3)
    #expect(file.rejections[0].raw == Array("2,118.2,32.2,\"b\n".utf8))
    #expect(file.observations.record == [1, 3, 4])
  }

  @Test("quote-never-closed: a stray quote that meets a later one swallows nothing")
  func quoteNeverClosedMeets() throws {
    let rows = "1,118.1,32.1,\"a\n2,118.2,32.2,b\n3,118.3,32.3,\"c\"\n4,118.4,32.4,d\n"
    let file = try readTable("id,lon,lat,note\n" + rows)
    #expect(file.rules == [.quoteUnterminated])
    #expect(file.observations.record == [2, 3, 4])
    let other = try readTable("id,note,lon,lat\n1,\"a,118.1,32.1\n2,\"b\",118.2,32.2\n3,c,118.3,32.3\n")
    #expect(other.rules == [.quoteUnterminated])
    #expect(other.observations.record == [2, 3])
  }

  @Test("stray-quote: quote in the middle is taken literally")
  func strayQuote() throws {
    let file = try readTable("id,lon,lat,note\n1,118.1,32.1,a\"b\n2,118.2,32.2,\"5\" pipe\"\n3,118.3,32.3,c\n")
    #expect(file.places().count == 3)
    #expect(file.flags(0) == ["quote_taken_literally"])
    #expect(file.flags(1) == ["quote_taken_literally"])
    #expect(file.flags(2) == [])
    #expect(file.observations.attributes.text(at: 1)?.contains(#""note":"5\" pipe""#) == true)
  }

  @Test("line-break-in-quotes: quoted line breaks and doubled quotes")
  func lineBreakInQuotes() throws {
    let file = try readTable("id,note,lon,lat\r\n1,\"two\r\nlines, \"\"so\"\"\",118.1,32.1\r\n2,b,x,32.1\r\n")
    #expect(file.observations.attributes.text(at: 0) == #"{"id":"1","note":"two\r\nlines, \"so\"","lon":"118.1","lat":"32.1"}"#)
    #expect(file.rejections.map(\.line) == [4])
    #expect(!file.has(.lineEndsMixed))
  }

  @Test("endless-record: a record over 1 MiB is rejected, the next one read")
  func endlessRecord() throws {
    let long = String(repeating: "x", count: 3 << 20)
    let file = try readTable("id,lon,lat,note\n1,118.1,32.1,\(long)\n2,118.2,32.2,b\n")
    #expect(file.rules == [.recordTooLong])
    #expect(file.observations.record == [2])
    let field = String(repeating: "x", count: 70_000)
    #expect(try readTable("id,lon,lat,note\n1,118.1,32.1,\(field)\n2,118.2,32.2,b\n").rules == [.recordTooLong])
  }

  @Test("no-header: the file is refused and says what to do")
  func noHeader() {
    let error = refusal("1,118.1,32.1\n2,118.2,32.2\n")
    #expect(error?.code == .unreadable)
    #expect(error?.options == [.columns])
  }

  @Test("header-again: it is structure, no record")
  func headerAgain() throws {
    let file = try readTable("id,lon,lat\n1,118.1,32.1\n\u{FEFF}id,lon,lat\n2,118.2,32.2\nid,lon,lat\n")
    #expect(file.observations.record == [1, 2])
    #expect(file.rejections.isEmpty)
    #expect(file.account.structural == 3)
    #expect(file.has(.headerRepeated))
  }

  @Test("column-twice: duplicate coordinate header is ambiguous", arguments: ["lon,lat,lat", "lon,Lat,LAT", "经度,纬度,纬度"])
  func columnTwice(header: String) {
    #expect(refusal("\(header)\n1,2,3\n")?.message.contains("could both be") == true)
  }

  @Test("column-twice: other duplicate headers keep all their values")
  func columnTwiceOther() throws {
    let file = try readTable("lon,lat,note,note,\n118.1,32.1,a,b,c\n")
    #expect(
      file.observations.attributes.text(at: 0)
        == #"{"lon":"118.1","lat":"32.1","note":"a","note_2":"b","column_5":"c"}"#)
  }

  @Test("chinese-headers: names and full-width commas")
  func chineseHeaders() throws {
    let file = try readTable("排口名称，经度，纬度\n甲，１１８.７，32.1\n\"乙，丙\"，118.8，32.2\n")
    #expect(file.places() == [[118.7, 32.1], [118.8, 32.2]])
    #expect(file.observations.name.text(at: 1) == "乙，丙")
    #expect(file.flags(0) == ["full_width_characters"])
    let gb = try readTable(gb18030("排口名称，经度，纬度\n\"湍，河\"，118.7，32.1\n"))
    #expect(gb.observations.name.text(at: 0) == "湍，河")
  }

  @Test(
    "delimiters: semicolons, tabs and sep=", arguments: ["sep=;\nid;lon;lat\n1;118.1;32.1\n", "id\tlon\tlat\n1\t118.1\t32.1\n"])
  func delimiters(text: String) throws {
    let file = try readTable(text)
    #expect(file.places() == [[118.1, 32.1]])
    #expect(file.has(.delimiterNote))
  }

  @Test("decimal-comma: read where the delimiter is none and the column agrees")
  func decimalComma() throws {
    let file = try readTable("id;lon;lat;accuracy\n1;118,25;32,1;3,5\n2;118;32,2;4\n")
    #expect(file.places() == [[118.25, 32.1], [118, 32.2]])
    #expect(file.observations.accuracy == [3.5, 4])
    let mixed = try readTable("id;lon;lat\n1;118,25;32,1\n2;118.3;32.2\n")
    // With one comma and no point there is no other reading of an angle.
    #expect(mixed.places() == [[118.25, 32.1], [118.3, 32.2]])
  }

  @Test("cells-missing-or-extra: short and long rows")
  func cellsMissingOrExtra() throws {
    let file = try readTable("id,lon,lat\n1,118.1\n2,118.2,32.2,extra\n3,118.3,32.3,, \n4,118.4,32.4\n")
    #expect(file.rules == [.columnCount, .columnCount])
    #expect(file.flags(0) == ["extra_cells_empty"])
    #expect(file.observations.record == [3, 4])
  }

  @Test("nul-byte: the row is rejected, unless the NUL bytes fill its cells or the end of the file")
  func nulByte() throws {
    let file = try readTable("id,lon,lat\na\0b,118.1,32.1\n2,118.2,32.2\n")
    #expect(file.rules == [.nulByte])
    let padded = try readTable(
      "id,lon,lat\n1\0\0,118.1\0,32.1\0\0\n\0\02,118.2,32.2\n\0\0\0\0\n" + String(repeating: "\0", count: 512))
    #expect(padded.places() == [[118.1, 32.1], [118.2, 32.2]])
    #expect(padded.observations.recordedID.text(at: 0) == "1" && padded.observations.recordedID.text(at: 1) == "2")
  }

  @Test("cells-missing-or-extra: a row whose position is there keeps it")
  func shortRows() throws {
    let file = try readTable("id,lon,lat,name,note\n1,118.1,32.1\n2,118.2,32.2,b\n3,118.3\n4,118.4,32.4,d,e\n")
    #expect(file.places() == [[118.1, 32.1], [118.2, 32.2], [118.4, 32.4]])
    #expect(file.flags(0) == ["cells_missing"] && file.flags(1) == ["cells_missing"] && file.flags(2) == [])
    #expect(file.rules == [.columnCount])
    #expect(file.observations.attributes.text(at: 0) == #"{"id":"1","lon":"118.1","lat":"32.1","name":"","note":""}"#)
    // A comma behind the last name of the header only.
    let comma = try readTable("id,lon,lat,\n1,118.1,32.1\n2,118.2,32.2\n")
    #expect(comma.account.accepted == 2 && comma.flags(0) == [])
    // The last cell of a file that ends without a line end may have been cut.
    let cut = try readTable("id,lon,lat,name\n1,118.1,32.1,a\n2,118.2,32.2")
    #expect(cut.rules == [.columnCount])
    #expect(try readTable("id,lon,lat,name,note\n1,118.1,32.1,a").flags(0) == ["cells_missing", "no_final_newline"])
  }

  @Test("control-characters: they leave names, and are escaped in attributes")
  func controlCharacters() throws {
    let file = try readTable("name,lon,lat\na\u{1B}[31mb\u{202E}c\u{200B},118.1,32.1\n")
    #expect(file.observations.name.text(at: 0) == "a[31mbc")
    #expect(file.flags(0) == ["control_characters_removed"])
    #expect(file.observations.attributes.text(at: 0)?.contains("\\u001b") == true)
  }

  @Test("formula-cells: formulas are texts like others", arguments: ["=cmd|'/c calc'!A0", "+1", "-1", "@x"])
  func formulaCells(cell: String) throws {
    let file = try readTable("name,lon,lat\n\(cell),118.1,32.1\n")
    #expect(file.observations.name.text(at: 0) == cell)
    #expect(file.flags(0) == [])
  }

  @Test("names-that-look-alike: names and ids in normalisation form C, long names and emoji whole")
  func namesThatLookAlike() throws {
    let long = String(repeating: "排", count: 3400)
    let file = try readTable("id,name,lon,lat\ncafe\u{301},😀,118.1,32.1\ncaf\u{E9},\(long),118.1,32.1\n")
    #expect(file.observations.recordedID.text(at: 0)?.utf8.count == 5)
    #expect(file.observations.name.text(at: 0) == "😀")
    #expect(file.observations.name.text(at: 1) == long)
    #expect(file.findings.contains { $0.rule == .nameCollision && $0.message.contains("caf\u{E9}") })
  }

  @Test("empty-table: empty files and blank lines are refused; a header alone is no record")
  func emptyTable() throws {
    for text in ["", "\n\n", "  \n\r\n", "\u{FEFF}"] { #expect(refusal(text)?.code == .unreadable, "\(text)") }
    let file = try readTable("lon,lat\n")
    #expect(file.account.records == 0)
    #expect(file.has(.noRecords))
  }

  @Test(
    "other-content: other formats under a CSV name",
    arguments: [
      ([0x1F, 0x8B, 8, 0], "gzip"), ([0x50, 0x4B, 3, 4, 0], "xlsx"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "xls"),
      (Array("  <!DOCTYPE HTML><html>".utf8), "web page"),
    ] as [([UInt8], String)])
  func otherContent(bytes: [UInt8], name: String) {
    #expect(refusal(bytes)?.message.contains(name) == true)
  }

  @Test("cut-last-line: short or whole")
  func cutLastLine() throws {
    let file = try readTable("id,lon,lat\n1,118.1,32.1\n2,118.2,32.")
    #expect(file.rules == [.coordinateUnreadable])
    let short = try readTable("id,lon,lat\n1,118.1,32.1\n2,118")
    #expect(short.rules == [.columnCount])
    let whole = try readTable("id,lon,lat\n1,118.1,32.1\n2,118.2,32.2")
    #expect(whole.flags(1) == ["no_final_newline"])
    #expect(whole.flags(0) == [])
  }

  @Test("footer-rows: totals and footers", arguments: ["合计,,", "小计：2个,,", "Total,,", "合计", "总计,2"])
  func footerRows(row: String) throws {
    let file = try readTable("id,lon,lat\n1,118.1,32.1\n\(row)\n")
    #expect(file.rules == [.totalsRow])
  }

  @Test("footer-rows: trailing garbage")
  func footerRowsGarbage() throws {
    #expect(try readTable("id,lon,lat\n1,118.1,32.1\nprinted by x\n").rules == [.columnCount])
  }

  @Test("many-columns: a thousand columns are read, more than 1,024 refused")
  func manyColumns() throws {
    func table(_ count: Int) -> String {
      "lon,lat" + (2..<count).map { ",c\($0)" }.joined() + "\n118.1,32.1" + String(repeating: ",x", count: count - 2) + "\n"
    }
    #expect(try readTable(table(1000)).places() == [[118.1, 32.1]])
    #expect(refusal(table(1025))?.message.contains("1,024") == true)
  }

  @Test("blank lines, comments and titles are structure")
  func structure() throws {
    let file = try readTable("# exported by x\n排污口调查表,,\nid,lon,lat\n\n1,118.1,32.1\n# note\n,,\n#2,118.2,32.2\n")
    #expect(file.observations.record == [1, 2])
    #expect(file.observations.recordedID.text(at: 1) == "#2")
    #expect(file.account.structural == 6)
  }

  @Test("a mission plan is refused")
  func plan() {
    #expect(
      refusal("latitude,longitude,altitude(m),curvesize(m),rotationdir,gimbalmode\n1,2,3,4,5,6\n")?.message.contains("plan")
        == true)
  }
}
