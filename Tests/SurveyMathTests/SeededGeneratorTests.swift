import Testing

@testable import SurveyMath

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

  @Test("pairs of normal numbers have mean 0, variance 1, no correlation, and the shares of the normal law")
  func normalPairs() {
    var random = SeededGenerator(seed: 5, stream: 2)
    let pairs = (0..<20_000).map { _ in random.normalPair() }
    let values = pairs.flatMap { [$0.0, $0.1] }
    let count = Double(values.count)
    // Five standard errors each.
    #expect(abs(values.reduce(0, +) / count) < 5 / count.squareRoot())
    #expect(abs(values.reduce(0) { $0 + $1 * $1 } / count - 1) < 5 * (2 / count).squareRoot())
    #expect(abs(pairs.reduce(0) { $0 + $1.0 * $1.1 } / Double(pairs.count)) < 5 / Double(pairs.count).squareRoot())
    for limit in [-2.0, -1, 0, 0.5, 1.5] {
      let share = Double(values.count { $0 < limit }) / count
      #expect(abs(share - NormalLaw.probability(below: limit)) < 5 * (0.25 / count).squareRoot())
    }
  }
}
