import Ingest
import SurveyModel
import TestSupport
import Testing

@Suite("Garmin FIT")
struct FITTests {
  @Test("records are a track, saved locations are observations, all bytes have an owner")
  func whole() throws {
    var builder = FITBuilder()
    builder.define(0, message: 0, [(0, 1), (1, 2)])
    builder.data(0, [4, 1, 0])
    builder.define(1, message: 20, [(253, 4), (0, 4), (1, 4), (31, 1), (3, 1)])
    builder.data(1, u32(1_084_523_200) + semicircles(40.5) + semicircles(111.5) + [3, 80])
    builder.data(1, u32(1_084_523_205) + semicircles(40.5001) + semicircles(111.5001) + [255, 80])
    // No fix: the value that FIT writes for "invalid".
    builder.data(1, u32(1_084_523_206) + u32(0x7FFF_FFFF) + u32(0x7FFF_FFFF) + [255, 80])
    // The same fields big-endian, with a developer's field behind them.
    builder.define(2, message: 20, [(253, 4), (0, 4), (1, 4)], isBigEndian: true, developer: [6])
    builder.data(
      2, u32(1_084_523_207).reversed() + semicircles(40.5002).reversed() + semicircles(111.5002).reversed() + [1, 2, 3, 4, 5, 6])
    // A compressed header: 5 bits of the time.
    builder.define(3, message: 20, [(0, 4), (1, 4)])
    builder.compressed(3, seconds: UInt8((1_084_523_210 as UInt32) & 31), semicircles(40.5003) + semicircles(-111.5))
    builder.define(4, message: 29, [(0, 8), (1, 4), (2, 4), (253, 4)])
    builder.data(4, Array("pipe 1\0\0".utf8) + semicircles(-40.6) + semicircles(-111.6) + u32(1_084_523_300))
    builder.data(4, Array("none\0\0\0\0".utf8) + u32(.max) + u32(.max) + u32(.max))
    // Heart rate alone.
    builder.define(5, message: 20, [(253, 4), (3, 1)])
    builder.data(5, u32(1_084_523_211) + [80])
    let bytes = builder.file()
    #expect(sniffFormat(name: "a", prefix: bytes) == .format(.fit))
    let file = try read(bytes)
    #expect(file.account.records == 7)
    #expect(file.rules == [.noFix, .coordinateMissing])
    #expect(file.observations.name.text(at: 0) == "pipe 1")
    #expect(abs(file.observations.x[0] + 111.6) < 1e-7 && abs(file.observations.y[0] + 40.6) < 1e-7)
    // 631065600 s from 1970 to 1989-12-31.
    #expect(file.observations.time[0] == (1_084_523_300 + 631_065_600) * 1_000_000)
    let track = try #require(file.tracks.first)
    #expect(track.fixes == 4)
    #expect(zip(track.stretches[0].map(\.y), [40.5, 40.5001, 40.5002, 40.5003]).allSatisfy { abs($0 - $1) < 1e-7 })
    #expect(track.times[0].map { $0 / 1_000_000 - 631_065_600 } == [1_084_523_200, 1_084_523_205, 1_084_523_207, 1_084_523_210])
    #expect(track.accuracies[0][0] == 3 && track.accuracies[0][1].isNaN)
  }

  @Test("two files one after the other are one")
  func chained() throws {
    var builder = FITBuilder()
    builder.define(4, message: 29, [(1, 4), (2, 4)])
    builder.data(4, semicircles(1) + semicircles(2))
    #expect(try read(builder.file() + builder.file()).observations.count == 2)
  }

  @Test("damaged-logs: of a cut or damaged file, what is whole is read, with a finding")
  func partial() throws {
    var builder = FITBuilder()
    builder.define(4, message: 29, [(1, 4), (2, 4)])
    for degree in 1..<6 { builder.data(4, semicircles(Double(degree)) + semicircles(2)) }
    let good = builder.file()
    func finding(_ bytes: [UInt8], _ count: Int) throws -> String {
      let file = try read(bytes)
      #expect(file.observations.count == count)
      return file.findings.filter { $0.rule == .logDamaged }.map(\.message).joined(separator: "; ")
    }
    #expect(try finding(good, 5) == "")
    #expect(try finding(Array(good.dropLast(5)), 4).contains("cut"))
    var wrong = good
    wrong[good.count - 4] ^= 1
    #expect(try finding(wrong, 5).contains("checksum"))
    #expect(try finding(good + [1, 2, 3], 5).contains("3 bytes follow"))
    // No checksum, and no length in the header.
    #expect(try finding(Array(good.dropLast(2)) + [0, 0], 5).contains("not written"))
    var open = good
    open.replaceSubrange(4..<8, with: [0, 0, 0, 0])
    #expect(try finding(Array(open.dropLast(2)), 5).contains("no length"))
    // A length that is too short: the records go on behind it.
    var short = good
    short[4] -= 12
    #expect(try finding(short, 5).contains("checksum"))
    // A message of a type that nothing defines ends what can be read of a part, not of the file.
    var broken = builder
    broken.data(7, [1])
    #expect(try finding(broken.file() + good, 10).contains("nothing defines"))
  }

  @Test("a damaged file without any record is refused with the reason")
  func refused() throws {
    var builder = FITBuilder()
    builder.define(4, message: 29, [(1, 4), (2, 4)])
    builder.data(4, semicircles(1) + semicircles(2))
    let good = builder.file()
    func message(_ bytes: [UInt8]) -> String {
      do {
        _ = try read(bytes)
        return ""
      } catch {
        return (error as? InputError)?.message ?? ""
      }
    }
    #expect(message(Array(good.dropLast(5))).contains("cut"))
    var undefined = FITBuilder()
    undefined.data(7, [1])
    #expect(message(undefined.file()).contains("nothing defines"))
    var short = FITBuilder()
    short.define(4, message: 29, [(1, 4), (2, 4)])
    short.data(4, [1])
    #expect(message(short.file()).contains("cut"))
  }

  @Test("changed bytes never stop the program, and the books balance")
  func mutations() throws {
    var builder = FITBuilder()
    builder.define(1, message: 20, [(253, 4), (0, 4), (1, 4), (31, 1)], developer: [2])
    for second in 0..<4 { builder.data(1, u32(1_084_523_200 + UInt32(second)) + semicircles(40) + semicircles(111) + [3, 0, 0]) }
    builder.define(4, message: 29, [(0, 8), (1, 4), (2, 4)])
    builder.data(4, Array("pipe 1\0\0".utf8) + semicircles(-40.6) + semicircles(-111.6))
    let records = builder.records
    var readable = 0
    for index in records.indices {
      for change in [UInt8(1), 0x40, 0x80, 0xFF] {
        var changed = builder
        changed.records[index] ^= change
        // The reader of these tests checks the books.
        if (try? read(changed.file())) != nil { readable += 1 }
      }
    }
    #expect(readable > records.count, "\(readable) of \(4 * records.count) are readable")
    let whole = builder.file()
    for length in whole.indices {
      // A file without a whole record is refused; of any other, that it is cut is said.
      guard let file = try? read(Array(whole.prefix(length))) else { continue }
      #expect(file.account.records > 0)
      #expect(length > whole.count - 3 || file.findings.contains { $0.rule == .logDamaged }, "\(length) bytes")
    }
  }
}

/// Puts FIT files together.
private struct FITBuilder {
  var records: [UInt8] = []

  mutating func define(
    _ number: UInt8, message: UInt16, _ fields: [(number: UInt8, size: UInt8)], isBigEndian: Bool = false, developer: [UInt8] = []
  ) {
    let name = isBigEndian ? [UInt8(message >> 8), UInt8(message & 0xFF)] : [UInt8(message & 0xFF), UInt8(message >> 8)]
    records += [0x40 | (developer.isEmpty ? 0 : 0x20) | number, 0, isBigEndian ? 1 : 0] + name + [UInt8(fields.count)]
    for field in fields { records += [field.number, field.size, 0x0D] }
    if !developer.isEmpty { records.append(UInt8(developer.count)) }
    for (index, size) in developer.enumerated() { records += [UInt8(index), size, 0] }
  }

  mutating func data(_ number: UInt8, _ bytes: [UInt8]) { records += [number] + bytes }

  mutating func compressed(_ number: UInt8, seconds: UInt8, _ bytes: [UInt8]) {
    records += [0x80 | number << 5 | seconds] + bytes
  }

  func file() -> [UInt8] {
    let bytes = [14, 0x20, 0x54, 0x08] + u32(UInt32(records.count)) + Array(".FIT".utf8) + [0, 0] + records
    let sum = crc(bytes)
    return bytes + [UInt8(sum & 0xFF), UInt8(sum >> 8)]
  }

  /// CRC-16/ARC, bit by bit.
  private func crc(_ bytes: [UInt8]) -> UInt16 {
    var value: UInt16 = 0
    for byte in bytes {
      value ^= UInt16(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0xA001 : value >> 1 }
    }
    return value
  }
}

private func u32(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }

private func semicircles(_ degrees: Double) -> [UInt8] {
  u32(UInt32(bitPattern: Int32((degrees * 2_147_483_648 / 180).rounded())))
}

private func read(_ bytes: [UInt8]) throws -> SurveyFile {
  var options = IngestOptions()
  options.source = "walk.fit"
  let file = try readFIT(bytes, options: options)
  #expect(file.account.imbalance == nil)
  #expect(file.account.contentBytes == bytes.count)
  return file
}
