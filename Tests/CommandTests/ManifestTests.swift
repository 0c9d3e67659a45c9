import TestSupport
import Testing

@Suite("manifest.json")
struct ManifestTests {
  @Test("size, hash and features of every output")
  func outputs() throws {
    let output = try Mixed.output()
    let listed = try #require(try output.manifest()["outputs"]).list
    #expect(listed.compactMap { $0["name"]?.string }.sorted() == output.files.keys.filter { $0 != "manifest.json" }.sorted())
    for entry in listed {
      let name = try #require(entry["name"]?.string)
      let bytes = try #require(output.files[name])
      #expect(entry["size"]?.integer == bytes.count)
      #expect(entry["sha256"]?.string == (try sha256(output.folder + "/" + name)))
      let features =
        try name.hasSuffix(".geojson")
        ? Layer(bytes).features.count
        : TableText(bytes).rows.count - (name.hasPrefix("summary/") && name != "summary/reaches.csv" ? 1 : 0)
      #expect(entry["features"]?.integer == features, "\(name)")
    }
  }

  @Test("size, hash and books of every input")
  func inputs() throws {
    let output = try Mixed.output()
    let listed = try #require(try output.manifest()["inputs"]).list
    #expect(listed.count { $0["role"]?.string == "survey" } == 7)
    #expect(["rivers", "basins", "districts"].allSatisfy { role in listed.contains { $0["role"]?.string == role } })
    for entry in listed {
      let name = try #require(entry["name"]?.string)
      let path = entry["role"]?.string == "survey" ? try Mixed.folder() + "/" + name : try Campaigns.folder() + "/" + name
      #expect(entry["size"]?.integer == (try bytes(of: path).count))
      #expect(entry["sha256"]?.string == (try sha256(path)))
      let rejected = entry["rejected"].map { $0.names.reduce(0) { sum, rule in sum + (entry["rejected"]?[rule]?.integer ?? 0) } }
      #expect(entry["records"]?.integer == (entry["accepted"]?.integer ?? 0) + (rejected ?? 0), "\(name)")
    }
    let mixed = try #require(listed.first { $0["name"]?.string == "surveys/mixed.csv" })
    #expect(mixed["records"]?.integer == 8)
    #expect(mixed["accepted"]?.integer == 2)
    #expect(mixed["flagged"]?.integer == 2)
    #expect(mixed["rejected"]?.names.sorted() == Mixed.rejected.sorted())
  }

  @Test("totals are those of the layers")
  func totals() throws {
    let output = try Mixed.output()
    let totals = try #require(try output.manifest()["totals"])
    let observations = try output.layer("observations").features
    #expect(totals["observations"]?.integer == observations.count)
    #expect(totals["matched"]?.integer == observations.count { $0.text("outlet_id") != nil })
    #expect(totals["unmatched"]?.integer == 1)
    #expect(totals["outlets"]?.integer == (try output.layer("outlets").features.count))
    #expect(totals["rejected"]?.integer == Mixed.rejected.count)
    let fixes = try output.layer("tracks").features.reduce(0) { $0 + ($1.properties["fixes"]?.integer ?? 0) }
    #expect(totals["accepted"]?.integer == observations.count + fixes)
  }

  @Test("skipped files are named, with the reason")
  func skipped() throws {
    let skipped = try #require(try Mixed.output().manifest()["skipped"]).list
    #expect(skipped.compactMap { $0["name"]?.string } == ["surveys/notes.bin"])
    #expect(skipped.first?["reason"]?.string?.isEmpty == false)
  }

  @Test("no folder of this machine; no option that does not change the result")
  func portable() throws {
    let output = try Mixed.output()
    let folder = try Mixed.folder()
    for (name, bytes) in output.files {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains(folder) && !text.contains("/tmp/"), "\(name)")
    }
    let options = try #require(try output.manifest()["options"]).names
    #expect(Set(options).isDisjoint(with: ["out", "jobs", "quiet", "verbose", "force"]))
    #expect(Set(["surveys", "rivers", "basins", "districts", "max_distance", "work_crs"]).isSubset(of: options))
  }

  @Test("the coordinate operation and its accuracy")
  func operation() throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("points.csv", "id,x,y\n1,4498590.0,37644760.0\n")
    let rivers = try Campaigns.folder() + "/rivers.geojson"
    let output = try OutputFiles(processing: [table, "--rivers", rivers, "--crs", "EPSG:4525"], code: 3)
    let input = try #require(try output.manifest()["inputs"]?.list.first)
    #expect(input["crs"]?.string == "EPSG:4525")
    #expect(input["operation"]?.string?.isEmpty == false)
    #expect(input["operation_accuracy_m"]?.number != nil)
  }
}

/// By the system's own tool.
func sha256(_ path: String) throws -> String {
  String(decoding: try run("/usr/bin/sha256sum", [path]).prefix(64), as: UTF8.self)
}
