import JSONKit
import SurveyModel

/// Which properties of river features to read, and what their coordinates are.
package struct RiverFieldOptions: Sendable {
  /// The property that is the river id; nil: by alias, then the feature id.
  package var riverID: String?
  /// The property that is the river's name; nil: by alias.
  package var riverName: String?
  /// The property that names the basin; nil: by alias.
  package var basin: String?
  /// The kind of the coordinates of a file that states this CRS (nil: none); throws when the CRS is not known.
  package var coordinateKind: @Sendable (_ statedCRS: String?) throws -> CoordinateKind = { _ in .degrees }

  package init(riverID: String? = nil, riverName: String? = nil, basin: String? = nil) {
    self.riverID = riverID
    self.riverName = riverName
    self.basin = basin
  }

  func kind(statedCRS: String?, source: String) throws(InputError) -> CoordinateKind {
    var options = IngestOptions()
    options.source = source
    options.coordinateKind = coordinateKind
    return try options.kind(statedCRS: statedCRS)
  }
}

/// The names under which river layers carry what we read, best first, as keys of ``HeaderName``: a data table.
/// Sources: NHD and NHDPlus, HydroSHEDS, OpenStreetMap exports, Chinese river registers.
enum RiverAliases {
  static let riverID = ["riverid", "rivercode", "河流编号", "河流编码", "河流代码", "河流标识"]
  static let riverName = [
    "rivername", "name", "gnisname", "河流名称", "河名", "河流", "名称", "namezh", "nameen", "watercourse", "rivername1",
  ]
  static let basin = ["basin", "basinid", "basinname", "basincode", "流域", "流域名称", "流域编码", "所属流域", "huc8", "huc12"]
  static let flow = ["flowdir", "flowdirection"]
  static let areaID = ["id", "code", "adcode", "行政区代码", "行政区划代码", "区划代码", "basin", "basinid", "name", "名称"]
  static let areaName = ["name", "名称", "districtname", "basinname", "行政区名称", "区划名称", "流域名称", "namezh", "nameen"]
}

/// Finds the members of many features by name: an exact name that the user gave, else the best alias.
struct NamedProperty {
  let name: String?
  private let ranks: [String: Int]
  /// What a raw key means, so that each key is looked at once: its rank, or nil.
  private var known: [[UInt8]: Int?] = [:]

  init(_ name: String?, aliases: [String]) {
    self.name = name
    ranks = Dictionary(aliases.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
  }

  /// The rank of a key, 0 for the best; nil where it is another property.
  mutating func rank(_ key: ArraySlice<UInt8>, _ text: () -> String) -> Int? {
    let bytes = Array(key)
    if let known = known[bytes] { return known }
    let word = text()
    let rank: Int?
    if let name {
      // The very name, else one that differs in case or separators.
      rank = word.utf8.elementsEqual(name.utf8) ? 0 : HeaderName(word) == HeaderName(name) ? 1 : nil
    } else {
      rank = ranks[HeaderName(word).key]
    }
    known[bytes] = .some(rank)
    return rank
  }
}

/// The properties of one feature that were asked for, as texts.
struct NamedProperties {
  private var wanted: [NamedProperty]
  private(set) var names: [String] = []
  private var seen: Set<[UInt8]> = []
  /// For each wanted property, the name under which some feature has it.
  private(set) var found: [String?]

  init(_ wanted: [NamedProperty]) {
    self.wanted = wanted
    found = Array(repeating: nil, count: wanted.count)
  }

  /// For each wanted property its value, nil where the feature has none: no such member, null, or blank.
  mutating func read(_ properties: JSONValue?, _ reader: borrowing JSONReader) -> [String?] {
    var best: [(rank: Int, text: String)?] = Array(repeating: nil, count: wanted.count)
    guard let properties else { return best.map { $0?.text } }
    var cursor = reader.cursor(into: properties)
    while let member = reader.nextMember(&cursor) {
      let key = reader.bytes[reader.rawContent(of: member.key)]
      if seen.insert(Array(key)).inserted { names.append(reader.string(member.key)?.text ?? "") }
      for index in wanted.indices {
        guard let rank = wanted[index].rank(key, { reader.string(member.key)?.text ?? "" }) else { continue }
        if found[index] == nil { found[index] = reader.string(member.key)?.text }
        if let other = best[index], other.rank <= rank { continue }
        guard let text = reader.identifier(member.value) else { continue }
        best[index] = (rank, text)
      }
    }
    return best.map { $0?.text }
  }
}

extension JSONReader {
  /// A property's value or a feature's id as an id or name: trimmed, in one form (J21); nil for what is blank, null,
  /// an array or an object.
  func identifier(_ value: JSONValue) -> String? {
    var ignored = false
    let text = propertyText(value, isRepaired: &ignored)
    let (cleaned, _) = TextCleaning.cleaned(text.span)
    return cleaned.isEmpty ? nil : String(decoding: cleaned, as: UTF8.self)
  }
}
