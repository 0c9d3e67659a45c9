import Testing

@testable import Simulation

struct SeededGeneratorTests {
  @Test("xoshiro256** gives the numbers of its reference for the state 1, 2, 3, 4")
  func reference() {
    var random = SeededGenerator(state: (1, 2, 3, 4))
    let numbers = (0..<6).map { _ in random.next() }
    #expect(
      numbers == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
      ])
  }

  @Test("streams and seeds differ, and the same ones agree")
  func streams() {
    func first(_ seed: UInt64, _ stream: UInt64) -> [UInt64] {
      var random = SeededGenerator(seed: seed, stream: stream)
      return (0..<4).map { _ in random.next() }
    }
    #expect(first(7, 1) == first(7, 1))
    #expect(Set([first(7, 1), first(7, 2), first(8, 1), first(0, 0)]).count == 4)
  }

  @Test("numbers stay in their ranges and fill them")
  func ranges() {
    var random = SeededGenerator(seed: 1, stream: 1)
    var counts = [0, 0, 0, 0, 0]
    for _ in 0..<10_000 {
      counts[random.index(below: 5)] += 1
      let unit = random.unit()
      #expect(unit >= 0 && unit < 1)
    }
    #expect(counts.allSatisfy { (1_850...2_150).contains($0) })
    #expect(random.index(below: 0) == 0)
  }

  @Test("68 % of the errors lie within the accuracy, and a few far out", arguments: [1.0, 4.0, 8.0])
  func positionErrors(accuracy: Double) {
    var random = SeededGenerator(seed: 3, stream: 9)
    let count = 20_000
    var within = 0
    var beyondThree = 0
    var sum = (0.0, 0.0)
    for _ in 0..<count {
      let error = random.positionError(accuracy: accuracy)
      let length = (error.east * error.east + error.north * error.north).squareRoot()
      if length <= accuracy { within += 1 }
      if length > 2 * accuracy { beyondThree += 1 }
      sum = (sum.0 + error.east, sum.1 + error.north)
    }
    // Standard error of the share: 0.0033.
    #expect(abs(Double(within) / Double(count) - 0.683) < 0.012)
    // A pure normal distribution has 1.0 % there, the tail adds as much again.
    #expect((0.014...0.027).contains(Double(beyondThree) / Double(count)))
    #expect(abs(sum.0) / Double(count) < 0.03 * accuracy && abs(sum.1) / Double(count) < 0.03 * accuracy)
  }
}
