import Ingest
import SurveyModel
import TestSupport
import Testing

@Suite("Nodes that a river layer names for the ends of its lines")
struct NodeDirectionTests {
  /// A line of a layer: its nodes, and where it is drawn from and to along a street of places.
  private typealias Line = (from: String, to: String, first: Int, last: Int)

  private func layer(_ lines: [Line], _ names: (String, String) = ("FNODE_", "TNODE_"), more: String = "") throws -> RiverLayer {
    let features = lines.map { line in
      "{\"type\":\"Feature\",\"properties\":{\"\(names.0)\":\"\(line.from)\",\"\(names.1)\":\"\(line.to)\"\(more)},\"geometry\":"
        + "{\"type\":\"LineString\",\"coordinates\":[[\(line.first),1],[\(line.first).5,2],[\(line.last),1]]}}"
    }
    let text = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    let layer = try readGeoJSONRivers(Array(text.utf8), source: "rivers.geojson", options: RiverFieldOptions())
    #expect(layer.account.imbalance == nil)
    return layer
  }

  private func starts(_ layer: RiverLayer) -> [Int] { layer.parts.map { Int(layer.x[$0.lowerBound]) } }

  @Test(
    "Lines that are drawn against their nodes are turned round, which is said",
    arguments: [
      ("FNODE_", "TNODE_"), ("from_node", "to_node"), ("FromNode", "ToNode"), ("noorigem", "nodestino"), ("起点节点", "终点节点"),
    ])
  func against(_ names: (String, String)) throws {
    let rivers = try layer([("a", "b", 1, 2), ("b", "c", 3, 2), ("c", "d", 3, 4)], names)
    #expect(starts(rivers) == [1, 2, 3])
    let finding = rivers.findings.first { $0.rule == .reachReversed }
    #expect(
      finding?.message.contains("1 of 3 lines are drawn against the nodes") == true && finding?.message.contains(names.0) == true)
    #expect(rivers.description.fields.contains { $0.field == "from_node" && $0.column == names.0 })
    // All of them are drawn upstream.
    #expect(try starts(layer([("a", "b", 2, 1), ("b", "c", 3, 2), ("c", "d", 4, 3)], names)) == [1, 2, 3])
  }

  @Test("Nodes that only repeat the drawing say nothing")
  func along() throws {
    let rivers = try layer([("a", "b", 2, 1), ("z", "a", 3, 2)])
    #expect(starts(rivers) == [2, 3] && !rivers.findings.contains { $0.rule == .reachReversed })
    #expect(rivers.features.allSatisfy { $0.flowKnown == nil } && !rivers.description.fields.contains { $0.field == "from_node" })
  }

  @Test("A line whose nodes nobody else names, and one whose nodes are confused, stay as they are")
  func unknown() throws {
    #expect(try starts(layer([("a", "b", 2, 1), ("x", "y", 9, 8), ("b", "b", 1, 0)])) == [2, 9, 1])
  }

  @Test("Words for the direction and ids of what lies downstream go before nodes")
  func others() throws {
    let lines: [Line] = [("a", "b", 1, 2), ("b", "c", 3, 2), ("c", "d", 3, 4)]
    #expect(try starts(layer(lines, more: ",\"flow_direction\":\"with digitized\"")) == [1, 3, 3])
    #expect(try starts(layer(lines, more: ",\"reach_id\":\"r\",\"downstream_id\":\"0\"")) == [1, 3, 3])
  }
}
