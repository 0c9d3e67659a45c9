import Foundation
import SurveyMath
import TestSupport
import Testing

@testable import RiverSnapping

@Suite("Probability of the nearer of two rivers")
struct ConfidenceGeometryTests {
  private func way(_ degrees: Double) -> SIMD2<Double> { SIMD2(cos(degrees * .pi / 180), sin(degrees * .pi / 180)) }

  @Test("between two rivers it is that of the least favourable geometry")
  func facing() {
    for (first, second) in [(5.0, 6.0), (0.0, 3.0), (10, 10), (3, 12)] {
      let found = confidence(first: first, second: second, ways: (way(30), way(210)), accuracy: 6)
      #expect(abs(found - confidence(distance: first, runnerUp: second, accuracy: 6)) < 1e-12)
    }
  }

  @Test(
    "it is the share of the errors under which the first line stays the nearer one",
    arguments: [0, 20, 60, 90, 140, 175] as [Double])
  func simulated(angle: Double) {
    var random = SeededRandom(UInt64(angle) + 1)
    let (first, second, accuracy) = (4.0, 7.0, 6.0)
    let sigma = accuracy / 1.515
    let (n1, n2) = (way(0), way(angle))
    var nearer = 0
    let all = 40_000
    for _ in 0..<all {
      let radius = sigma * (-2 * log(1 - random.unit())).squareRoot()
      let turn = 2 * .pi * random.unit()
      let error = SIMD2(radius * cos(turn), radius * sin(turn))
      if abs(first - (error * n1).sum()) < abs(second - (error * n2).sum()) { nearer += 1 }
    }
    let found = confidence(first: first, second: second, ways: (n1, n2), accuracy: accuracy)
    #expect(abs(found - Double(nearer) / Double(all)) < 0.01, "\(found) \(nearer)")
  }

  @Test("on one side of two parallel lines only an error beyond both of them can be wrong; never more than without another river")
  func parallel() {
    let found = confidence(first: 2, second: 8, ways: (way(10), way(10)), accuracy: 3)
    #expect(abs(found - NormalLaw.probability(below: 10 / (2 * 3 / 1.515))) < 1e-3)
    #expect(confidence(first: 30, second: 80, ways: (way(10), way(10)), accuracy: 3) <= 0.99999)
    #expect(confidence(first: 5, second: 5, ways: (way(10), way(10)), accuracy: 3) == 0.5)
  }
}
