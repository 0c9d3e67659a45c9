import Ingest
import SurveyModel
import Testing

/// Plain records are read by a way of their own; a quote around one cell takes a record off it, and must change nothing.
@Suite("CSV plain records") struct CSVPlainTests {
  private static let times = [
    "2018-06-03T04:26:47Z", "2018-06-03T23:59:59Z", "2018-06-04T00:00:00Z", "2018-06-03T24:00:00Z", "2018-06-03T04:26:60Z",
    "2018-06-03T23:59:60Z", "2019-04-07T00:00:30Z", "2019-04-07T12:00:00Z", "1980-01-06T01:00:00Z", "1999-08-22T01:00:00Z",
    "1970-01-01T02:00:00Z", "2024-02-30T00:00:00Z", "2150-01-01T00:00:00Z", "2018-06-03T04:26:47+08:00", "2018-06-03 04:26", "",
    "soon", "1525132800", "2018-06-03T04:26:4xZ",
  ]
  private static let methods = [
    "foot", "drone", "Foot", "", "none", "N/A", "zeppelin", "averylongwordforamethod", "sixteencharslong",
  ]
  private static let types = ["municipal", "industrial", "-", "", "Other", "odd"]
  private static let accuracies = ["2.1", "3", "", "0", "9999", "3 m", "x", "1e1", " 4"]
  private static let places = [
    "110.7159257,40.5843116", "-71.5,42", "0,0", "110.5,", "110.5,95", "190,40", "abc,40", "1e2,40", " 110.5,40", "110.5,40.5 ",
  ]

  private static func row(_ number: Int, note: String, delimiter: String) -> String {
    func pick(_ list: [String], _ step: Int) -> String { list[number / step % list.count] }
    let id = number % 11 == 0 ? " P\(number)" : "P\(number)"
    let place = pick(places, 1).split(separator: ",", omittingEmptySubsequences: false).joined(separator: delimiter)
    return [id, place, pick(times, 2), pick(methods, 3), pick(accuracies, 5), pick(types, 7), note].joined(separator: delimiter)
  }

  private static func table(_ delimiter: String, lineEnd: String, note: (Int) -> String) -> String {
    let header = ["id", "longitude", "latitude", "time", "method", "accuracy_m", "type", "note"].joined(separator: delimiter)
    return ([header] + (0..<1500).map { row($0, note: note($0), delimiter: delimiter) }).map { $0 + lineEnd }.joined()
  }

  private static func note(_ number: Int) -> String { String(repeating: "seen from the bank ", count: number % 5) }

  @Test(
    "are read as the general reader reads them",
    arguments: [(",", "\n"), (";", "\r\n"), ("\t", "\n")] as [(String, String)])
  func equal(_ delimiter: String, _ lineEnd: String) throws {
    let plain = try readTable(Self.table(delimiter, lineEnd: lineEnd, note: Self.note))
    let quoted = try readTable(Self.table(delimiter, lineEnd: lineEnd) { "\"\(Self.note($0))\"" })
    // One way and the other by turns, so that batches are cut off.
    let mixed = try readTable(
      Self.table(delimiter, lineEnd: lineEnd) { $0 % 3 == 0 ? "\"\(Self.note($0))\"" : Self.note($0) })
    for other in [quoted, mixed] {
      #expect(plain.observations.count > 500 && plain.observations.count == other.observations.count)
      #expect(plain.observations.record == other.observations.record)
      #expect(plain.observations.x == other.observations.x && plain.observations.y == other.observations.y)
      #expect(plain.observations.longitude == other.observations.x && plain.observations.latitude == other.observations.y)
      #expect(plain.observations.time == other.observations.time)
      #expect(plain.observations.accuracy == other.observations.accuracy)
      #expect(plain.observations.accuracySource == other.observations.accuracySource)
      #expect(plain.observations.method == other.observations.method)
      #expect(plain.observations.type == other.observations.type)
      #expect(plain.observations.flags == other.observations.flags)
      #expect(plain.observations.recordedID.bytes == other.observations.recordedID.bytes)
      #expect(plain.observations.recordedID.ends == other.observations.recordedID.ends)
      #expect(plain.observations.attributes.bytes == other.observations.attributes.bytes)
      #expect(plain.observations.attributes.ends == other.observations.attributes.ends)
      #expect(plain.rejections.map(\.rule) == other.rejections.map(\.rule))
      #expect(plain.rejections.map(\.line) == other.rejections.map(\.line))
      #expect(plain.account.flagged == other.account.flagged)
    }
  }

  @Test(
    "a byte that is not printable ASCII takes its record off the way, and it alone",
    arguments: [0x00, 0x09, 0x1F, 0x7F, 0x80, 0xFF] as [UInt8])
  func otherBytes(_ byte: UInt8) throws {
    for place in 0..<24 {
      var rows = (0..<40).map { Array("P\($0),110.5,40.5,the note is long enough\n".utf8) }
      rows[20].insert(byte, at: rows[20].count - 1 - place)
      let file = try readTable(Array("id,longitude,latitude,note\n".utf8) + rows.joined()) { $0.encoding = "UTF-8" }
      #expect(file.account.records == 40)
      // A NUL byte at the start or end of a cell fills it.
      let isFilling = byte == 0 && (place == 0 || place == 23)
      #expect(file.account.accepted == ((byte == 0 || byte >= 0x80) && !isFilling ? 39 : 40))
      #expect(file.rejections.allSatisfy { $0.record == 21 && $0.line == 22 })
      #expect(Set(file.observations.record).count == file.account.accepted)
    }
  }

  @Test("HDOP, planes and words a file says for all are read on the way too")
  func otherColumns() throws {
    let file = try readTable(
      "id,easting,northing,hdop\n1,500000,3540000,1.5\n2,500001,3540000,\n3,500002,3540000,99.99\n"
        + String(repeating: "9,500003,3540000,2\n", count: 20)
    ) {
      $0.coordinateKind = { _ in .metres }
      $0.defaultMethod = .drone
    }
    #expect(file.observations.accuracy.prefix(4) == [7.5, 10, 10, 10])
    #expect(file.observations.accuracySource.prefix(4) == [.derived, .assumed, .assumed, .derived])
    #expect(file.observations.method.allSatisfy { $0 == .drone })
    #expect(file.observations.x.prefix(3) == [500_000, 500_001, 500_002])
  }
}
