import SurveyModel
import TestSupport
import Testing

@testable import Ingest

@Suite("DJI RTK timestamps")
struct MRKTests {
  static let line =
    "1\t282401.669089\t[2404]\t   101,N\t   107,E\t   129,V\t22.77995359,Lat\t114.10089118,Lon\t139.231,Ellh\t0.002967, 0.003104, 0.007622\t50,Q\n"

  @Test("positions by their labels, GPS time less 18 seconds, accuracy from the deviations")
  func line() throws {
    let file = try readLog(
      Self.line + Self.line.replacing("282401.669", with: "282404.669").replacing("22.77995", with: "22.77996"),
      name: "DJI_Timestamp.MRK")
    #expect(file.description.format == .djiTimestamps)
    let first = try #require(fixes(file).first)
    #expect(first.x == 114.10089118 && first.y == 22.77995359)
    #expect(try first.time == instant("2026-02-04T06:26:23.669089Z"))
    let accuracy = try #require(file.tracks.first?.accuracies.first?.first)
    let expected = ((0.002967 * 0.002967 + 0.003104 * 0.003104) / 2).squareRoot() * 1.515
    #expect(abs(Double(accuracy) - expected) < 1e-6)
    #expect(file.finds(.flightLogRows)?.message.contains("2 photos") == true)
  }

  @Test("status 0, zero positions, week 0 and cut lines are rejected")
  func faults() throws {
    let file = try readLog(
      Self.line + Self.line.replacing("50,Q", with: "0,Q")
        + Self.line.replacing("22.77995359", with: "0.0").replacing("114.10089118", with: "0.0")
        + Self.line.replacing("[2404]", with: "[0]") + Self.line.replacing(",Lat", with: "") + String(Self.line.prefix(40)),
      name: "a.MRK")
    #expect(file.rules == [.noFix, .noFix, .noFix, .coordinateMissing, .recordTruncated])
  }
}

@Suite("MAVLink telemetry logs")
struct MAVLinkTests {
  /// A packet of version 1 or 2 with its stamp; the checksum is computed here a bit at a time.
  /// - Parameter flags: the incompatible flags of a packet of version 2; 1 says that a signature follows.
  private func packet(
    _ stamp: UInt64, version: Int, message: UInt32, payload: [UInt8], system: UInt8 = 1, flags: UInt8 = 0
  ) -> [UInt8] {
    // The extra byte of each message type, as its definition gives it.
    let extras: [UInt32: UInt8] = [0: 50, 24: 24, 180: 52]
    let extra = extras[message] ?? 0
    var bytes: [UInt8] = []
    bytes.add(stamp.byteSwapped)
    var body: [UInt8]
    if version == 1 {
      body = [UInt8(payload.count), 0, system, 1, UInt8(message)] + payload
    } else {
      body =
        [UInt8(payload.count), flags, 0, 0, system, 1, UInt8(message & 255), UInt8(message >> 8 & 255), UInt8(message >> 16)]
        + payload
    }
    var sum: UInt16 = 0xFFFF
    for byte in body + [extra] {
      sum ^= UInt16(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0x8408 : sum >> 1 }
    }
    bytes += [version == 1 ? 0xFE : 0xFD] + body
    bytes.add(sum)
    return bytes
  }

  private func position(_ y: Double, _ x: Double, fix: UInt8 = 3) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 8)
    bytes.add(Int32((y * 1e7).rounded()))
    bytes.add(Int32((x * 1e7).rounded()))
    bytes.add(Int32(50_000))
    bytes.add(UInt16(120))
    bytes += [0xFF, 0xFF, 0, 0, 0, 0, fix, 11]
    return bytes
  }

  private let start: UInt64 = 1_714_550_400_000_000

  @Test("both versions, cut zeros, damage, no fix, another aircraft")
  func packets() throws {
    var bytes = packet(start, version: 1, message: 0, payload: [1, 2, 3, 4, 5, 6, 7, 8, 9])
    bytes += packet(start + 1_000_000, version: 1, message: 24, payload: position(32.1, 118.7))
    bytes += packet(start + 2_000_000, version: 2, message: 24, payload: position(32.2, 118.7))
    var damaged = packet(start + 3_000_000, version: 2, message: 24, payload: position(32.3, 118.7))
    damaged[30] ^= 1
    bytes += damaged
    bytes += packet(start + 4_000_000, version: 2, message: 24, payload: position(32.3, 118.7, fix: 1))
    bytes += packet(start + 5_000_000, version: 2, message: 24, payload: position(12.3, 118.7), system: 9)
    bytes += packet(
      start + 6_000_000, version: 2, message: 24, payload: position(32.4, 118.7) + [1, 0, 0, 0, 0x20, 3])
    var feedback = [UInt8](repeating: 0, count: 8)
    feedback.add(Int32(321_500_000))
    feedback.add(Int32(1_187_000_000))
    feedback += [UInt8](repeating: 0, count: 24)
    feedback.add(UInt16(425))
    bytes += packet(start + 7_000_000, version: 2, message: 180, payload: feedback)
    bytes += [1, 2, 3, 4, 5]
    let file = try readLog(bytes, name: "flight.tlog")
    // Photos are records, and no fixes of the track.
    #expect(file.photos.map(\.name) == ["425"] && file.photos.first?.position == Coordinate(x: 118.7, y: 32.15))
    #expect(file.photos.first?.time == Int64(start) + 7_000_000 && file.account.accepted == 4)
    #expect(file.description.format == .mavlink)
    #expect(file.rules == [.checksumWrong, .noFix])
    #expect(fixes(file).map(\.y) == [32.1, 32.2, 32.4])
    #expect(fixes(file).map(\.time) == [1, 2, 6].map { Int64(start) + $0 * 1_000_000 })
    // HDOP × 5, then 800 mm as the packet states.
    #expect(file.tracks.first?.accuracies.first == [6, 6, 0.8])
    #expect(file.has(.logDamaged))
  }

  @Test("a signed packet ends after its signature, with no byte left over")
  func signed() throws {
    func signed(_ stamp: UInt64, _ y: Double) -> [UInt8] {
      packet(stamp, version: 2, message: 24, payload: position(y, 118.7), flags: 1) + [UInt8](repeating: 0xA5, count: 13)
    }
    let bytes = signed(start, 32.1) + signed(start + 1_000_000, 32.2) + signed(start + 2_000_000, 32.3)
    let file = try readLog(bytes, name: "flight.tlog")
    #expect(fixes(file).map(\.y) == [32.1, 32.2, 32.3])
    #expect(file.rules == [] && !file.has(.logDamaged))
    #expect(file.account.acceptedBytes + file.account.rejectedBytes + file.account.structuralBytes == bytes.count)
  }
}
