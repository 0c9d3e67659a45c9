import SurveyModel
import Testing

@testable import Ingest

private func feature(_ number: Int, _ geometry: String? = nil) -> String {
  "{\"type\":\"Feature\",\"properties\":{\"id\":\"P\(number)\",\"n\(number % 3)\":1},\"geometry\":\(geometry ?? point("[\(number % 90 + 1),1]"))}"
}

private func sequence(_ text: String, chunkSize: Int = 1 << 20, jobs: Int = 1, cap: Int = 16 << 20) throws -> SurveyFile {
  var options = IngestOptions()
  options.source = "points.geojsonl"
  options.jobs = jobs
  let file = try readGeoJSONSequenceSurvey(Array(text.utf8), options: options, chunkSize: chunkSize, maximumRecord: cap)
  #expect(file.account.imbalance == nil)
  return file
}

@Suite("GeoJSON text sequences")
struct GeoJSONSequenceTests {
  @Test("json-sequences: one feature a line: a bad line costs no other, blank lines are structure")
  func lines() throws {
    let text = "\(feature(1))\r\n\n{\"type\":\n\(feature(2))\n[NaN]\n\(feature(3, "null"))\n\(feature(4))"
    let file = try sequence(text)
    #expect(file.observations.record == [1, 3, 6])
    #expect(file.rejections.map(\.rule) == [.jsonInvalid, .jsonInvalid, .geometryMissing])
    #expect(file.rejections.map(\.record) == [2, 4, 5])
    #expect(file.rejections.map(\.line) == [3, 5, 6])
    #expect(String(decoding: file.rejections[1].raw, as: UTF8.self) == "[NaN]")
    #expect(file.description.format == .geoJSONSequence)
    #expect(file.account.structural == 1)
  }

  @Test("json-sequences: record separators: records may take several lines")
  func recordSeparators() throws {
    let text =
      "\u{1E}\(feature(1).replacing(",", with: ",\n"))\n\u{1E}\(feature(2))\n\u{1E}{broken\n\u{1E}\n\u{1E}\(feature(3))\n"
    let file = try sequence(text)
    #expect(file.observations.record == [1, 2, 4])
    #expect(file.rejections.map(\.record) == [3])
    #expect(file.description.dialect == "record separators")
  }

  @Test("json-encodings: a mark is structure; UTF-16 and a wrong CRS are refused")
  func marks() throws {
    #expect(try sequence("\u{FEFF}\(feature(1))\n").observations.count == 1)
    let utf16 = Array(feature(1).utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(throws: InputError.self) { try readGeoJSONSequenceSurvey(utf16, options: IngestOptions()) }
    #expect(try sequence("").findings.map(\.rule) == [.noRecords])
  }

  @Test("crs-member: the first record's CRS is the file's; a record with another is rejected")
  func crs() throws {
    func point(_ crs: String) -> String {
      "{\"type\":\"Point\",\"crs\":{\"properties\":{\"name\":\"\(crs)\"}},\"coordinates\":[1,2]}"
    }
    let file = try sequence("\(point("EPSG:4490"))\n\(point("EPSG:4326"))\n\(feature(1))\n")
    #expect(file.description.statedCRS == "EPSG:4490")
    #expect(file.rejections.map(\.record) == [2])
  }

  @Test("the result does not depend on the chunks or the threads", arguments: [1, 64, 300, 5000], [1, 2])
  func chunks(_ size: Int, _ jobs: Int) throws {
    let multi = "{\"type\":\"MultiPoint\",\"coordinates\":[[1,1],[2,2],[300,1]]}"
    let track = "{\"type\":\"LineString\",\"coordinates\":[[1,1],[2,2]]}"
    let text = (0..<200).map { number in
      switch number % 10 {
      case 3: feature(number, multi)
      case 5: "{broken"
      case 7: feature(number, track)
      case 8: ""
      default: feature(number)
      }
    }.joined(separator: "\n")
    let whole = try sequence(text)
    let cut = try sequence(text, chunkSize: size, jobs: jobs)
    #expect(cut.observations.record == whole.observations.record)
    #expect(cut.observations.x == whole.observations.x)
    #expect(cut.observations.attributes.bytes == whole.observations.attributes.bytes)
    #expect(cut.rejections.map(\.record) == whole.rejections.map(\.record))
    #expect(cut.rejections.map(\.line) == whole.rejections.map(\.line))
    #expect(cut.rejections.map(\.byteOffset) == whole.rejections.map(\.byteOffset))
    #expect(cut.tracks.count == whole.tracks.count)
    #expect(cut.description.columns == whole.description.columns)
    #expect(cut.account.acceptedBytes == whole.account.acceptedBytes)
  }

  @Test("endless-record: a record over the cap is rejected once, and the records after it are read")
  func tooLong() throws {
    let padding = String(repeating: " ", count: 70_000)
    let long = "{\"a\":\(padding)1}"
    for text in ["\(feature(1))\n\(long)\n\(feature(2))\n", "\u{1E}\(feature(1))\u{1E}\(long)\u{1E}\(feature(2))"] {
      let file = try sequence(text, cap: 1000)
      #expect(file.rejections.map(\.rule) == [.recordTooLong])
      #expect(file.observations.record == [1, 3])
      #expect(file.rejections[0].raw.count == 1 << 16)
      let streamed = try stream(Array(text.utf8), step: 600, cap: 1000)
      #expect(streamed.accepted == 2)
      #expect(streamed.rejected == [.recordTooLong: 1])
      #expect(streamed.imbalance == nil)
    }
  }

  @Test("as a stream, byte by byte, it is the same")
  func streaming() throws {
    let text = (0..<40).map { $0 % 7 == 0 ? "{x" : feature($0) }.joined(separator: "\n")
    let whole = try sequence(text)
    for step in [1, 7, 100, 10_000] {
      let account = try stream(Array(text.utf8), step: step)
      #expect(account.accepted == whole.account.accepted)
      #expect(account.rejected == whole.account.rejected)
      #expect(account.imbalance == nil)
    }
  }

  /// Feeds `step` bytes at a time to a stream, and gives its books.
  private func stream(_ bytes: [UInt8], step: Int, cap: Int = 16 << 20) throws -> FileAccount {
    var stream = try GeoJSONSequenceStream(prefix: Array(bytes.prefix(1 << 16)), options: IngestOptions(), maximumRecord: cap)
    var books = stream.books()
    var buffer: [UInt8] = []
    var fed = stream.preamble.nextByte
    var firstByte = fed
    while fed < bytes.count {
      let end = min(bytes.count, fed + step)
      buffer += bytes[fed..<end]
      fed = end
      while true {
        let (length, isRemainder) = stream.cut(buffer, isLast: fed == bytes.count)
        if length == 0 { break }
        var chunk = try stream.parser.parse(Array(buffer[..<length]), firstByte: firstByte, isRemainder: isRemainder)
        books.enter(&chunk)
        buffer.removeFirst(length)
        firstByte += length
        if buffer.isEmpty { break }
      }
    }
    _ = books.close(contentBytes: bytes.count)
    return books.account
  }
}
