/// Made-up names of districts.
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
