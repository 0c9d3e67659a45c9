import SurveyMath
import Testing

@Suite("Counts of things that may be there")
struct PoissonBinomialTests {
  @Test("mean, variance and distribution of the reference's vectors")
  func vectors() {
    let cases: [([Double], mean: Double, variance: Double, distribution: [Double])] = [
      ([0.5, 0.5], 1.0, 0.5, [0.25, 0.5, 0.25]), ([0.9, 0.8, 0.3], 2.0, 0.46, [0.014, 0.188, 0.582, 0.216]),
      ([0.2, 0.4, 0.6, 0.8], 2.0, 0.8, [0.0384, 0.2464, 0.4304, 0.2464, 0.0384]),
      ([0.98, 0.95, 0.6, 0.4, 0.1], 3.03, 0.6371, []),
    ]
    for (probabilities, mean, variance, distribution) in cases {
      let law = PoissonBinomial(probabilities)
      #expect(abs(law.mean - mean) < 1e-12 && abs(law.variance - variance) < 1e-12)
      #expect(abs(law.distribution.reduce(0, +) - 1) < 1e-12)
      for (found, expected) in zip(law.distribution, distribution) { #expect(abs(found - expected) < 1e-9) }
    }
  }

  @Test("the interval holds 95 %, exactly and for very many")
  func interval() {
    #expect(PoissonBinomial([]).interval == 0...0)
    #expect(PoissonBinomial([1, 1, 0]).interval == 2...2)
    #expect(PoissonBinomial([0.5, 0.5]).interval == 0...2)
    #expect(PoissonBinomial([0.99]).interval == 1...1 && PoissonBinomial([0.97]).interval == 0...1)
    let exact = PoissonBinomial(Array(repeating: 0.3, count: 5000)).interval
    let normal = PoissonBinomial(Array(repeating: 0.3, count: 5000) + [0]).interval
    #expect(abs(exact.lowerBound - normal.lowerBound) <= 2 && abs(exact.upperBound - normal.upperBound) <= 2)
    #expect(exact.contains(1500) && exact.count < 140)
  }
}
