import TestSupport
import Testing

/// The invariants sums-agree and traceable of docs/invariants.md.
@Suite("Totals add up")
struct TotalsTests {
  @Test("every observation belongs to exactly one outlet or to no river")
  func observations() throws {
    let output = try Mixed.output()
    let observations = try output.layer("observations").features
    let outlets = try output.layer("outlets").features
    let ids = observations.compactMap { $0.text("id") }
    #expect(Set(ids).count == observations.count)
    #expect(Set(outlets.compactMap { $0.text("outlet_id") }).count == outlets.count)

    var counts: [String: Int] = [:]
    for observation in observations {
      let outlet = observation.text("outlet_id")
      #expect((outlet == nil) == (observation.text("river_id") == nil))
      for name in ["reach_id", "measure_m", "measure_percent", "distance_m", "confidence"] {
        #expect((observation.properties[name] == .null) == (outlet == nil), "\(name)")
      }
      if let outlet { counts[outlet, default: 0] += 1 }
    }
    let stated = Dictionary(
      uniqueKeysWithValues: outlets.map { ($0.text("outlet_id") ?? "", $0.properties["observations"]?.integer ?? 0) })
    #expect(counts == stated)
    #expect(observations.contains { $0.text("outlet_id") == nil })
  }

  @Test("a tie for every matched observation, from where it was recorded, as long as it says")
  func ties() throws {
    let output = try Mixed.output()
    let ties = try output.layer("ties").features
    let matched = try output.layer("observations").features.filter { $0.text("river_id") != nil }
    #expect(ties.count == matched.count)
    for (tie, observation) in zip(ties, matched) {
      #expect(tie.text("id") == observation.text("id"))
      #expect(tie.text("outlet_id") == observation.text("outlet_id"))
      #expect(tie.vertices.count == 2)
      #expect(tie.vertices.first == observation.position)
      let stated = try #require(tie.number("distance_m"))
      #expect(stated == observation.number("distance_m"))
      #expect(abs(metres(tie.vertices[0], tie.vertices[1]) - stated) < 0.03, "seven decimals are a centimetre")
    }
  }

  @Test("rows, totals and layers agree", arguments: ["rivers", "basins", "districts"])
  func summaries(_ name: String) throws {
    let output = try Mixed.output()
    let table = try output.table("summary/\(name).csv")
    let total = try #require(table.rows.last)
    #expect(total.first == "total")
    let rows = table.rows.dropLast()
    let outlets = try output.layer("outlets").features
    let matched = try output.layer("observations").features.filter { $0.text("outlet_id") != nil }
    let expected: [String: Int] = [
      "outlets": outlets.count,
      "outlets_left": outlets.count { $0.text("bank") == "left" },
      "outlets_right": outlets.count { $0.text("bank") == "right" },
      "observations": matched.count,
      "drone": matched.count { $0.text("method") == "drone" },
      "foot": matched.count { $0.text("method") == "foot" },
      "other": matched.count { $0.text("method") == "other" },
      "unconfirmed": outlets.count { $0.text("status") == "unconfirmed" },
    ]
    for (column, count) in expected {
      let index = try #require(table.header.firstIndex(of: column))
      #expect(Int(total[index]) == count, "\(column)")
      #expect(rows.reduce(0) { $0 + (Int($1[index]) ?? 0) } == count, "\(column)")
    }
    let property = ["rivers": "river_id", "basins": "basin", "districts": "district"][name] ?? ""
    for row in rows {
      let count = outlets.count { ($0.text(property) ?? "") == row[0] }
      #expect(table.cell("outlets", of: row) == "\(count)", "\(name) \(row[0])")
    }
  }

  @Test("rivers.geojson says what the summary says")
  func riverLayer() throws {
    let output = try Mixed.output()
    let table = try output.table("summary/rivers.csv")
    for feature in try output.layer("rivers").features {
      let row = try #require(table.rows.first { $0[0] == feature.text("river_id") })
      for name in ["length_km", "outlets", "outlets_left", "outlets_right", "outlets_per_km", "observations"] {
        let cell = try #require(table.cell(name, of: row))
        #expect(feature.number(name) == Double(cell), "\(name) of \(row[0])")
      }
      #expect(feature.text("river_name") == row[1])
      #expect(feature.text("basin") == row[2])
    }
  }

  @Test("every rejected record is in the table, with its bytes and its place in the file")
  func rejections() throws {
    let output = try Mixed.output()
    let table = try output.table("rejected.csv")
    #expect(table.column("rule") == Mixed.rejected)
    let file = Array(Mixed.table.utf8)
    let lines = Mixed.table.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, row) in table.rows.enumerated() {
      let line = try #require(Int(row[2]))
      let offset = try #require(Int(row[3]))
      #expect(row[0] == "surveys/mixed.csv")
      #expect(row[1] == "\(line - 1)", "the header is no record")
      #expect(lines[line - 1] == String(decoding: file[offset...].prefix { $0 != 0x0A }, as: UTF8.self))
      let raw = row[7].hasPrefix("'") ? String(row[7].dropFirst()) : row[7]
      #expect(raw.trimmingNewline == lines[line - 1], "row \(index)")
      #expect(!row[6].isEmpty)
    }
  }
}

extension String {
  fileprivate var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
