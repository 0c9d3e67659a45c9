import GEOSKit
import SurveyModel
import Testing

@Suite("Index of boxes")
struct BoxTreeTests {
  @Test("finds every box that meets the query, and no other")
  func findsAll() throws {
    var seed: UInt64 = 7
    func random() -> Double {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(seed >> 11) / Double(1 << 53)
    }
    let boxes = (0..<2000).map { _ in
      let x = random() * 1000
      let y = random() * 1000
      return Box(minX: x, minY: y, maxX: x + random() * 20, maxY: y + random() * 20)
    }
    let tree = try BoxTree(boxes, context: GEOSContext())
    for _ in 0..<200 {
      let x = random() * 1000
      let y = random() * 1000
      let query = Box(minX: x, minY: y, maxX: x + 30, maxY: y + 30)
      var hits: [Int32] = []
      try tree.query(query, into: &hits)
      let expected = boxes.indices.filter {
        boxes[$0].minX <= query.maxX && boxes[$0].maxX >= query.minX && boxes[$0].minY <= query.maxY
          && boxes[$0].maxY >= query.minY
      }
      #expect(hits.sorted() == expected.map(Int32.init))
    }
  }

  @Test("an index of nothing finds nothing")
  func empty() throws {
    let tree = try BoxTree([], context: GEOSContext())
    var hits: [Int32] = []
    try tree.query(Box(minX: 0, minY: 0, maxX: 1, maxY: 1), into: &hits)
    #expect(hits.isEmpty)
  }

  @Test("a query that is not finite is refused instead of answered")
  func notFinite() throws {
    let tree = try BoxTree([Box(minX: 0, minY: 0, maxX: 1, maxY: 1)], context: GEOSContext())
    var hits: [Int32] = []
    #expect(throws: GEOSError.self) {
      try tree.query(Box(minX: .nan, minY: 0, maxX: 1, maxY: 1), into: &hits)
    }
    #expect(throws: GEOSError.self) {
      try tree.query(Box(minX: 0, minY: 0, maxX: .infinity, maxY: 1), into: &hits)
    }
  }
}
