import SurveyModel
import Testing

@Suite("Arrays written in pieces")
struct ParallelArrayTests {
  @Test("every piece is where it belongs", arguments: [1, 2, 8], [0, 1, 5, 100_000])
  func order(jobs: Int, count: Int) throws {
    let pieces = Parallel.chunks(of: count, size: 777) + [count..<count]
    let values = try Parallel.array(of: pieces, jobs: jobs) { number, space in
      for value in pieces[number] { space.append(value) }
    }
    #expect(values == Array(0..<count))
  }

  @Test("a piece that is not full is an error, and so is a gap between pieces")
  func unfilled() {
    #expect(throws: UnfilledPiece.self) {
      let _: [Int] = try Parallel.array(of: [0..<3, 3..<6], jobs: 2) { number, space in
        for value in 0..<(number == 0 ? 3 : 2) { space.append(value) }
      }
    }
    #expect(throws: UnfilledPiece.self) {
      let _: [Int] = try Parallel.array(of: [0..<3, 4..<6], jobs: 2) { _, space in
        while space.freeCapacity > 0 { space.append(0) }
      }
    }
  }

  @Test("the first error by piece is thrown", arguments: [1, 4])
  func failure(jobs: Int) {
    #expect(throws: Failure(number: 2)) {
      let _: [UInt8] = try Parallel.array(of: Parallel.chunks(of: 100, size: 10), jobs: jobs) { number, space in
        if number >= 2 { throw Failure(number: number) }
        while space.freeCapacity > 0 { space.append(0) }
      }
    }
  }
}

@Suite("Ascending order")
struct AscendingOrderTests {
  @Test("of keys small and large, equal ones as they stand", arguments: [0, 1, 2000, 70_000, UInt32.max])
  func order(largest: UInt32) {
    var generator = SystemRandomNumberGenerator()
    let keys = (0..<3000).map { _ in UInt32.random(in: 0...largest, using: &generator) } + [largest]
    let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { Int32($0) }
    #expect(ascendingOrder(keys) == expected)
    #expect(ascendingOrder([]) == [])
  }
}
