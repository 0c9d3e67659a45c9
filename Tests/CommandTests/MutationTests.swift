import Foundation
import TestSupport
import Testing

/// Whatever bytes come in: an exit code of the contract, books that balance, and no crash.
@Suite("Mutated input")
struct MutationTests {
  static let kinds = ["flights/flight-01.csv", "walks/walk-02.csv", "walks/walk-01.gpx", "rivers.geojson", "basins.geojson"]

  @Test("sixty mutations of each file of a campaign: never a crash, and the books balance", arguments: kinds)
  func mutations(_ file: String) throws {
    let campaign = try Campaigns.folder()
    let isSurvey = file.contains("/")
    let original = try bytes(of: isSurvey ? "\(campaign)/surveys/\(file)" : "\(campaign)/\(file)")
    let folder = try TemporaryFolder()
    var random = SeededRandom(UInt64(file.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) } & 0xffff))
    var codes: [Int32: Int] = [:]
    for round in 0..<60 {
      let name = file.replacing("/", with: "-")
      let mutated = try folder.file("\(round)/\(name)", mutation(of: original, &random))
      let survey = isSurvey ? mutated : "\(campaign)/surveys/flights"
      let rivers = file == "rivers.geojson" ? mutated : "\(campaign)/rivers.geojson"
      let basins = file == "basins.geojson" ? mutated : "\(campaign)/basins.geojson"
      let out = folder("\(round)/result")
      let program = BuiltProgram(["process", survey, "--rivers", rivers, "--basins", basins, "--out", out])
      let end = try program.run()
      codes[end.code, default: 0] += 1
      #expect([0, 2, 64, 65].contains(end.code), "round \(round) of \(file): \(end.code) \(end.messages)")
      #expect(FileManager.default.fileExists(atPath: out) == (end.code == 0 || end.code == 2))
      guard end.code == 0 || end.code == 2 else { continue }
      for input in try #require(try OrderedJSON(bytes(of: out + "/manifest.json"))["inputs"]).list {
        let rules = input["rejected"]
        let lost = rules.map { all in all.names.reduce(0) { $0 + (all[$1]?.integer ?? 0) } } ?? 0
        #expect(input["records"]?.integer == (input["accepted"]?.integer ?? 0) + lost)
      }
    }
    print("\(file): exit codes \(codes.sorted { $0.key < $1.key }.map { "\($0.key) × \($0.value)" }.joined(separator: ", "))")
    #expect(codes.count > 1, "some mutations do harm, some do not")
  }

  /// One to four faults: a byte changed, a run of bytes lost or repeated, a bit flipped, the end cut off.
  private func mutation(of bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      guard bytes.count > 10 else { break }
      let at = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, at + Int.random(in: 1...40, using: &random))
      switch Int.random(in: 0..<7, using: &random) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2: bytes.removeSubrange(at..<end)
      case 3: bytes.insert(contentsOf: bytes[at..<end], at: at)
      case 4: bytes[at] = Array("\"',;<>{}[]&\n\r\t\0-+e.09".utf8).randomElement(using: &random) ?? 0
      case 5:
        // The digits of a number become others.
        for index in at..<end where (0x30...0x39).contains(bytes[index]) {
          bytes[index] = UInt8.random(in: 0x30...0x39, using: &random)
        }
      default: if Int.random(in: 0..<6, using: &random) == 0 { bytes.removeSubrange(at...) }
      }
    }
    return bytes
  }
}
