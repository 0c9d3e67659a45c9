import TestSupport
import Testing

/// What the program makes of real networks against what their makers, or the test itself, made of them.
@Suite("What is derived from networks", .enabled(if: SharedData.isPresent && Tools.haveGDAL, "../shared/data is absent"))
struct DerivedNetworkTests {
  @Test(
    "Strahler orders that are computed are those of NHDPlus, for every reach: these layers hold all that is above them",
    arguments: Flowline.layers)
  func strahler(_ file: String, _ layer: String) throws {
    let path = try SharedData.path("rivers/nhdplus/\(file)")
    let lines = try Flowline.all(of: path, layer)
    let folder = try TemporaryFolder()
    let survey = try folder.file("p.csv", Flowline.survey(of: lines, seed: 3))
    // By hand, so that the column with the orders is one that nobody knows.
    let output = try OutputFiles(processing: [
      survey, "--rivers", "\(path):\(layer)", "--profile", "generic", "--river-id", "levelpathi", "--reach-id", "hydroseq",
      "--downstream-id", "dnhydroseq",
    ])
    let rivers = try #require(try output.manifest()["inputs"]?.list.first { $0["role"]?.string == "rivers" })
    #expect(rivers["fields"]?["strahler"] == nil)
    let orders = Dictionary(uniqueKeysWithValues: lines.map { ("\($0.hydroseq)", $0.streamOrder) })
    let reaches = try output.table("summary/reaches.csv")
    #expect(reaches.rows.count == lines.count)
    for row in reaches.rows {
      #expect(reaches.cell("strahler", of: row) == "\(orders[row[0]] ?? -1)", "\(row[0])")
    }
    #expect(Set(orders.values).count >= 4)
  }

  @Test(
    "a layer like HydroRIVERS, made of NHDPlus: main stems, kilometres, basins and totals as the test adds them up",
    arguments: Flowline.layers)
  func hydroRIVERS(_ file: String, _ layer: String) throws {
    let lines = try Flowline.all(of: SharedData.path("rivers/nhdplus/\(file)"), layer)
    let pieces = HydroRivers(lines)
    let folder = try TemporaryFolder()
    let survey = try folder.file("p.csv", Flowline.survey(of: lines, seed: 5))
    let rivers = try folder.file("HydroRIVERS_v10_na.geojson", pieces.geoJSON())
    let output = try OutputFiles(processing: [survey, "--rivers", rivers])
    #expect(output.end.messages.contains("is HydroRIVERS: \(lines.count) reaches"))

    let outlets = try output.layer("outlets").features
    #expect(outlets.count > 150)
    var own: [String: Int] = [:]
    for outlet in outlets {
      let id = try #require(outlet.text("reach_id"))
      own[id, default: 0] += 1
      let piece = try #require(pieces.byID[id])
      let river = try #require(outlet.text("river_id"))
      #expect(river == pieces.stem(of: id))
      #expect(outlet.text("basin") == piece.mainRiver)
      // From the mouth of the river to the piece's lower end, and up to the place.
      let below = piece.distanceDown - (pieces.byID[river]?.distanceDown ?? -1)
      let within = piece.line.length - (outlet.number("measure_m") ?? -1) / 1000
      #expect(abs((outlet.number("river_km") ?? -1) - (below + within)) < 0.002 * (1 + below))
    }
    var sums: [String: Int] = [:]
    for (id, count) in own {
      var here: String? = id
      while let piece = here {
        sums[piece, default: 0] += count
        here = pieces.byID[piece]?.next
      }
    }
    let reaches = try output.table("summary/reaches.csv")
    #expect(reaches.rows.count == lines.count)
    for row in reaches.rows {
      #expect(reaches.cell("outlets_with_tributaries", of: row) == "\(sums[row[0]] ?? 0)")
      #expect(reaches.cell("strahler", of: row) == "\(pieces.byID[row[0]]?.order ?? -1)")
    }
    // A river has the id of the piece at its mouth: with tributaries it has what passes there.
    let table = try output.table("summary/rivers.csv")
    #expect(table.rows.count > 2)
    for row in table.rows.dropLast() {
      #expect(table.cell("outlets_with_tributaries", of: row) == "\(sums[row[0]] ?? 0)", "\(row[0])")
    }
    let basins = try output.table("summary/basins.csv")
    let byBasin = Dictionary(grouping: own.keys) { pieces.byID[$0]?.mainRiver ?? "" }
    #expect(Set(byBasin.keys).isSubset(of: basins.column("basin")))
    for row in basins.rows.dropLast() where !row[0].isEmpty {
      #expect(basins.cell("outlets", of: row) == "\(byBasin[row[0], default: []].reduce(0) { $0 + own[$1, default: 0] })")
    }
  }
}

/// Flowlines with the columns of HydroRIVERS, made by its definitions from the vertices and what flows into what.
private struct HydroRivers {
  struct Piece {
    var line: Flowline
    /// Nil at an end.
    var next: String?
    /// The piece at the end of the water's way.
    var mainRiver: String
    /// Kilometres from there to the piece's lower end.
    var distanceDown: Double
    var order: Int
    /// The piece above along which the river goes on: the one that drains most.
    var mainAbove: String?
  }

  private(set) var byID: [String: Piece] = [:]

  init(_ lines: [Flowline]) {
    let bySequence = Dictionary(uniqueKeysWithValues: lines.map { ($0.hydroseq, $0) })
    // NHDPlus numbers its lines upstream.
    for line in lines.sorted(by: { $0.hydroseq < $1.hydroseq }) {
      let next = bySequence[line.dnhydroseq]?.comid
      let below = next.flatMap { byID[$0] }
      byID[line.comid] = Piece(
        line: line, next: next, mainRiver: below?.mainRiver ?? line.comid,
        distanceDown: below.map { $0.distanceDown + $0.line.length } ?? 0, order: 1)
    }
    var ranks: [String: [Int]] = [:]
    var above: [String: Double] = [:]
    for line in lines.sorted(by: { $0.hydroseq > $1.hydroseq }) {
      let orders = ranks[line.comid, default: []]
      let highest = orders.max() ?? 1
      byID[line.comid]?.order = orders.count { $0 == highest } > 1 ? highest + 1 : highest
      guard let next = byID[line.comid]?.next else { continue }
      ranks[next, default: []].append(byID[line.comid]?.order ?? 1)
      above[next, default: 0] += above[line.comid, default: 0] + line.length
      if let rival = byID[next]?.mainAbove.flatMap({ byID[$0]?.line }) {
        // Of branches that drain as much the one with more water above it.
        let lengths = (above[rival.comid, default: 0] + rival.length, above[line.comid, default: 0] + line.length)
        if (rival.drained, lengths.0) > (line.drained, lengths.1) { continue }
      }
      byID[next]?.mainAbove = line.comid
    }
  }

  /// The piece at the mouth of the river that a piece belongs to.
  func stem(of id: String) -> String {
    var here = id
    while let next = byID[here]?.next, byID[next]?.mainAbove == here { here = next }
    return here
  }

  func geoJSON() -> String {
    let features = byID.sorted { $0.key < $1.key }.map { id, piece in
      let vertices = piece.line.vertices.map { "[\($0[0]),\($0[1])]" }.joined(separator: ",")
      return """
        {"type":"Feature","properties":{"HYRIV_ID":\(id),"NEXT_DOWN":\(piece.next ?? "0"),"MAIN_RIV":\(piece.mainRiver),\
        "LENGTH_KM":\(piece.line.length),"DIST_DN_KM":\(piece.distanceDown),"UPLAND_SKM":\(piece.line.drained),\
        "ORD_STRA":\(piece.order)},"geometry":{"type":"LineString","coordinates":[\(vertices)]}}
        """
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n\(features.joined(separator: ",\n"))\n]}"
  }
}
