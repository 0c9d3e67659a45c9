import SurveyModel
import TestSupport
import Testing

@testable import Ingest

@Suite("PX4 logs")
struct ULogTests {
  @Test(
    "samples are those of the reference, row by row", .enabled(if: SharedData.isPresent),
    arguments: [
      ("sample_log_small", "vehicle_gps_position"), ("sample_logging_tagged_and_default_params", "sensor_gps"),
    ])
  func reference(name: String, topic: String) throws {
    let bytes = try sharedLog("ulog/\(name).ulg")
    let rows = try sharedTable("ulog/\(name)_REF_\(topic).csv")
    let contents = try ULogContents(LogBytes(bytes), source: name, only: topic)
    let chosen = try #require(contents.topic)
    #expect(chosen.count == rows.count)
    var messages = contents.messages
    var row = 0
    while let message = messages.next(LogBytes(bytes)) {
      guard message.type == 0x44, LogBytes(bytes).integer(at: message.payload.lowerBound, as: UInt16.self) == chosen.id else {
        continue
      }
      let found = chosen.layout.sample(LogBytes(bytes).piece(message.payload))
      let sample = try #require(found)
      let expected = rows[row]
      #expect(String(sample.timestamp) == expected["timestamp"])
      #expect(String(sample.utc ?? 0) == expected["time_utc_usec"])
      #expect(sample.fix.y == Double(expected["lat"] ?? "").map { $0 / 1e7 })
      #expect(sample.fix.x == Double(expected["lon"] ?? "").map { $0 / 1e7 })
      #expect(sample.fix.accuracy.map { Float($0) } == Float(expected["eph"] ?? ""))
      #expect(sample.fix.fixType.map { String($0) } == expected["fix_type"])
      #expect(sample.fix.satellites.map { String($0) } == expected["satellites_used"])
      row += 1
    }
    #expect(row == rows.count)
  }

  @Test("a whole log: one track with the receiver's times; what had no fix is rejected", .enabled(if: SharedData.isPresent))
  func whole() throws {
    let file = try readLog(sharedLog("ulog/sample_log_small.ulg"), name: "a.ulg")
    let rows = try sharedTable("ulog/sample_log_small_REF_vehicle_gps_position.csv")
    #expect(file.account.accepted == rows.count)
    #expect(fixes(file).map { String($0.time) } == rows.map { $0["time_utc_usec"] ?? "" })
    #expect(file.tracks.first?.method == .drone)
    #expect(file.tracks.first?.accuracies.first?.first == 3.2600002)
    let cold = try readLog(sharedLog("ulog/sample_logging_tagged_and_default_params.ulg"), name: "b.ulg")
    #expect(cold.rejected(.noFix) > 0)
    #expect(cold.account.records == 190)
  }

  /// A log of one topic `name` with the fields `format`, and its samples.
  private func log(_ format: String, _ samples: [[UInt8]], name: String = "sensor_gps", flags: [UInt8]? = nil) -> [UInt8] {
    var bytes: [UInt8] = [0x55, 0x4C, 0x6F, 0x67, 0x01, 0x12, 0x35, 1, 0, 0, 0, 0, 0, 0, 0, 0]
    func add(_ type: Character, _ payload: [UInt8]) {
      bytes.add(UInt16(payload.count))
      bytes += Array(String(type).utf8) + payload
    }
    if let flags { add("B", flags) }
    add("F", Array("\(name):\(format)".utf8))
    add("F", Array("pair:float a;uint8_t[3] b;".utf8))
    add("A", [0, 7, 0] + Array(name.utf8))
    for sample in samples { add("D", [7, 0] + sample) }
    return bytes
  }

  private func sample(_ time: UInt64, _ utc: UInt64, _ y: Double, _ x: Double, fix: UInt8 = 3) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.add(time)
    bytes += [UInt8](repeating: 9, count: 7 * 2)
    bytes.add(y.bitPattern)
    bytes.add(x.bitPattern)
    bytes.add(utc)
    bytes.append(fix)
    return bytes
  }

  private let format =
    "uint64_t timestamp;pair[2] nested;double latitude_deg;double longitude_deg;uint64_t time_utc_usec;uint8_t fix_type;uint8_t[7] _padding0;"

  @Test("degrees as doubles behind nested fields, times before the receiver knew them, no fix, extrapolated")
  func doubles() throws {
    let start: UInt64 = 1_714_550_400_000_000
    let file = try readLog(
      log(
        format,
        [
          sample(1_000_000, 0, 32.1, 118.7), sample(2_000_000, start, 32.2, 118.7), sample(3_000_000, start + 1_000_000, 0, 0),
          sample(4_000_000, start + 2_000_000, 32.3, 118.7, fix: 2), sample(5_000_000, start + 3_000_000, 32.4, 118.7, fix: 8),
        ]))
    #expect(file.rules == [.noFix, .noFix])
    #expect(file.account.flagged == 1)
    #expect(file.has(.fixEstimated))
    #expect(fixes(file).map { [$0.x, $0.y] } == [[118.7, 32.1], [118.7, 32.2], [118.7, 32.4]])
    #expect(fixes(file).map(\.time) == [Int64(start) - 1_000_000, Int64(start), Int64(start) + 3_000_000])
  }

  @Test("camera_capture: photos with a place, a time and a number; failed ones are left out, damaged ones rejected")
  func photos() throws {
    let camera =
      "camera_capture:uint64_t timestamp;uint64_t timestamp_utc;double lat;double lon;uint32_t seq;float alt;"
      + "float ground_distance;float[4] q;int8_t result;uint8_t[3] _padding0;"
    func photo(_ number: UInt32, clock: UInt64, utc: UInt64, _ y: Double, ground: Float = .nan, result: Int8 = 1) -> [UInt8] {
      var bytes: [UInt8] = [8, 0]
      bytes.add(clock)
      bytes.add(utc)
      bytes.add(y.bitPattern)
      bytes.add(118.7.bitPattern)
      bytes.add(number)
      bytes.add(Float(50).bitPattern)
      bytes.add(ground.bitPattern)
      bytes += [UInt8](repeating: 0, count: 16)
      return bytes + [UInt8(bitPattern: result)]
    }
    let start: UInt64 = 1_714_550_400_000_000
    var bytes = log(format, [])
    func add(_ type: Character, _ payload: [UInt8]) {
      bytes.add(UInt16(payload.count))
      bytes += Array(String(type).utf8) + payload
    }
    add("F", Array(camera.utf8))
    add("A", [0, 8, 0] + Array("camera_capture".utf8))
    add("D", photo(1, clock: 500_000, utc: 0, 32.1))
    add("D", [7, 0] + sample(1_000_000, start, 32.1, 118.7))
    add("D", photo(2, clock: 1_500_000, utc: start + 600_000, 32.15, ground: 120))
    add("D", photo(3, clock: 1_700_000, utc: 0, 32.15))
    add("D", photo(4, clock: 1_800_000, utc: 0, 32.15, result: 0))
    add("D", photo(5, clock: 1_900_000, utc: 0, .nan))
    add("D", Array(photo(6, clock: 1_950_000, utc: 0, 32.15).prefix(20)))
    add("D", [7, 0] + sample(2_000_000, start + 1_000_000, 32.2, 118.7))
    let file = try readLog(bytes)
    #expect(fixes(file).map(\.y) == [32.1, 32.2])
    try #require(file.photos.map(\.name) == ["2", "3"] && file.photos.map(\.record) == [3, 4])
    #expect(file.photos.map(\.time) == [Int64(start) + 600_000, Int64(start) + 700_000])
    #expect(file.photos[0].position == Coordinate(x: 118.7, y: 32.15) && file.photos[0].flags.contains(.positionIsAircraft))
    // 10 m of the aircraft, and what is seen is within the height, or 50 m.
    #expect(abs(file.photos[0].accuracy - 120.42) < 0.01 && abs(file.photos[1].accuracy - 50.99) < 0.01)
    #expect(file.rules == [.noFix, .coordinateUnreadable, .recordTruncated] && file.account.records == 7)
    #expect(file.findings.contains { $0.message.contains("1 photo") && $0.message.contains("did not take") })
  }

  @Test("an incompatible flag that is not known forbids reading; appended data does not")
  func flags() throws {
    var flags = [UInt8](repeating: 0, count: 40)
    flags[8] = 2
    #expect { try readLog(log(format, [sample(1, 1, 32, 118)], flags: flags)) } throws: { "\($0)".contains("incompatible") }
    flags[8] = 1
    let whole = log(format, [sample(1_000_000, 0, 32.1, 118.7), sample(2_000_000, 0, 32.2, 118.7)], flags: flags)
    // The last message before the appended data is cut, and the data begin there.
    let cut = whole.count - 20
    var offset: [UInt8] = []
    offset.add(UInt64(cut))
    var appended = Array(whole.prefix(cut)) + Array(whole.suffix(sample(0, 0, 0, 0).count + 5))
    appended.replaceSubrange(16 + 3 + 16..<16 + 3 + 24, with: offset)
    let file = try readLog(appended)
    #expect(file.account.accepted == 2)
    #expect(file.has(.logDamaged))
  }

  @Test("damage in the middle: the reader goes on at the next synchronisation message")
  func damage() throws {
    var bytes = log(format, [sample(1_000_000, 0, 32.1, 118.7)])
    bytes += [0xFF, 0x7F, 0x44, 1, 2, 3]
    bytes += [8, 0, 0x53, 0x2F, 0x73, 0x13, 0x20, 0x25, 0x0C, 0xBB, 0x12]
    let payload = [7, 0] + sample(2_000_000, 0, 32.2, 118.7)
    bytes += [UInt8(payload.count), 0, 0x44] + payload
    let file = try readLog(bytes)
    #expect(file.account.accepted == 2)
    #expect(file.has(.logDamaged))
  }

  @Test(
    "a circular definition or a missing one gives no positions and no crash",
    arguments: ["uint64_t timestamp;loop lat;loop lon;", "uint64_t timestamp;"])
  func circular(format: String) throws {
    let file = try readLog(log(format + "loop x;", [sample(1, 1, 32, 118)], name: "sensor_gps"))
    #expect(file.account.records == 0)
    #expect(file.has(.noRecords))
  }
}
