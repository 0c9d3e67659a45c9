import SurveyModel

/// Reads what features say of the features that they flow into.
///
/// What a text means may depend on the ids of all features: 0 is mostly a word for "none", but may be an id; and a text with blanks
/// may be several ids.
struct DownstreamTexts {
  private let table: RiverProfileTable
  private let row: RiverRow
  /// Texts that need the ids of all features: by the index of the feature, with the number of its row.
  private var doubtful: [(feature: Int, text: String)] = []
  /// For each feature whether it is a main branch, where the layer says so.
  private var isMain: [Int: Bool] = [:]

  /// Words for "none" in any layer, unless a feature has such an id.
  private static let none: Set = ["0", "-1", "-9999", "-999", "-99"]

  init(_ table: RiverProfileTable, _ row: RiverRow) {
    self.table = table
    self.row = row
  }

  /// What the row says, as far as it can be known yet.
  mutating func target(ofRow number: Int, feature: Int) -> RiverLayer.Downstream? {
    if let main = table.mainBranchValue, let text = row.text(.mainBranch, number), text != main { isMain[feature] = false }
    guard let text = row.text(.downstream, number) else { return nil }
    if table.none.contains(text) || Self.none.contains(text) || PlaceholderName.matches(text) {
      doubtful.append((feature, text))
      return .mouth
    }
    if text.utf8.contains(where: Self.parts(at:)) { doubtful.append((feature, text)) }
    return .feature(id: text)
  }

  private static func parts(at byte: UInt8) -> Bool { " ,;|/".utf8.contains(byte) }

  /// Decides what could not be known before.
  func settle(_ features: inout [RiverLayer.Feature]) {
    guard !doubtful.isEmpty else { return }
    var numbers: [String: Int] = [:]
    for (number, feature) in features.enumerated() {
      if let id = feature.linkID, numbers[id] == nil { numbers[id] = number }
    }
    for (feature, text) in doubtful {
      if numbers[text] != nil {
        features[feature].downstream = .feature(id: text)
        continue
      }
      let parts = text.utf8.split(whereSeparator: Self.parts(at:)).map { String(decoding: Array($0), as: UTF8.self) }
      let others = parts.filter { !Self.none.contains($0) && !table.none.contains($0) && !PlaceholderName.matches($0) }
      if others.isEmpty {
        features[feature].downstream = .mouth
      } else if parts.count > 1 {
        let known = others.compactMap { id in numbers[id].map { (id, $0) } }
        // Where none of several is in the layer, the first is named as missing.
        features[feature].downstream = .feature(
          id: known.min { precedes($0.1, $1.1, below: feature, features) }?.0 ?? others[0])
      }
    }
  }

  /// Of several features below one the main one: by the layer's word, else of the same river, else the greater; else the first that
  /// is named.
  private func precedes(_ a: Int, _ b: Int, below feature: Int, _ features: [RiverLayer.Feature]) -> Bool {
    let main = (isMain[a] ?? true, isMain[b] ?? true)
    if main.0 != main.1 { return main.0 }
    let name = features[feature].riverName ?? features[feature].riverID
    let same = (
      name != nil && (features[a].riverName ?? features[a].riverID) == name,
      name != nil && (features[b].riverName ?? features[b].riverID) == name
    )
    if same.0 != same.1 { return same.0 }
    return (features[a].size ?? -1) > (features[b].size ?? -1)
  }
}
