import TestSupport
import Testing

/// A campaign of logs, subtitles, photos, walks and marks by one command, against its truth.
@Suite("Flown campaign")
struct FlownCampaignTests {
  @Test("every record has an owner, every mark its photo, and the outlets are the true ones", arguments: [7, 11] as [UInt64])
  func truth(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()("flown")
    let made = try outlets("simulate", "--out", folder, "--seed", "\(seed)", "--campaign", "full")
    #expect(made.code == 0, "\(made.messages)")
    let output = try OutputFiles(processing: [
      "\(folder)/surveys", "--marks", "\(folder)/marks.xlsx", "--time-zone", "+08:00", "--rivers", "\(folder)/rivers.geojson",
    ])
    // Nothing skipped, nothing refused, nothing rejected: the exit code was 0.
    let manifest = try output.manifest()
    #expect(manifest["skipped"]?.list.isEmpty == true)
    let inputs = try #require(manifest["inputs"]?.list)
    #expect(inputs.allSatisfy { ($0["records"]?.integer ?? 0) > 0 && $0["records"]?.integer == $0["accepted"]?.integer })
    let features = try output.layer("observations").features
    try #require(Set(features.compactMap { $0.text("recorded_id") }).count == features.count, "a name for each record")
    // Rows of the logs and the form, points of the walks and rows of marks, counted without the readers.
    for (name, mark, head) in [
      ("flights/flight-01.csv", "\n", 1), ("flights/flight-02.srt", "FrameCnt", 0), ("walks/walk-02.csv", "\n", 1),
      ("walks/walk-03.gpx", "<trkpt", 0),
    ] {
      let text = try bytes(of: "\(folder)/surveys/\(name)")
      let found = text.indices.count { text[$0...].starts(with: mark.utf8) } - head
      let input = inputs.first { $0["name"]?.string == "surveys/\(name)" }
      #expect(input?["records"]?.integer == found, "\(name): \(found)")
    }
    let formats = Set(inputs.compactMap { $0["format"]?.string })
    #expect(
      formats == ["AirData flight log", "CSV", "DJI video subtitles (SRT)", "GPX", "GeoJSON", "marks", "photo (Exif, XMP)"])

    let observations = Dictionary(
      uniqueKeysWithValues: features.map { ($0.text("recorded_id") ?? "", $0) })
    var trueOf: [String: Set<String>] = [:]
    var seen: Set<String> = []
    var records = 0
    var timed = 0
    var onWrongRiver = 0
    for outlet in try Layer(try bytes(of: "\(folder)/truth.geojson")).features {
      for record in outlet.properties["sightings"]?.list ?? [] {
        records += 1
        let observation = try #require(observations[record["recorded_id"]?.string ?? ""])
        if observation.text("river_id") != outlet.text("river_id") { onWrongRiver += 1 }
        #expect(observation.text("method") == record["method"]?.string)
        let error = metres(observation.position, outlet.position)
        #expect(abs(error - (record["error_m"]?.number ?? .nan)) < 0.03)
        // Of a time, what was walked within half a second comes on top.
        let accuracy = (observation.number("accuracy_m") ?? 0) - (record["accuracy_m"]?.number ?? .nan)
        #expect(accuracy > -0.02 && accuracy < 0.1, "\(accuracy)")
        if record["recorded_id"]?.string?.hasPrefix("W3") == true {
          timed += 1
          let track = observation.properties["attributes"]?["position_source"]?.string ?? ""
          #expect(track.hasPrefix("track surveys/walks/walk-03.gpx at ") && track.hasSuffix(", gap 0.0 s"), "\(track)")
        }
        if observation.text("method") == "drone" {
          let photo = observation.properties["attributes"]?["position_source"]?.string ?? ""
          let flight = observation.properties["attributes"]?["架次"]?.string ?? "?"
          #expect(photo.hasPrefix("photo surveys/photos/\(flight)/DJI_") && photo.hasSuffix(".JPG, laser target"), "\(photo)")
        }
        let name = try #require(outlet.text("outlet"))
        seen.insert(name)
        trueOf[observation.text("outlet_id") ?? "", default: []].insert(name)
      }
    }
    #expect(records == observations.count && timed > 10 && onWrongRiver == 0)
    let mixed = trueOf.values.count { $0.count > 1 }
    print(
      "seed \(seed): \(records) records of \(seen.count) outlets, \(trueOf.count) found, \(mixed) of them of two, \(onWrongRiver) records on a wrong river"
    )
    #expect(trueOf.count * 100 >= seen.count * 96 && trueOf.count * 100 <= seen.count * 105)
    // Twins stand 30 m apart, and receivers err by several metres.
    #expect(mixed * 20 <= trueOf.count)
  }

  @Test("the photos of a flight are told of by its log at the same moments")
  func events() throws {
    let folder = try TemporaryFolder()("flown")
    #expect(try outlets("simulate", "--out", folder, "--campaign", "full", "--walks", "0").code == 0)
    let rivers = "\(folder)/rivers.geojson"
    func observations(_ survey: String) throws -> [Layer.Feature] {
      try OutputFiles(processing: [
        "\(folder)/\(survey)", "--rivers", rivers, "--photo-events", "--time-zone", "+08:00", "--max-distance", "1000",
      ]).layer("observations").features
    }
    let photos = try observations("surveys/photos/flight-01")
    let events = try observations("surveys/flights/flight-01.csv")
    let times = Set(photos.compactMap { $0.text("time") })
    #expect(times == Set(events.compactMap { $0.text("time") }) && times.count > 30)
    // 50 m up and 45° down: 50 m aside, 25 m around it, 10 m of the aircraft.
    #expect(events.allSatisfy { $0.number("accuracy_m") == 56.79 && $0.texts("flags").contains("position_is_aircraft") })
    // Where both are there, each photo counts once.
    #expect(try observations("surveys").count == (try observations("surveys/photos").count))
  }
}
