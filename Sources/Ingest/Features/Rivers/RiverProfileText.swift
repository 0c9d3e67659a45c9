package import SurveyModel

/// Reads descriptions of river layers: the project's own, and those of `--profile FILE`.
///
/// A description begins with its name in square brackets. Each line behind it is `key = value, value, …`; a line that begins with `#`
/// is a comment. The keys of columns are those of ``RiverField/name``. `*` stands for the names that the layer's kind has in the
/// description that it `inherits` from, which must stand behind it or be `generic`.
package struct RiverProfileText {
  package private(set) var tables: [RiverProfileTable] = []
  private let source: String
  /// For each table the name of the kind from which it inherits.
  private var parents: [String?] = []

  /// - Throws: `InputError` for a line that cannot be understood, and for a text without any description.
  package init(_ text: String, source: String) throws(InputError) {
    self.source = source
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let line = Self.trimmed(line)
      if line.isEmpty || line.hasPrefix("#") { continue }
      do {
        try read(line)
      } catch {
        throw InputError(.unreadable, "line \(number): \(error.words)", source: source)
      }
    }
    if tables.isEmpty {
      throw InputError(
        .unreadable, "it describes no river layer: a description begins with its name, as [My rivers]", source: source)
    }
    for index in tables.indices.reversed() { try inherit(index) }
  }

  private struct Fault: Error {
    var words: String
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.unicodeScalars.first, first.properties.isWhitespace || first == "\u{FEFF}" { text.removeFirst() }
    while let last = text.unicodeScalars.last, last.properties.isWhitespace { text.removeLast() }
    return String(text)
  }

  private mutating func read(_ line: String) throws(Fault) {
    if line.hasPrefix("["), line.hasSuffix("]") {
      let name = Self.trimmed(line.dropFirst().dropLast())
      if name.isEmpty { throw Fault(words: "a description needs a name in its brackets") }
      tables.append(RiverProfileTable(RiverProfile(name: name, option: HeaderName(name).key)))
      parents.append(nil)
      return
    }
    guard let equals = line.firstIndex(of: "=") else {
      throw Fault(words: "\"\(line)\" is neither a [name] nor \"key = value, value\"")
    }
    guard let last = tables.indices.last else { throw Fault(words: "a [name] must come before \"\(line)\"") }
    let key = Self.trimmed(line[..<equals])
    let values = line[line.index(after: equals)...].split(separator: ",").map(Self.trimmed).filter { !$0.isEmpty }
    if let field = RiverField.allCases.first(where: { $0.name == key }) {
      tables[last].aliases[field, default: []] += values.map { $0 == "*" ? $0 : HeaderName($0).key }
      return
    }
    if key == "recognised" {
      let groups = line[line.index(after: equals)...].split(separator: ";", omittingEmptySubsequences: false).map { group in
        group.split(separator: ",").map { HeaderName(Self.trimmed($0)).key }.filter { !$0.isEmpty }
      }
      if groups.contains(where: \.isEmpty) { throw Fault(words: "a group of \"recognised\" names no column") }
      tables[last].signatures.append(groups)
      return
    }
    if key == "inherits" {
      parents[last] = values.first
      return
    }
    var table = tables[last]
    try Self.set(key, values, &table)
    tables[last] = table
  }

  private static func set(_ key: String, _ values: [String], _ table: inout RiverProfileTable) throws(Fault) {
    func word<Word>(_ all: [String: Word]) throws(Fault) -> Word {
      if let value = values.first, values.count == 1, let word = all[value] { return word }
      throw Fault(
        words: "\"\(key)\" must be \(all.keys.sorted().joined(separator: " or ")), not \"\(values.joined(separator: ", "))\"")
    }
    switch key {
    case "option": table.profile = RiverProfile(name: table.profile.name, option: values.first ?? table.profile.option)
    case "none": table.none = Set(values)
    case "drawn": table.drawn = try word(["downstream": .downstream, "upstream": .upstream, "unknown": .unknown])
    case "flow downstream", "flow upstream", "flow unknown":
      guard let word = FlowWord(rawValue: String(key.dropFirst(5))) else { return }
      for value in values { table.flowWords[HeaderName(value).key] = word }
    case "distance_unit": table.distance.metres = try word(["m": 1, "km": 1000, "ft": 0.3048, "mi": 1609.344])
    case "distance_at": table.distance.isAtUpstreamEnd = try word(["downstream": false, "upstream": true])
    case "distance_of": table.distance.isOfRiver = try word(["river": true, "network": false])
    case "vertex_measures": table.hasVertexMeasures = try word(["reachcode": true, "none": false])
    case "main_branch_value": table.mainBranchValue = values.first
    default:
      let known =
        RiverField.allCases.map(\.name) + [
          "recognised", "inherits", "none", "drawn", "flow downstream", "flow upstream", "flow unknown", "distance_unit",
          "distance_at",
          "distance_of", "vertex_measures", "main_branch_value",
        ]
      throw Fault(words: "there is no key \"\(key)\"; there are \(known.joined(separator: ", "))")
    }
  }

  /// Gives a table the columns of the kind that it inherits from.
  private mutating func inherit(_ index: Int) throws(InputError) {
    let parent: RiverProfileTable
    if let name = parents[index] {
      guard let found = tables[(index + 1)...].first(where: { $0.profile.option == name }) ?? Self.known(name, besides: source)
      else {
        throw InputError(
          .unreadable, "[\(tables[index].profile.name)] inherits \"\(name)\", which is no kind of river layer", source: source)
      }
      parent = found
      for (field, names) in parent.aliases where tables[index].aliases[field] == nil { tables[index].aliases[field] = names }
      tables[index].flowWords.merge(parent.flowWords) { own, _ in own }
    } else {
      parent = RiverProfileTable(.generic)
    }
    for (field, names) in tables[index].aliases where names.contains("*") {
      tables[index].aliases[field] = names.flatMap { $0 == "*" ? parent.aliases[field, default: []] : [$0] }
    }
  }

  /// A kind of the project's own; a text of the project knows only what stands in it.
  private static func known(_ name: String, besides source: String) -> RiverProfileTable? {
    source.isEmpty ? nil : RiverProfileTable.named(name)
  }
}
