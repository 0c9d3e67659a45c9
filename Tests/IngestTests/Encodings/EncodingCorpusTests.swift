import Foundation
import SurveyMath
import SurveyModel
import TestSupport
import Testing

@testable import Ingest

/// Short tables in seven languages and eight encodings: each is read right, or the user is asked.
@Suite struct EncodingCorpusTests {
  #if DEBUG
    private static let tables = 280
  #else
    private static let tables = 2000
  #endif

  private struct Table {
    var language: String
    var encoding: String
    var records: Int
    var bytes: [UInt8]
    var names: [String]
    /// The columns of the name, the longitude and the latitude.
    var columns: [String]
  }

  private struct Draw {
    var state: UInt64
    mutating func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    mutating func one(_ list: [String]) -> String { list[below(list.count)] }
  }

  private static func make(_ seed: Int) -> Table {
    var draw = Draw(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    _ = draw.below(2)
    let places = NamedPlaces.all[seed % NamedPlaces.all.count]
    let encoding = draw.below(4) == 0 ? "UTF-8" : draw.one(places.encodings)
    // From 5 to 200, most of them short.
    let records = 5 + draw.below(1 + [15, 45, 195][draw.below(3)])
    var lines = [draw.one(places.headers)]
    let header = lines[0].split(separator: ",").map(String.init)
    var names: [String] = []
    for number in 1...records {
      let isDense = ["Chinese", "traditional Chinese", "Japanese"].contains(places.language)
      let name = draw.one(places.rivers) + (isDense ? "" : " ") + draw.one(places.outlets)
      names.append(name)
      let (x, y) = (Double(draw.below(1_000_000)) / 1e5 + 100, Double(draw.below(1_000_000)) / 1e5 + 30)
      lines.append("\(number),\(name),\(draw.one(places.rivers)),\(x),\(y)")
    }
    let text = lines.joined(separator: draw.below(2) == 0 ? "\n" : "\r\n") + "\n"
    return Table(
      language: places.language, encoding: encoding, records: records, bytes: encode(text, encoding), names: names,
      columns: [header[1], header[3], header[4]])
  }

  /// `text` in the encoding, by iconv.
  private static func encode(_ text: String, _ encoding: String) -> [UInt8] {
    guard encoding != "UTF-8", let handle = iconv_open(encoding, "UTF-8") else { return Array(text.utf8) }
    defer { iconv_close(handle) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 2 + 16)
    var (left, room) = (input.count, output.count)
    let done = input.withUnsafeMutableBufferPointer { from in
      output.withUnsafeMutableBufferPointer { to in
        var (next, target) = (from.baseAddress, to.baseAddress)
        return iconv(handle, &next, &left, &target, &room)
      }
    }
    #expect(done == 0, "\(encoding): \(text.prefix(200))")
    return output.prefix(output.count - room).map { UInt8(bitPattern: $0) }
  }

  @Test("99 of 100 tables are read right or refused, and none with more than 20 records is garbled without a word")
  func corpus() throws {
    var garbled: [String] = []
    var asked: [String] = []
    for seed in 1...Self.tables {
      let table = Self.make(seed)
      let label = "\(seed): \(table.language), \(table.encoding), \(table.records) records"
      do {
        let file = try readTable(table.bytes) { options in
          options.columns = [.name: table.columns[0], .longitude: table.columns[1], .latitude: table.columns[2]]
        }
        let names = (0..<file.observations.count).map { file.observations.name.text(at: $0) ?? "" }
        if names != table.names {
          garbled.append("\(label): read as \(file.description.encoding), \(names.first ?? "")")
          #expect(table.records <= 20 || file.has(.encodingAmbiguous), "garbled: \(label) as \(file.description.encoding)")
        }
        if table.encoding == "UTF-8" {
          #expect(!file.has(.encodingAmbiguous) && !file.has(.encodingNote), "\(label)")
          #expect(!file.observations.flags.contains { $0.contains(.encodingAmbiguous) }, "\(label)")
        }
      } catch let error as InputError {
        asked.append("\(label): \(error.message)")
        #expect(error.options == [.encoding], "\(label)")
      }
    }
    #expect(garbled.count * 100 <= Self.tables, "\(garbled)")
    // To ask is safe, and a nuisance.
    #expect(asked.count * 20 <= Self.tables, "\(asked)")
  }

  @Test("every sort of table is in the corpus")
  func sorts() {
    let tables = (1...280).map { Self.make($0) }
    let sorts = Set(tables.map { "\($0.language) \($0.encoding)" })
    #expect(sorts.count == NamedPlaces.all.reduce(0) { $0 + $1.encodings.count + 1 })
    #expect(tables.contains { $0.records > 150 } && tables.contains { $0.records < 8 })
  }
}
