import SurveyMath
import Testing

@Suite("The word that was meant")
struct NearestWordTests {
  private static let words = ["max-distance", "max-gap", "max-rejects", "marks", "method", "fix", "water", "where"]

  @Test(
    "one slip or two",
    arguments: [
      ("max-distanc", "max-distance"), ("max_distance", "max-distance"), ("maxdistance", "max-distance"), ("mark", "marks"),
      ("metohd", "method"), ("FIXES", nil), ("fx", "fix"), ("wahter", "water"), ("Method", "method"), ("colour", nil), ("", nil),
      ("x", nil),
    ])
  func nearest(_ typed: String, _ meant: String?) {
    #expect(nearestWord(to: typed, among: Self.words) == meant)
  }

  @Test("two neighbours in the wrong order are one slip, not two")
  func exchange() {
    #expect(nearestWord(to: "fxi", among: ["fix", "far"]) == "fix")
    #expect(nearestWord(to: "ab", among: ["cd"]) == nil)
  }

  @Test("of two equally near words the first in the alphabet, whatever their order")
  func ties() {
    #expect(nearestWord(to: "bat", among: ["cat", "bad"]) == "bad")
    #expect(nearestWord(to: "bat", among: ["bad", "cat"]) == "bad")
  }

  @Test("the end of a message")
  func message() {
    #expect(suggestion(for: "metod", among: Self.words) == "; did you mean \"method\"?")
    #expect(suggestion(for: "colour", among: Self.words) == nil)
  }
}
