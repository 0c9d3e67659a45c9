package import SurveyModel

/// Which district lies in which other one.
///
/// The codes of GB/T 2260 tell this: their first two digits are the code of the province, the first four that of the city, the
/// first six that of the county; codes with nine or twelve digits are towns. Short codes may be filled up with zeros: 410000 is
/// a province, 411300 a city. This is used when all ids of a layer are such codes and the layer names no parents. From other
/// ids nothing is guessed: a district then has the parent that the layer names, or none.
package struct DistrictHierarchy: Sendable {
  private let hasCodes: Bool
  private let hasParents: Bool
  private let finest: DistrictLevel?
  private var names: [String: String] = [:]
  private var parents: [String: String] = [:]
  /// For each code the id by which the layer writes it. Where several areas have the same code, the id of the first one.
  private var written: [String: String] = [:]

  package init(_ areas: [AreaLayer.Area]) {
    let codes = areas.compactMap { Self.code($0.id) }
    hasParents = areas.contains { $0.parent != nil }
    hasCodes = !hasParents && !areas.isEmpty && codes.count == areas.count
    finest = hasCodes ? codes.map(\.level).min { $0.rank < $1.rank } : nil
    for area in areas {
      if let name = area.name, names[area.id] == nil { names[area.id] = name }
      if let parent = area.parent, parents[area.id] == nil { parents[area.id] = parent }
    }
    guard hasCodes else { return }
    for (area, code) in zip(areas, codes) where written[code.digits] == nil { written[code.digits] = area.id }
  }

  /// The levels that districts can be summed up to, finest first.
  package var levels: [DistrictLevel] {
    if hasParents { return [.parent] }
    guard let finest else { return [] }
    return [.county, .city, .province].filter { $0.rank >= finest.rank }
  }

  package func level(of id: String) -> DistrictLevel? { hasCodes ? Self.code(id)?.level : nil }

  /// The district that a district lies in; nil for one of the highest level.
  package func parent(of id: String) -> String? {
    if hasParents { return parents[id] }
    guard hasCodes, let code = Self.code(id) else { return nil }
    // Areas with the same code are parts of the same district, whose id is that of the first.
    if let first = written[code.digits], first != id { return first }
    return above(code).map(text)
  }

  /// The district of `level` that a district lies in. For a district above that level it is the district itself, so that
  /// outlets in a province, but in no county of the layer, are counted in the table of counties too.
  package func ancestor(of id: String?, at level: DistrictLevel) -> String? {
    guard let id else { return nil }
    if level == .parent { return parents[id] ?? id }
    guard hasCodes, var code = Self.code(id) else { return id }
    while code.level.rank < level.rank, let next = above(code) { code = next }
    return text(code)
  }

  /// The name of a district in the layer; for a province that the layer does not hold, its name in GB/T 2260.
  package func name(of id: String) -> String? {
    if let name = names[id] { return name }
    guard hasCodes, let code = Self.code(id), code.level == .province else { return nil }
    return ProvinceCodes.names[String(code.digits.prefix(2))]
  }

  private struct Code {
    /// Six digits for a county, a city and a province, all digits for a town.
    var digits: String
    var level: DistrictLevel
  }

  /// The id of the district with this code.
  private func text(_ code: Code) -> String { written[code.digits] ?? code.digits }

  /// The code of the next higher level.
  private func above(_ code: Code) -> Code? {
    switch code.level {
    case .town: Code(digits: String(code.digits.prefix(6)), level: .county)
    case .county: Code(digits: code.digits.prefix(4) + "00", level: .city)
    case .city: Code(digits: code.digits.prefix(2) + "0000", level: .province)
    case .province, .parent: nil
    }
  }

  /// An id as a code of GB/T 2260; nil for an id that is none.
  private static func code(_ id: String) -> Code? {
    guard id.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), ProvinceCodes.names[String(id.prefix(2))] != nil else { return nil }
    switch id.utf8.count {
    case 2, 4: return county(id + String(repeating: "0", count: 6 - id.utf8.count))
    case 6: return county(id)
    case 9, 12: return id.dropFirst(6).allSatisfy { $0 == "0" } ? county(String(id.prefix(6))) : Code(digits: id, level: .town)
    default: return nil
    }
  }

  private static func county(_ digits: String) -> Code {
    Code(digits: digits, level: digits.hasSuffix("0000") ? .province : digits.hasSuffix("00") ? .city : .county)
  }
}

extension DistrictLevel {
  /// Greater for larger districts.
  fileprivate var rank: Int {
    switch self {
    case .town: 0
    case .county: 1
    case .city: 2
    case .province: 3
    case .parent: 4
    }
  }
}
