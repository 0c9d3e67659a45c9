import Foundation
import SurveyModel
import SurveyPipeline
import TestSupport
import Testing
import TextKit

@Suite("Counts of an output folder")
struct CountOutletsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The output folder of three outlets on two rivers.
  private func output() throws -> String {
    let survey = try folder.file(
      "points.csv",
      """
      id,type,method,longitude,latitude
      1,municipal,drone,111.005,41.0001
      2,municipal,foot,111.005,41.0001
      3,industrial,drone,111.008,40.9999
      4,,drone,111.005,41.0101
      5,,drone,111.005,42

      """)
    let features = [("R1", 41.0), ("R2", 41.01)].map { id, latitude in
      "{\"type\":\"Feature\",\"properties\":{\"river_id\":\"\(id)\"},"
        + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[111,\(latitude)],[111.01,\(latitude)]]}}"
    }
    let rivers = try folder.file(
      "rivers.geojson", "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}")
    let options = ProcessOptions(surveys: [.path(survey)], rivers: RiverReading(.path(rivers)))
    _ = try processSurvey(options, into: RunFolder(folder("out"), force: false))
    return folder("out")
  }

  @Test("by everything that outlets can be counted by, with totals that agree")
  func keys() throws {
    let out = try output()
    func counts(_ key: CountKey) throws -> [String: String] {
      let table = try countOutlets(in: out, by: key)
      let column = try #require(table.columns.firstIndex { $0.name == "outlets" })
      #expect(table.total?[column] == "3" && table.total?.count == table.columns.count)
      return Dictionary(uniqueKeysWithValues: table.rows.map { ($0[0] ?? "none", $0[column] ?? "none") })
    }
    #expect(try counts(.river) == ["R1": "2", "R2": "1"])
    #expect(try counts(.type) == ["municipal": "1", "industrial": "1", "unknown": "1"])
    #expect(try counts(.method) == ["drone+foot": "1", "drone": "2"])
    #expect(try counts(.bank) == ["left": "2", "right": "1"])
    #expect(try counts(.status) == ["confirmed": "1", "unconfirmed": "2"])
    #expect(try counts(.basin) == ["none": "3"] && counts(.district) == ["none": "3"])
  }

  @Test("a layer from which an outlet was taken is not the one that the run wrote")
  func tampered() throws {
    let out = try output()
    let layer = out + "/outlets.geojson"
    var object = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: layer))) as? [String: Any])
    object["features"] = (object["features"] as? [Any]).map { Array($0.dropLast()) }
    try JSONSerialization.data(withJSONObject: object).write(to: URL(filePath: layer))
    for key in [CountKey.river, .type] {
      let error = #expect(throws: InputError.self) { try countOutlets(in: out, by: key) }
      #expect(error?.code == .unreadable && error?.message.contains("changed since the run wrote it") == true)
      #expect(error?.source?.hasSuffix("outlets.geojson") == true)
    }
  }

  @Test("a folder that is missing, or no output, or has no such level")
  func refused() throws {
    let missing = #expect(throws: InputError.self) { try countOutlets(in: folder("none"), by: .river) }
    #expect(missing?.code == .missing)
    try folder.file("notes/outlets.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}")
    let foreign = #expect(throws: InputError.self) { try countOutlets(in: folder("notes"), by: .river) }
    #expect(foreign?.code == .unreadable && foreign?.message.contains("no folder that outlets process wrote") == true)
    let file = try folder.file("a.csv", "a")
    #expect(throws: InputError.self) { try countOutlets(in: file, by: .river) }
    let level = #expect(throws: InputError.self) { try countOutlets(in: output(), by: .district, level: .county) }
    #expect(level?.code == .usage && level?.message.contains("not summed up by county") == true)
  }

  @Test("an input that lies in the output folder is refused before anything is replaced")
  func inputInOutput() throws {
    let out = try output()
    let place = try RunFolder(out, force: true)
    let error = #expect(throws: InputError.self) {
      try place.refuse(inputs: [.path(folder("points.csv")), .path(out + "/outlets.geojson")])
    }
    #expect(error?.code == .usage && error?.source == out + "/outlets.geojson")
    try place.refuse(inputs: [.path(folder("points.csv")), .path(folder("none.csv"))])
  }
}
