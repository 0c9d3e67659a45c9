import SurveyModel
import Testing

@testable import Ingest

@Suite struct MarkReadingTests {
  private static func read(_ text: [UInt8], zone: String? = nil) throws -> MarksFile {
    try readMarks(text, options: try logOptions("marks.csv", zone: zone))
  }

  private static func read(_ text: String, zone: String? = nil) throws -> MarksFile { try read(Array(text.utf8), zone: zone) }

  @Test(
    "the time of a mark is a moment, a time of day, a day, or said to be none",
    arguments: [
      ("2024-05-16 08:12:04", "instant 2024-05-16T08:12:04Z 1000000"),
      ("2024/5/16 8:12", "instant 2024-05-16T08:12:00Z 60000000"),
      ("2024-05-16T08:12:04.25+08:00", "instant 2024-05-16T00:12:04.25Z 1000"),
      ("2024年5月16日 8时12分", "instant 2024-05-16T08:12:00Z 60000000"),
      ("8:12", "clock 29520 60000000"), ("08:12:04", "clock 29524 1000000"), ("8时12分4秒", "clock 29524 1000000"),
      ("下午2:05", "clock 50700 60000000"), ("0.5", "clock 43200 1000000"), ("2024-05-16", "day"), ("20240516", "day"),
      ("", "none"), ("无", "none"),
      ("noonish", "unreadable"), ("25:10", "impossible"), ("2024-02-30 10:00", "impossible"),
      ("2106-02-07 06:28:15", "impossible"),
    ])
  func times(_ text: String, _ expected: String) throws {
    let file = try Self.read("id,time\n1,\"\(text)\"\n", zone: "UTC")
    let mark = try #require(file.marks.first)
    switch mark.time {
    case .none: #expect(expected == "none")
    case .day: #expect(expected == "day")
    case .unreadable: #expect(expected == "unreadable")
    case .impossible: #expect(expected == "impossible")
    case .timeOfDay(let time, let offset, let resolution):
      // The zone was said to be UTC.
      #expect(expected == "clock \(time / 1_000_000) \(resolution)" && offset == 0)
    case .instant(let time, _, let resolution):
      let parts = expected.split(separator: " ")
      try #require(parts.count == 3)
      #expect(try instant(String(parts[1])) == time && parts[2] == "\(resolution)")
    }
  }

  @Test("dates and times apart, Chinese columns, GB18030 bytes, own coordinates")
  func columns() throws {
    let table = "序号,照片编号,架次,日期,时间,经度,纬度,岸别\n1,DJI_0425,2,2024-05-16,8:12,,,左\n2,,,,,111.6,40.6,\n"
    for bytes in [Array(table.utf8), gb18030(table)] {
      let file = try Self.read(bytes, zone: "+08:00")
      #expect(file.marks.count == 2 && file.description.format == .marks)
      #expect(file.marks[0].photo == "DJI_0425" && file.marks[0].flight == "2" && !file.marks[0].hasPosition)
      #expect(file.marks[0].time == .instant(try instant("2024-05-16T00:12:00Z"), [], resolution: 60_000_000))
      #expect(file.marks[1].hasPosition && file.marks[1].photo == nil && file.marks[1].time == .none)
    }
  }

  /// The characters of the table above.
  private func gb18030(_ text: String) -> [UInt8] {
    let codes: [Character: [UInt8]] = [
      "序": [0xD0, 0xF2], "号": [0xBA, 0xC5], "照": [0xD5, 0xD5], "片": [0xC6, 0xAC], "编": [0xB1, 0xE0], "架": [0xBC, 0xDC],
      "次": [0xB4, 0xCE], "日": [0xC8, 0xD5], "期": [0xC6, 0xDA], "时": [0xCA, 0xB1], "间": [0xBC, 0xE4], "经": [0xBE, 0xAD],
      "度": [0xB6, 0xC8], "纬": [0xCE, 0xB3], "岸": [0xB0, 0xB6], "别": [0xB1, 0xF0], "左": [0xD7, 0xF3],
    ]
    return text.flatMap { codes[$0] ?? Array(String($0).utf8) }
  }

  @Test("500 mutations: nothing traps, every byte has an owner, every record one end")
  func mutations() throws {
    let whole = Array(
      "id,photo,time,remarks\n1,DJI_0424,2024-05-16 08:12:04,\"a, \"\"b\"\"\"\n2,,8:12,\n\n合计,,,\n3,x,,c\r\n".utf8)
    var state: UInt64 = 425
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    var read = 0
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0...random(4) { bytes[random(bytes.count)] = UInt8(random(128)) }
      guard let table = try? Self.read(Array(bytes.prefix(whole.count - random(10)))) else { continue }
      read += 1
      let marks = table.marks.count
      let file = table.placed { mark in
        mark.record % 2 == 0
          ? .rejected(.markPhotoUnknown, "no such photo", column: nil)
          : .placed(ObservationValues(x: 111, y: 40, accuracy: 5, accuracySource: .derived), positionSource: "a \"photo\"")
      }
      #expect(file.account.imbalance == nil)
      #expect(file.observations.count + file.rejections.count == file.account.records && file.account.records >= marks)
    }
    #expect(read > 300)
  }

  @Test("position_source stands beside the columns, whatever they are called")
  func attributes() throws {
    let file = try Self.read("photo,position_source\nDJI_1,hers\n").placed { _ in
      .placed(ObservationValues(x: 111, y: 40, accuracy: 5, accuracySource: .derived), positionSource: "ours")
    }
    #expect(
      file.observations.attributes.text(at: 0)
        == "{\"photo\":\"DJI_1\",\"position_source\":\"hers\",\"position_source_\":\"ours\"}")
  }
}
