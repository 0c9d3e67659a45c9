import SurveyModel

/// The pieces that have the same river id.
struct RiverGroup {
  var id: String
  var name: String?
  /// Other names of its features.
  var otherNames: Set<String> = []
  var basin: String?
  /// In the order of ``RiverLines/precedes(_:_:)``.
  var pieces: [Piece] = []
}

/// The pieces by river; the rivers are sorted by the UTF-8 bytes of their ids. Ids that differ only in Unicode normalisation count
/// as the same id.
func groupedByRiver(_ lines: RiverLines, _ findings: inout [Finding]) -> [RiverGroup] {
  var groups: [RiverGroup] = []
  // Strings are equal when they are canonically equivalent, so one key stands for all normalisations.
  var numbers: [String: Int] = [:]
  var spellings: [Int: Set<[UInt8]>] = [:]
  for piece in lines.pieces {
    let feature = lines.feature(of: piece)
    let number = numbers[piece.riverID] ?? groups.count
    if number == groups.count {
      numbers[piece.riverID] = number
      groups.append(RiverGroup(id: piece.riverID))
    } else if !piece.riverID.utf8.elementsEqual(groups[number].id.utf8) {
      spellings[number, default: [Array(groups[number].id.utf8)]].insert(Array(piece.riverID.utf8))
    }
    if let name = feature.riverName, let known = groups[number].name, name != known {
      groups[number].otherNames.formUnion([name, known])
    }
    groups[number].name = smaller(groups[number].name, feature.riverName)
    if !feature.otherNames.isEmpty { groups[number].otherNames.formUnion(feature.otherNames) }
    groups[number].basin = smaller(groups[number].basin, feature.basin)
    groups[number].pieces.append(piece)
  }
  for number in groups.indices where groups[number].pieces.count > 1 { groups[number].pieces.sort(by: lines.precedes) }
  for (number, spelled) in spellings {
    let chosen = spelled.min { $0.lexicographicallyPrecedes($1) } ?? []
    let text = String(decoding: chosen, as: UTF8.self)
    groups[number].id = text
    findings.append(
      Finding(
        .nameCollision, .warning,
        "River id \(text) is written in \(spelled.count) Unicode forms that look the same; they are taken as one river.",
        source: groups[number].pieces.first.map { lines.feature(of: $0).source }
      ).about(river: text))
  }
  let keys = groups.map { IDKey($0.id) }
  return groups.indices.sorted { keys[$0] < keys[$1] }.map { groups[$0] }
}

/// An id, with its first 16 bytes as two numbers that decide most comparisons.
private struct IDKey: Comparable {
  private let first: UInt64
  private let second: UInt64
  private let id: String

  init(_ id: String) {
    self.id = id
    var words: [UInt64] = [0, 0]
    for (index, byte) in id.utf8.prefix(16).enumerated() { words[index / 8] |= UInt64(byte) << UInt64(56 - index % 8 * 8) }
    (first, second) = (words[0], words[1])
  }

  static func < (a: IDKey, b: IDKey) -> Bool {
    if a.first != b.first { return a.first < b.first }
    if a.second != b.second { return a.second < b.second }
    return a.id.utf8.lexicographicallyPrecedes(b.id.utf8)
  }

  static func == (a: IDKey, b: IDKey) -> Bool { a.id.utf8.elementsEqual(b.id.utf8) }
}

/// The name whose UTF-8 bytes come first. So the result does not depend on the order of the features.
private func smaller(_ a: String?, _ b: String?) -> String? {
  guard let a else { return b }
  guard let b else { return a }
  return b.utf8.lexicographicallyPrecedes(a.utf8) ? b : a
}
