import Foundation
import Ingest
import SurveyModel
import TestSupport
import Testing

typealias SharedFile = SharedData

/// Nothing lost, whatever the bytes; and the same answer however the work is cut.
@Suite("CSV tiling") struct CSVTilingTests {
  /// A small generator with a seed, so that a failure can be had again.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let mixed = (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
      return mixed ^ (mixed >> 33)
    }
  }

  private static let seeds: [[UInt8]] = [
    Array(
      "id,lon,lat,time,note\n1,118.1,32.1,2024-05-01T08:00:00Z,\"a, \"\"b\"\"\nc\"\n2,118.2,32.2,2024-05-01T08:00:00Z,x\n\n合计,,,,\n"
        .utf8),
    Array("\u{FEFF}名称;经度;纬度;精度\r\n甲;118,1;32,1;3\r\n\"乙\r\n\";118,2;32,2;４\r\n".utf8),
    gb18030("排口名称，经度，纬度\n湍河，118.7，32.1\n\"镕，\"，118.7，32.1\n"),
    utf16("id,lon,lat\n1,118.1,32.1\n\"排\n口\",118.2,32.2\n", bigEndian: false),
    Array("sep=\t\nlon\tlat\tdate\r118.1\t32.1\t13/05/2024\r118.2\t32.2\t12/05/2024".utf8),
  ]

  private static let pieces: [[UInt8]] = [
    [0x22], [0x22, 0x22], [0x0A], [0x0D], [0x0D, 0x0A], [0x2C], [0x3B], [0x09], [0], [0xFF], [0xC3], [0xA3, 0xAC],
    [0xEF, 0xBB, 0xBF], [0x23],
    Array("1e9".utf8), Array("北纬32度".utf8), Array("2024-02-30".utf8), Array(",\",\n".utf8), Array("9".utf8), [0x20],
  ]

  static func mutated(_ seed: Int) -> [UInt8] {
    var random = Seeded(state: UInt64(seed))
    var bytes = seeds[seed % seeds.count]
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
      case 1 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 2:
        let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
        bytes.removeSubrange(place..<end)
      default:
        let end = min(bytes.count, place + Int.random(in: 0...40, using: &random))
        bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
      }
    }
    return bytes
  }

  @Test("any bytes: every record and byte has one owner, and chunks and jobs do not show", arguments: 0..<12)
  func anyBytes(block: Int) {
    var readable = 0
    for seed in block * 60..<(block + 1) * 60 {
      let bytes = Self.mutated(seed)
      let encoding: String? = seed % 7 == 0 ? "utf-8" : nil
      func read(chunkSize: Int, jobs: Int) -> Result<SurveyFile, InputError> {
        var options = IngestOptions()
        options.source = "walk.csv"
        options.jobs = jobs
        options.encoding = encoding
        do throws(InputError) {
          return .success(try readCSV(bytes, options: options, chunkSize: chunkSize))
        } catch {
          return .failure(error)
        }
      }
      let whole = read(chunkSize: 1 << 20, jobs: 1)
      if case .success(let file) = whole {
        readable += 1
        #expect(file.account.imbalance == nil, "seed \(seed)")
        #expect(file.account.contentBytes == bytes.count)
        #expect(file.observations.count == file.account.accepted)
        for row in 0..<file.observations.count {
          let attributes = Data((file.observations.attributes.text(at: row) ?? "").utf8)
          #expect(throws: Never.self, "seed \(seed)") { try JSONDecoder().decode([String: String].self, from: attributes) }
          #expect(file.observations.x[row].isFinite && abs(file.observations.y[row]) <= 90)
        }
      }
      for (chunkSize, jobs) in [(64, 1), (64, 2), (7, 1)] {
        #expect(same(whole, read(chunkSize: chunkSize, jobs: jobs)), "seed \(seed), chunks of \(chunkSize), \(jobs) jobs")
      }
    }
    #expect((10..<60).contains(readable), "\(readable) of 60 are readable")
  }

  @Test("random bytes are read or refused", arguments: 0..<4)
  func noise(block: Int) {
    var random = Seeded(state: UInt64(block))
    var readable = 0
    for _ in 0..<100 {
      let count = Int.random(in: 0...200, using: &random)
      let bytes = Array("lon,lat\n".utf8) + (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      var options = IngestOptions()
      options.encoding = "gb18030"
      guard let file = try? readCSV(bytes, options: options) else { continue }
      readable += 1
      #expect(file.account.imbalance == nil && file.account.contentBytes == bytes.count)
    }
    #expect(readable > 50, "\(readable) of 100 are readable")
  }

  @Test("a stream gives what the whole file gives", arguments: [100, 1000, 1 << 16])
  func stream(step: Int) throws {
    var text = "id,lon,lat,time,note\n"
    for index in 0..<3000 {
      text += "\(index),118.\(index),32.\(index),2024-05-01T08:00:00Z,"
      text += index % 50 == 7 ? "\"two\nlines\"\n" : index % 70 == 3 ? "\"open\n" : index % 90 == 5 ? "a,b\n" : "plain\r\n"
    }
    let bytes = Array(text.utf8)
    var options = IngestOptions()
    options.source = "walk.csv"
    let whole = try readCSV(bytes, options: options)
    var stream = try CSVStream(prefix: Array(bytes.prefix(CSVStream.prefixSize)), isWhole: false, options: options)
    var books = stream.books()
    var builder = stream.preamble
    var start = builder.nextByte
    var end = start
    while start < bytes.count {
      end = min(bytes.count, end + step)
      let (length, isRemainder) = stream.cut(Array(bytes[start..<end]), isLast: end == bytes.count)
      guard length > 0 else { continue }
      var chunk = try stream.parser.parse(Array(bytes[start..<start + length]), firstByte: start, isRemainder: isRemainder)
      books.enter(&chunk)
      builder.append(chunk.builder)
      start += length
    }
    for finding in books.close(contentBytes: bytes.count) { builder.note(finding.rule, finding.severity, finding.message) }
    #expect(books.account.imbalance == nil)
    #expect(same(.success(whole), .success(builder.file(stream.description, contentBytes: bytes.count))))
    #expect(whole.account.rejected == [.quoteUnterminated: 43, .columnCount: 34])
  }

  @Test("a record over the cap is the same in small buffers")
  func longRecord() throws {
    let long = String(repeating: "x", count: (5 << 20) / 4)
    let bytes = Array("id,lon,lat,note\n1,118.1,32.1,\(long)\r\n2,118.2,32.2,b\n".utf8)
    let options = IngestOptions()
    let whole = try readCSV(bytes, options: options)
    #expect(whole.rules == [.recordTooLong])
    #expect(whole.account.imbalance == nil)
    let other = try readCSV(bytes, options: options, chunkSize: 3000)
    #expect(same(.success(whole), .success(other)), "\(Self.summary(whole)) --- \(Self.summary(other))")
  }

  @Test(
    "a file of nothing but stray quotes is read in linear time", arguments: ["\"a,1,2\n", "\"a\"\"\n", "\"a\",\"b,1\n"])
  func strayQuotes(line: String) throws {
    let growth = try growth(from: 1000, to: 8000) { count in
      let text = "id,lon,lat\n" + String(repeating: line, count: count) + "1,118.7,32.1\n"
      let file = try readCSV(Array(text.utf8), options: IngestOptions())
      #expect(file.account.imbalance == nil)
      #expect(file.account.rejected == [.quoteUnterminated: count])
      #expect(file.observations.record == [Int32(count + 1)])
    }
    #expect(growth < 24, "eight times the lines took \(growth) times as long")
  }

  @Test("a stream that contradicts its beginning is refused")
  func contradiction() throws {
    var text = "id;easting;northing\n"
    for index in 0..<6000 { text += "\(index);532456,5;181234,5\n" }
    let bytes = Array((text + "x;532456.5;181234.5\n").utf8)
    var options = IngestOptions()
    options.coordinateKind = { _ in .metres }
    let stream = try CSVStream(prefix: Array(bytes.prefix(CSVStream.prefixSize)), isWhole: false, options: options)
    let body = Array(bytes[stream.preamble.nextByte...])
    #expect(throws: InputError.self) { try stream.parser.parse(body, firstByte: stream.preamble.nextByte) }
    options.coordinateKind = { _ in .degrees }
    let latin = Array("lon,lat,name\n118,32,a\n".utf8)
    let ascii = try CSVStream(prefix: latin, isWhole: false, options: options)
    #expect(throws: InputError.self) { try ascii.parser.parse(Array("118,32,".utf8) + [0xE9, 0x0A], firstByte: latin.count) }
  }

  private func same(_ one: Result<SurveyFile, InputError>, _ other: Result<SurveyFile, InputError>) -> Bool {
    switch (one, other) {
    case (.failure(let one), .failure(let other)): one.code == other.code
    case (.success(let one), .success(let other)): Self.summary(one) == Self.summary(other)
    default: false
    }
  }

  private static func summary(_ file: SurveyFile) -> String {
    let columns = file.observations
    var text = "\(file.account.records) \(file.account.accepted) \(file.account.flagged) \(file.account.structural) "
    text += "\(file.account.acceptedBytes) \(file.account.rejectedBytes) \(file.account.structuralBytes)\n"
    text += file.account.rejected.map { "\($0.key) \($0.value)" }.sorted().joined(separator: ", ")
    text +=
      "\n\(columns.record) \(columns.x) \(columns.y) \(columns.time) \(columns.flags.map(\.rawValue)) \(columns.attributes.bytes.count)\n"
    text += file.rejections.map { "\($0.record) \($0.line ?? 0) \($0.byteOffset) \($0.rule) \($0.raw.count) \($0.message)" }
      .joined(separator: "\n")
    text += file.findings.map { "\($0.rule) \($0.record ?? 0) \($0.message)" }.joined(separator: "\n")
    return text
  }
}
