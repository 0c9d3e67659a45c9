import GEOSKit
import RiverIndex
import SurveyModel
import TestSupport
import Testing

/// The index in Swift against the STRtree of GEOS: it must never miss a box that GEOS finds.
@Suite("Packed tree against the GEOS STRtree")
struct PackedTreeTests {
  @Test(
    "offers every box within the limit, whatever the number and the place of the boxes", arguments: [0, 1, 2, 16, 17, 255, 3000])
  func findsAll(count: Int) throws {
    var random = SeededRandom(UInt64(count) + 5)
    // Zone coordinates: hundreds of kilometres from the meridian, thousands from the equator.
    let boxes = (0..<count).map { _ in
      let x = random.unit() * 250_000 - 125_000
      let y = random.unit() * 250_000 + 4_400_000
      return Box(minX: x, minY: y, maxX: x + random.unit() * 900, maxY: y + random.unit() * 900)
    }
    let packed = PackedTree(boxes)
    let tree = try BoxTree(boxes, context: GEOSContext())
    var search = PackedTree.Search()
    for _ in 0..<100 {
      let x = random.unit() * 250_000 - 125_000
      let y = random.unit() * 250_000 + 4_400_000
      let radius = random.unit() * 20_000
      var hits: [Int32] = []
      try tree.query(Box(minX: x - radius, minY: y - radius, maxX: x + radius, maxY: y + radius), into: &hits)
      let near = hits.map(Int.init).filter { distance(x, y, boxes[$0]) <= radius }
      var offered: [Int] = []
      packed.nearest(SIMD2(x, y), limit: radius, &search) { box in
        offered.append(box)
        return radius
      }
      #expect(Set(near).isSubset(of: offered))
      // What floats cannot tell is the only surplus.
      #expect(offered.allSatisfy { distance(x, y, boxes[$0]) <= radius + 1 })
      #expect(Set(offered).count == offered.count)
    }
  }

  @Test("stops at what is wanted: the nearest box comes among the first")
  func nearestFirst() {
    let boxes = (0..<1000).map { Box(minX: Double($0) * 100, minY: 0, maxX: Double($0) * 100 + 10, maxY: 10) }
    let tree = PackedTree(boxes)
    var search = PackedTree.Search()
    var seen: [Int] = []
    tree.nearest(SIMD2(50_005, 5), limit: .infinity, &search) { box in
      seen.append(box)
      return distance(50_005, 5, boxes[box])
    }
    #expect(seen.contains(500))
    #expect(seen.count < 20)
  }

  private func distance(_ x: Double, _ y: Double, _ box: Box) -> Double {
    let dx = max(box.minX - x, x - box.maxX, 0)
    let dy = max(box.minY - y, y - box.maxY, 0)
    return (dx * dx + dy * dy).squareRoot()
  }
}
