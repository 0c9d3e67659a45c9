import SurveyModel
import Testing
import TextKit

@testable import LayerOutput

@Suite("Sets of flags as JSON")
struct FlagTextsTests {
  @Test("flags are sorted by their names")
  func flags() {
    var texts = FlagTexts()
    for _ in 0..<2 {
      #expect(String(writing: { texts.append([], to: &$0) }) == "[]")
      let set: RuleSet = [RuleSet(.unmatched), RuleSet(.accuracyAssumed)]
      #expect(String(writing: { texts.append(set, to: &$0) }) == #"["accuracy_assumed","unmatched"]"#)
    }
  }
}
