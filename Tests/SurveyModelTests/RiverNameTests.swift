import SurveyModel
import Testing

@Suite("Names of rivers as they are compared")
struct RiverNameTests {
  @Test(
    "names that are written differently and are the same",
    arguments: [
      ("大黑河", " 大 黑 河 "), ("大黑河", "大黑河（左岸）"), ("大黑河", "大黑河干流"), ("ＮＯ１ River", "no1 river"), ("Mill Creek", "MILL CR."),
      ("Mill Creek", "mill-creek"), ("St. John's Brook", "St Johns Bk"), ("Rivière Noire", "Riviere noire"),
      ("Straße Bach", "strasse bach"),
      ("N Fork New R.", "North Fork New River"), ("The Mole", "the MOLE"), ("大黑河　", "大黑河"), ("Río Grande", "RIO GRANDE"),
    ])
  func same(a: String, b: String) {
    #expect(RiverName(a).full == RiverName(b).full)
  }

  @Test(
    "the word for the kind of water is left out of the core",
    arguments: [
      ("青柳河", "青柳"), ("青柳沟", "青柳"), ("资江", "资"), ("水", "水"), ("River Tyne", "tyne"), ("Tyne River", "tyne"), ("Tyne", "tyne"),
      ("River", "river"), ("Rio Tinto", "tinto"), ("Mill Brook", "mill"), ("Cod Beck", "cod"), ("The River Thames", "thames"),
      ("Creek", "creek"), ("S Branch", "south"),
    ])
  func core(text: String, core: String) {
    #expect(RiverName(text).core == core)
  }

  @Test("names that only look alike are different", arguments: [("大黑河", "小黑河"), ("大黑河", "大黑河支流"), ("Mill Creek", "Mills Creek")])
  func different(a: String, b: String) {
    #expect(RiverName(a).full != RiverName(b).full && RiverName(a).core != RiverName(b).core)
  }

  @Test("nothing but punctuation is no name, and one character does not tell")
  func little() {
    #expect(RiverName(" —（）").full.isEmpty)
    #expect(!RiverName("黑河").coreIsTelling && RiverName("黑").coreIsTelling && RiverName("大黑河").coreIsTelling)
  }
}
