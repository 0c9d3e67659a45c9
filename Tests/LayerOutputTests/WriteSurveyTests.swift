import FileKit
import Foundation
import OutputSchema
import SurveyModel
import Synchronization
import TestSupport
import Testing

@testable import LayerOutput

@Suite("All files of a survey")
struct WriteSurveyTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func write(_ result: ResultColumns, jobs: Int = 2, name: String = "out") throws -> [String: String] {
    let output = try OutputFolder(at: folder.path + "/" + name)
    try writeSurvey(result, to: output, jobs: jobs)
    try output.publish()
    var files: [String: String] = [:]
    for entry in try listFolder(folder.path + "/" + name) {
      files[entry.path] = String(decoding: try readFile(folder.path + "/" + name + "/" + entry.path).bytes, as: UTF8.self)
    }
    return files
  }

  @Test("every byte of every file, whatever the threads", arguments: [1, 2])
  func golden(jobs: Int) throws {
    let files = try write(smallSurvey(), jobs: jobs)
    let golden = URL(filePath: #filePath).deletingLastPathComponent().path + "/Golden"
    let names = try listFolder(golden).map(\.path)
    #expect(files.keys.sorted() == names)
    for name in names {
      let expected = String(decoding: try readFile(golden + "/" + name).bytes, as: UTF8.self)
      #expect(files[name] == expected, "\(name)")
    }
  }

  @Test("the manifest lists every file with its size and hash, itself aside")
  func manifest() throws {
    var files = try write(smallSurvey())
    let manifest = files.removeValue(forKey: "manifest.json") ?? ""
    for (name, text) in files {
      let bytes = Array(text.utf8)
      #expect(manifest.contains("{\"name\":\"\(name)\",\"size\":\(bytes.count),\"sha256\":\"\(SHA256.hex(of: bytes))\""))
    }
    let own = try #require(OutputListing(readFile(folder.path + "/out/manifest.json").bytes)).sizes
    #expect(Set(own.keys) == Set(files.keys).union(["manifest.json"]))
    #expect(own["outlets.geojson"] == files["outlets.geojson"]?.utf8.count)
  }

  @Test("every layer is JSON with the keys of the contract in their order")
  func keys() throws {
    let files = try write(smallSurvey())
    for (name, keys) in contract {
      let text = try #require(files[name])
      let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      let features = try #require(json?["features"] as? [[String: Any]])
      #expect(!features.isEmpty)
      for feature in features {
        #expect(Set(try #require(feature["properties"] as? [String: Any]).keys) == Set(keys), "\(name)")
      }
      for line in text.split(separator: "\n") where line.contains("\"properties\"") {
        let properties = try #require(line.split(separator: "\"properties\":{").last)
        var from = properties.startIndex
        for key in keys {
          let place = try #require(properties.range(of: "\"\(key)\":", range: from..<properties.endIndex), "\(key) in \(name)")
          from = place.upperBound
        }
      }
    }
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data((files["manifest.json"] ?? "").utf8)) }
  }

  @Test("an empty survey makes all files but the tracks, without boxes")
  func empty() throws {
    let files = try write(ResultColumns())
    #expect(files["tracks.geojson"] == nil)
    #expect(files["outlets.geojson"] == "{\"type\":\"FeatureCollection\",\"features\":[\n\n]}\n")
    #expect(files.count == 10)
    for (name, text) in files where name.hasSuffix("json") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    }
  }

  @Test("many chunks: the same bytes whatever the threads, and progress counts all")
  func chunks() throws {
    var result = smallSurvey()
    let three = result.observations
    let matches = result.matches
    result.observations.attributes.removeAll()
    for _ in 0..<three.count {
      result.observations.attributes.append("{\"note\":\"\(String(repeating: "x", count: 3_000_000))\"}")
    }
    for _ in 0..<3 {
      result.observations.append(contentsOf: three)
      result.matches.append(contentsOf: matches)
      result.outletOfObservation += [0, nil, 0]
    }
    let heard = Mutex<[Int]>([])
    let output = try OutputFolder(at: folder.path + "/out")
    try writeSurvey(result, to: output, jobs: 2) { count in heard.withLock { $0.append(count) } }
    try output.publish()
    let done = heard.withLock { $0 }
    #expect(done == done.sorted() && done.last == 1 + 12 + 8 + 1 + 2 + 2 + 1)
    let one = try write(result, jobs: 1, name: "one")
    let two = try write(result, jobs: 3, name: "two")
    #expect(one == two)
    let text = try #require(one["observations.geojson"])
    let features = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect((features?["features"] as? [Any])?.count == 12)
  }

  @Test("in memory: the bytes of every file, all at once and one by one")
  func memory() throws {
    let files = try write(smallSurvey())
    let memory = MemoryOutput()
    try writeSurvey(smallSurvey(), to: memory, jobs: 2)
    #expect(memory.files.mapValues { String(decoding: $0, as: UTF8.self) } == files)
    var single: [String: String] = [:]
    for layer in OutputLayer.all {
      let one = MemoryOutput()
      try writeSurvey(smallSurvey(), to: one, only: layer, jobs: 1)
      #expect(one.outputs.map(\.name).allSatisfy { $0 == layer.file } && one.outputs.count <= 1)
      single[layer.file] = one.files[layer.file].map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(single == files.filter { $0.key != "manifest.json" })
  }

  @Test("the stream of placed features: as observations.geojson, with the recorded position and without the outlet")
  func placed() throws {
    let result = smallSurvey()
    let features = ObservationFeatures(sources: result.sources, network: result.network)
    var bytes: [UInt8] = []
    features.appendPlaced(0..<3, of: result.observations, result.matches, to: &bytes)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines[0] == """
        {"type":"Feature","id":"walks/day\\"1\\".csv#1","geometry":{"type":"Point","coordinates":[118.005,32]},\
        "properties":{"id":"walks/day\\"1\\".csv#1",\
        "recorded_id":"P-1","source":"walks/day\\"1\\".csv","record":1,"method":"foot","time":"2017-12-31T15:59:59Z",\
        "accuracy_m":8,"accuracy_source":"assumed","type":"industrial","longitude":118.005,"latitude":32.0001,"river_id":"R1",\
        "river_name":"秦淮河","reach_id":"R1","reachcode":"32010000000001","reach_measure":50,"measure_m":472.1,"measure_percent":75,\
        "river_km":2.416,"bank":"left","distance_m":11.089,\
        "runner_up_river_id":"R2","runner_up_distance_m":40.5,"confidence":0.75,\
        "flags":["accuracy_assumed","ambiguous_river","time_zone_assumed"],"attributes":{"lon":"118.005"}}}
        """)
    #expect(lines[1].contains("\"coordinates\":[120,0]") && lines[1].contains("\"river_id\":null"))
    let keys = try #require(contract["observations.geojson"]).filter { $0 != "outlet_id" } + ["longitude", "latitude"]
    for line in lines {
      let json = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(Set(try #require(json?["properties"] as? [String: Any]).keys) == Set(keys))
    }
  }
}

/// The table of outputs: file → properties in their order.
private let contract: [String: [String]] = [
  "outlets.geojson": """
  outlet_id name code river_id river_name reach_id reachcode reach_measure basin district measure_m measure_percent river_km \
  bank distance_m type status methods \
  observations first_seen last_seen accuracy_m confidence flags observed one_outlet
  """,
  "observations.geojson": """
  id recorded_id source record method time accuracy_m accuracy_source type river_id river_name reach_id \
  reachcode reach_measure measure_m measure_percent river_km \
  bank distance_m runner_up_river_id runner_up_distance_m confidence outlet_id flags attributes
  """,
  "ties.geojson": "id outlet_id distance_m",
  "tracks.geojson": "source method started ended fixes length_km",
  "rivers.geojson":
    "river_id river_name basin length_km outlets outlets_with_tributaries outlets_left outlets_right outlets_per_km "
    + "observations strahler",
  "review.geojson": "rule severity message source record outlet_id river_id",
].mapValues { $0.split(separator: " ").map(String.init) }
