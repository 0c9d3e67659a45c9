/// Names for rivers, in Chinese and in English: made up, in the manner of the country.
struct RiverNames {
  private static let first: [(String, String)] = [
    ("青", "Qing"), ("白", "Bai"), ("红", "Hong"), ("银", "Yin"), ("石", "Shi"), ("苇", "Wei"), ("云", "Yun"), ("月", "Yue"),
    ("金", "Jin"), ("沙", "Sha"), ("玉", "Yu"), ("黑", "Hei"),
  ]
  private static let second: [(String, String)] = [
    ("柳", "liu"), ("桦", "hua"), ("泉", "quan"), ("滩", "tan"), ("塘", "tang"), ("岭", "ling"), ("湾", "wan"),
    ("石", "shi"), ("草", "cao"), ("杨", "yang"), ("鹿", "lu"),
  ]

  /// The name of the river with this number; no two of the first 132 are alike, and later ones carry a number.
  func name(of number: Int, isMainStem: Bool) -> (chinese: String, english: String) {
    let count = Self.first.count * Self.second.count
    // 12 and 11 have no common factor, so walking both lists at once meets every pair.
    let first = Self.first[number % Self.first.count]
    let second = Self.second[number % Self.second.count]
    let round = number / count
    return (
      first.0 + second.0 + (isMainStem ? "河" : "沟") + (round > 0 ? String(round + 1) : ""),
      first.1 + second.1 + (isMainStem ? " River" : " Creek") + (round > 0 ? " \(round + 1)" : "")
    )
  }
}

/// Names for districts.
enum DistrictNames {
  private static let names: [(String, String)] = [
    ("云川旗", "Yunchuan Banner"), ("柳原县", "Liuyuan County"), ("石门区", "Shimen District"), ("北滩旗", "Beitan Banner"),
    ("沙河口县", "Shahekou County"), ("月湾区", "Yuewan District"),
  ]

  static func name(of number: Int) -> (chinese: String, english: String) {
    let name = names[number % names.count]
    let round = number / names.count
    return round == 0 ? name : (name.0 + String(round + 1), "\(name.1) \(round + 1)")
  }
}
