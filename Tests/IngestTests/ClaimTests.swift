import Ingest
import SurveyModel
import Testing

/// What crews write of the river and the bank, as readers take it.
@Suite("Rivers and banks as crews write them")
struct ClaimTests {
  @Test(
    "words for banks, whatever the crew's form",
    arguments: [
      ("左岸", Bank.left), ("右", .right), ("LT", .left), ("rb", .right), ("Left Bank", .left), ("右岸（东）", .right), ("Ｌ", .left),
    ])
  func banks(word: String, bank: Bank) throws {
    let file = try readTable("经度,纬度,岸别\n111,40,\(word)\n")
    #expect(file.observations.claims[0] == RiverClaim(bank: bank))
    #expect(file.flags(0).isEmpty)
  }

  @Test(
    "words that name no single bank are nothing; words that are not known are flagged",
    arguments: ["Head", "两岸", "北岸", "-", "不详", ""])
  func neither(word: String) throws {
    let file = try readTable("lon,lat,bank\n111,40,\(word)\n111,40,upstairs\n")
    #expect(Array(file.observations.claims) == [RiverClaim(), RiverClaim()])
    #expect(file.flags(0).isEmpty && file.flags(1) == ["bank_unrecognised"])
  }

  @Test("the river, from plain rows, quoted ones and other encodings; nothing is nothing")
  func rivers() throws {
    let rows =
      "1,111,40,湍河,左\n2,111,40,\" 湍河 \",右\n3,111,40,不详,\n4,111,40,unknown,L\n5,111,40,\"Mill, Creek\",\n6,111,40,,\n7,111,40,无,\n"
    let expected = [
      RiverClaim(river: "湍河", bank: .left), RiverClaim(river: "湍河", bank: .right), RiverClaim(), RiverClaim(bank: .left),
      RiverClaim(river: "Mill, Creek"), RiverClaim(), RiverClaim(),
    ]
    #expect(Array(try readTable("id,lon,lat,受纳水体,岸别\n" + rows).observations.claims) == expected)
    let encoded = try readTable(gb18030("id,lon,lat,river,bank\n1,111,40,湍河,L\n"))
    #expect(encoded.description.encoding == "GB18030" && encoded.observations.claims[0] == expected[0])
  }

  @Test("many names in many chunks, the same for any number of threads")
  func chunks() throws {
    var table = "lon,lat,river,bank\n"
    for row in 0..<5000 {
      table += "111,40,name \(row % 700)\(row % 5 == 0 ? "\"\"" : ""),\(row.isMultiple(of: 3) ? "L" : "R")\n"
    }
    for jobs in [1, 2] {
      var options = IngestOptions()
      options.jobs = jobs
      let claims = try readCSV(Array(table.utf8), options: options, chunkSize: 3000).observations.claims
      #expect(claims.count == 5000)
      for row in 0..<5000 {
        let expected = RiverClaim(
          river: "name \(row % 700)\(row % 5 == 0 ? "\"\"" : "")", bank: row.isMultiple(of: 3) ? .left : .right)
        try #require(claims[row] == expected, "row \(row)")
      }
    }
  }

  @Test("GeoJSON properties and GPX extensions")
  func otherFormats() throws {
    let feature =
      #"{"type":"Feature","properties":{"受纳水体":"湍河","岸别":"右岸"},"geometry":{"type":"MultiPoint","coordinates":[[111,40],[112,40]]}}"#
    for text in [#"{"type":"FeatureCollection","features":[\#(feature)]}"#] {
      let file = try readGeoJSONSurvey(Array(text.utf8), options: IngestOptions())
      #expect(Array(file.observations.claims) == Array(repeating: RiverClaim(river: "湍河", bank: .right), count: 2))
    }
    let sequence = try readGeoJSONSequenceSurvey(Array((feature + "\n").utf8), options: IngestOptions())
    #expect(sequence.observations.claims[1] == RiverClaim(river: "湍河", bank: .right))
    let gpx = """
      <gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="40" lon="111"><name>a</name>
      <extensions><river>Mill Creek</river><bank>LT</bank></extensions></wpt><wpt lat="40" lon="111"/></gpx>
      """
    let file = try readGPX(Array(gpx.utf8), options: IngestOptions())
    #expect(Array(file.observations.claims) == [RiverClaim(river: "Mill Creek", bank: .left), RiverClaim()])
  }
}

@Suite("Aliases of rivers")
struct RiverAliasTests {
  private func read(_ text: String) throws -> RiverAliasFile {
    var options = IngestOptions()
    options.source = "aliases.csv"
    let file = try readRiverAliases(Array(text.utf8), options: options)
    #expect(file.account.imbalance == nil)
    return file
  }

  @Test(
    "columns by their names, in any order, with other columns, delimiters, quotes and blank lines",
    arguments: [
      "alias,name\n排洪沟,红泉沟\n大沟,R3\n", "河流名称;备注;别名\r\n红泉沟;x;排洪沟\r\n\r\nR3;;大沟", "\u{FEFF}别名,名称\n\"排洪沟\",红泉沟 \n\n大沟,R3\n\n",
    ])
  func good(text: String) throws {
    let file = try read(text)
    #expect(file.aliases.map(\.alias) == ["排洪沟", "大沟"] && file.aliases.map(\.name) == ["红泉沟", "R3"])
    #expect(file.aliases.map(\.record) == [1, 2])
  }

  @Test(
    "a table that is not right is refused, with file, record and column",
    arguments: ["", "a,b\n1,2\n", "alias,name\n大沟,\n", "alias,name\n,R3\n", "alias,name\n大沟\n"])
  func bad(text: String) throws {
    let error = #expect(throws: InputError.self) { _ = try read(text) }
    #expect(error?.code == .unreadable && error?.source == "aliases.csv")
    if text.contains("大沟") { #expect(error?.record == 1 && error?.column == "name") }
  }
}
