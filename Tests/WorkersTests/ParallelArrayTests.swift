import Testing
import Workers

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
