import RiverIndex
import TestSupport
import Testing

@Suite("The order along a Hilbert curve")
struct HilbertOrderTests {
  @Test("visits the cells of a grid each once, from neighbour to neighbour")
  func neighbours() throws {
    let side = 32
    let cells = (0..<side * side).map { (x: $0 % side, y: $0 / side) }
    let order = try hilbertOrder(cells.map { Double($0.x) }, cells.map { Double($0.y) }, jobs: 1).map { cells[Int($0)] }
    #expect(order.count == side * side)
    for (a, b) in zip(order, order.dropFirst()) { #expect(abs(a.x - b.x) + abs(a.y - b.y) == 1) }
  }

  @Test("is the same for any number of threads, and has places without numbers too")
  func threads() throws {
    var random = SeededRandom(51)
    var x = (0..<100_000).map { _ in random.unit() * 100 }
    let y = (0..<100_000).map { _ in random.unit() * 50 }
    x[77] = .nan
    let one = try hilbertOrder(x, y, jobs: 1)
    #expect(try hilbertOrder(x, y, jobs: 4) == one)
    #expect(one.sorted() == (0..<100_000).map { Int32($0) })
    #expect(try hilbertOrder([], [], jobs: 1) == [])
    #expect(try hilbertOrder([5], [5], jobs: 1) == [0])
  }
}
