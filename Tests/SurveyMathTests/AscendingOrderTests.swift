import SurveyMath
import Testing

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
