import SurveyMath
import Testing

@testable import Simulation

struct PositionErrorTests {
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
