import SurveyModel
import Testing

@Suite("Ids of outlets")
struct OutletIDTests {
  @Test(
    "O and twelve characters of Crockford's alphabet",
    arguments: [(0, "O000000000000"), (31, "O00000000000Z"), (32, "O000000000010"), (.max, "OZZZZZZZZZZZZ")]
      as [(UInt64, String)])
  func text(key: UInt64, expected: String) {
    #expect(OutletID(key: key).description == expected)
  }

  @Test("all characters, at every place")
  func characters() {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    for (value, character) in alphabet.enumerated() {
      for place in 0..<12 {
        let text = OutletID(key: UInt64(value) << UInt64(5 * place)).description
        #expect(text.count == 13 && text.first == "O" && Array(text)[12 - place] == character)
        #expect(text.count { $0 == "0" } == (value == 0 ? 12 : 11))
      }
    }
  }

  @Test("of those with the same characters the later ones say so, and are not equal")
  func ordinal() {
    var second = OutletID(key: 1)
    second.ordinal = 2
    #expect(OutletID(key: 1).description == "O000000000001" && second.description == "O000000000001-2")
    #expect(second != OutletID(key: 1) && OutletID(key: 1 << 60 | 1) == OutletID(key: 1))
  }
}
