/// Made-up names of rivers, in Chinese and in English.
struct RiverNames {
  private static let first: [(String, String)] = [
    ("青", "Qing"), ("白", "Bai"), ("红", "Hong"), ("银", "Yin"), ("石", "Shi"), ("苇", "Wei"), ("云", "Yun"), ("月", "Yue"),
    ("金", "Jin"), ("沙", "Sha"), ("玉", "Yu"), ("黑", "Hei"),
  ]
  private static let second: [(String, String)] = [
    ("柳", "liu"), ("桦", "hua"), ("泉", "quan"), ("滩", "tan"), ("塘", "tang"), ("岭", "ling"), ("湾", "wan"),
    ("石", "shi"), ("草", "cao"), ("杨", "yang"), ("鹿", "lu"),
  ]

  /// The name of the river with this number. The first 132 names are all different; the later ones are the same with a number.
  func name(of number: Int, isMainStem: Bool) -> (chinese: String, english: String) {
    let count = Self.first.count * Self.second.count
    // 12 and 11 have no common factor, so going through both lists at once gives every pair.
    let first = Self.first[number % Self.first.count]
    let second = Self.second[number % Self.second.count]
    let round = number / count
    return (
      first.0 + second.0 + (isMainStem ? "河" : "沟") + (round > 0 ? String(round + 1) : ""),
      first.1 + second.1 + (isMainStem ? " River" : " Creek") + (round > 0 ? " \(round + 1)" : "")
    )
  }
}
