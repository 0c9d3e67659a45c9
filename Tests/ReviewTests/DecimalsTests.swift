import Testing

@testable import Review

@Suite("Numbers of messages")
struct DecimalsTests {
  @Test(
    "decimals",
    arguments: [
      (12.345, 1, "12.3"), (12.35, 0, "12"), (-0.04, 1, "-0.0"), (200, 0, "200"), (0.0005, 3, "0.001"), (-1.5, 1, "-1.5"),
    ])
  func rounded(_ value: Double, _ places: Int, _ text: String) {
    // A zero that was rounded has no sign.
    #expect(decimals(value, places) == (text == "-0.0" ? "0.0" : text))
  }

  @Test("numbers beyond all integers are still texts")
  func large() {
    #expect(decimals(.infinity, 1) == "inf")
    #expect(decimals(1e300, 1) == "1e+300")
  }
}
