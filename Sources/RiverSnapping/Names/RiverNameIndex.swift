package import SurveyModel

/// The rivers of a network that a crew's name can mean.
enum NamedRivers: Sendable, Equatable {
  /// The crew wrote no name.
  case unnamed
  /// No river of the layer has the name.
  case missing
  /// Ascending: rivers may share a name.
  case rivers([RiverNumber])
}

/// Finds rivers by the names that crews write.
///
/// A text that is the id of a river means that river. Other texts are compared with the names of rivers in three steps, and the first
/// step that finds a river decides: with the words for the kind of water on both sides (青柳河 is 青柳河, not 青柳沟), with the word
/// on one side only (青柳), without the word on both sides (青柳溪). In each step the names proper are compared before the other names
/// of a river (Songhua River, a former name).
package struct RiverNameIndex: Sendable {
  private var byID: [String: [RiverNumber]] = [:]
  private var names = Names()
  private var otherNames = Names()
  private var targets: [String: [String]] = [:]

  package init(_ network: RiverNetwork, aliases: [RiverAlias]) {
    for (number, river) in network.rivers.numbered {
      byID[river.id] = [number]
      if let name = river.name { names.add(name, number) }
      for name in river.otherNames { otherNames.add(name, number) }
    }
    for alias in aliases { targets[RiverName(alias.alias).full, default: []].append(alias.name) }
  }

  /// Aliases whose name no river has.
  package static func unknown(_ aliases: [RiverAlias], in network: RiverNetwork) -> [RiverAlias] {
    if aliases.isEmpty { return [] }
    let index = RiverNameIndex(network, aliases: [])
    return aliases.filter { index.rivers(named: $0.name) == .missing }
  }

  /// - Parameter text: a name as the crew wrote it, or several with `/`, `、` or `;` between.
  func rivers(named text: String) -> NamedRivers {
    guard !text.isEmpty else { return .unnamed }
    var found = Set(single(text, followsAliases: true))
    if found.isEmpty {
      for part in text.split(whereSeparator: { "/、;；|".contains($0) }) {
        found.formUnion(single(String(part), followsAliases: true))
      }
    }
    return found.isEmpty ? .missing : .rivers(found.sorted())
  }

  private func single(_ text: String, followsAliases: Bool) -> [RiverNumber] {
    let name = RiverName(text)
    if followsAliases, let targets = targets[name.full] {
      return targets.flatMap { single($0, followsAliases: false) }
    }
    if let river = byID[text] { return river }
    if name.full.isEmpty { return [] }
    if let same = names.full[name.full] ?? otherNames.full[name.full] { return same }
    if let oneSided = names.oneSided(name) ?? otherNames.oneSided(name) { return oneSided }
    return name.coreIsTelling ? names.core[name.core] ?? otherNames.core[name.core] ?? [] : []
  }
}

/// Rivers by their compared names.
private struct Names: Sendable {
  private(set) var full: [String: [RiverNumber]] = [:]
  private(set) var core: [String: [RiverNumber]] = [:]

  mutating func add(_ text: String, _ river: RiverNumber) {
    let name = RiverName(text)
    if name.full.isEmpty { return }
    if full[name.full]?.last != river { full[name.full, default: []].append(river) }
    if core[name.core]?.last != river { core[name.core, default: []].append(river) }
  }

  /// Rivers whose name agrees when the word for the kind of water is left out on one side.
  func oneSided(_ name: RiverName) -> [RiverNumber]? {
    let found = (core[name.full] ?? []) + (name.core == name.full ? [] : full[name.core] ?? [])
    return found.isEmpty ? nil : found
  }
}
