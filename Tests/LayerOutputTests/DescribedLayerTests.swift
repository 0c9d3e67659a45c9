import FileKit
import OutputSchema
import SurveyModel
import TestSupport
import Testing
import TextKit

@testable import LayerOutput

/// The layers that are written by hand for speed, and all other files, against the contract's table.
@Suite("Files are what the contract describes")
struct DescribedLayerTests {
  static let surveys: [(name: String, make: @Sendable () -> ResultColumns)] = [
    ("small", smallSurvey), ("odd", oddSurvey), ("empty", { ResultColumns() }),
  ]

  @Test("byte for byte, and no file that it does not know", arguments: surveys.map(\.name))
  func files(name: String) throws {
    let result = try #require(Self.surveys.first { $0.name == name }).make()
    let folder = try TemporaryFolder()
    let output = try OutputFolder(at: folder.path + "/out")
    try writeSurvey(result, to: output, jobs: 2)
    try output.publish()
    let contents = OutputLayers.contents(of: SurveyResult(result))
    for content in contents {
      let written = try readFile(folder.path + "/out/" + content.file).bytes
      let described = layerText(content)
      #expect(String(decoding: written, as: UTF8.self) == String(decoding: described, as: UTF8.self), "\(content.file)")
    }
    #expect(Set(try listFolder(folder.path + "/out").map(\.path)) == Set(contents.map(\.file) + [OutputListing.file]))
    #expect(contents.count == (name == "empty" ? 9 : name == "small" ? 11 : 12))
  }

  @Test("the stream of snap, line by line", arguments: surveys.map(\.name))
  func stream(name: String) throws {
    let result = try #require(Self.surveys.first { $0.name == name }).make()
    var bytes: [UInt8] = []
    ObservationFeatures(sources: result.sources, network: result.network)
      .appendPlaced(0..<result.observations.count, of: result.observations, result.matches, to: &bytes)
    let content = try #require(OutputLayers.placed.content(of: SurveyResult(result)))
    var described: [UInt8] = []
    for row in 0..<content.count {
      described.appendText(room: 4096) { $0.appendFeature(row, of: content) }
      described.append(UInt8(ascii: "\n"))
    }
    #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: described, as: UTF8.self))
  }
}

/// What files rarely hold, all of it at once: quotes, control characters, bytes that are no UTF-8, absent values, water.
private func oddSurvey() -> ResultColumns {
  var result = smallSurvey()
  result.sources = ["a \"b\"\\\n\u{2028}.csv", ""]
  result.network.rivers[0].name = "the \"river\"\t\u{1}"
  result.network.rivers[1].basin = "B\\2"
  result.network.reaches[0].code = ReachCode("x", measures: nil)
  result.network.reaches[1].code = ReachCode("y\"", measures: .init(from: 100, to: 0))
  result.observations.recordedID.removeAll()
  result.observations.name.removeAll()
  result.observations.attributes.removeAll()
  for text in [[0xFF, 0x22], [], Array("\u{2029}\u{7}".utf8)] as [[UInt8]] {
    result.observations.recordedID.append(text)
    result.observations.name.append(text)
    result.observations.attributes.append(text.isEmpty ? text : Array("{\"a\":[1,{\"b\":null}]}".utf8))
  }
  result.observations.time = [-1, ObservationColumns.noTime, 253_402_300_799_999_999]
  result.observations.accuracy = [0.005, 1e-9, 123_456.789]
  result.observations.type = [.agricultural, .municipal, .other]
  result.observations.accuracySource = [.derived, .recorded, .assumed]
  result.observations.flags = [RuleSet(rawValue: .max), [], RuleSet(.severalPositions)]
  result.matches.reach = [1, -1, 2]
  result.matches.measure = [0.001, .nan, 9337.5]
  result.matches.bank = [.right, nil, nil]
  result.matches.runnerUpRiver = [0, 1, -1]
  result.matches.runnerUpDistance = [0.0005, 12.34567, .nan]
  result.matches.centrelineDistance = [99.9996, .nan, 0]
  result.matches.confidence = [0, .nan, 0.12345]
  var second = result.outlets[0]
  second.id.ordinal = 2
  second.reach = 2
  second.bank = nil
  second.measure = 9337.5
  second.methods = []
  second.firstSeen = nil
  second.lastSeen = nil
  second.flags = []
  second.observed = Coordinate(longitude: .nan, latitude: 0)
  second.nameRow = 0
  second.codeRow = nil
  second.district = 0
  second.sightings = 2..<2
  result.outlets[0].nameRow = 2
  result.outlets.append(second)
  result.outletOfObservation = [0, -1, 1]
  result.findings.append(
    Finding(.timeOrder, .error, "a\u{0}b", source: "", record: 0, position: Coordinate(longitude: .infinity, latitude: 1)))
  result.rejections[0].raw = [0x3D, 0x0A, 0x1B, 0xE6]
  result.rejections[0].line = nil
  result.rejections[0].column = nil
  result.tracks[0].length = nil
  result.tracks[0].started = nil
  result.districtTables = [DistrictTable(level: .city, rollUp: result.districts)]
  result.districts.rows[0].level = .county
  result.districts.rows[0].parent = "=1"
  return result
}
