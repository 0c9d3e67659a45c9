import SurveyMath
import Testing

@Suite("Hashes against their references")
struct HashTests {
  @Test("SplitMix64 gives the numbers of its reference for the state 1234567")
  func splitMix() {
    var generator = SplitMix64(state: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  @Test(
    "FNV-1a gives the values of its draft",
    arguments: [
      ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
    ] as [(String, UInt64)])
  func fnv(text: String, expected: UInt64) {
    var hash = StableHash()
    for byte in text.utf8 { hash.add(byte) }
    #expect(hash.state == expected)
    #expect(hash.folded == expected ^ (expected >> 32))
    #expect(hash.mixed == SplitMix64.mixed(expected))
  }

  @Test("a number is added as its eight bytes, the lowest first", arguments: [0, 1, -1, 1_116_692_302, Int64.min])
  func numbers(value: Int64) {
    var whole = StableHash()
    whole.add(value)
    var parts = StableHash()
    withUnsafeBytes(of: value.littleEndian) { for byte in $0 { parts.add(byte) } }
    #expect(whole.state == parts.state)
  }
}
