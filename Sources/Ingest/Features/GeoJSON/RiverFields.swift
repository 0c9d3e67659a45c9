import JSONKit
package import SurveyModel

/// Which properties of river features to read, and what their coordinates are.
package struct RiverFieldOptions: Sendable {
  /// The property that is the river id; nil: by alias, then the feature id.
  package var riverID: String?
  /// The property that is the river's name; nil: by alias.
  package var riverName: String?
  /// The property that names the basin; nil: by alias.
  package var basin: String?
  /// The property that is the id of a piece of river, and the one that holds the id of the piece it flows into; nil: by alias.
  package var reachID: String?
  package var downstreamID: String?
  /// What kind of layer it is; nil: what its columns say.
  package var profile: RiverProfile?
  /// Which kinds of waterways of an OpenStreetMap layer are rivers; `all` for every kind.
  package var waterways = RiverFieldOptions.defaultWaterways
  /// The kind of the coordinates of a file that states this CRS (nil: none); throws when the CRS is not known.
  package var coordinateKind: @Sendable (_ statedCRS: String?) throws -> CoordinateKind = { _ in .degrees }

  /// Threads that may be used.
  package var jobs = 1

  package static let defaultWaterways = ["river", "stream", "canal"]

  package init(riverID: String? = nil, riverName: String? = nil, basin: String? = nil, jobs: Int = 1) {
    self.jobs = jobs
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

/// The names under which polygon layers carry ids and names, best first, as keys of ``HeaderName``.
enum AreaAliases {
  static let areaID = [
    "adcode", "xzqdm", "行政区代码", "行政区划代码", "区划代码", "id", "code", "basin", "basinid", "name", "名称",
  ]
  static let areaName = ["name", "名称", "districtname", "basinname", "xzqmc", "行政区名称", "区划名称", "流域名称", "namezh", "nameen"]
}

/// Finds the members of many features by name: an exact name that the user gave, else the best alias.
struct NamedProperty: Sendable {
  let name: String?
  private let ranks: [String: Int]

  init(_ name: String?, aliases: [String]) {
    self.name = name
    ranks = Dictionary(aliases.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
  }

  /// The rank of a key, 0 for the best; nil where it is another property.
  func rank(_ word: String) -> Int? {
    guard let name else { return ranks[HeaderName(word).key] }
    // The very name, else one that differs in case or separators.
    return word.utf8.elementsEqual(name.utf8) ? 0 : HeaderName(word) == HeaderName(name) ? 1 : nil
  }
}

/// The properties of one feature that were asked for, as texts.
struct NamedProperties: Sendable {
  /// A key as features write it, and what it means, so that each is looked at once.
  private struct Key: Sendable {
    var raw: [UInt8]
    var text: String
    /// For each wanted property.
    var ranks: [Int?]
  }

  let wanted: [NamedProperty]
  private var keys: [Key] = []
  private var numbers: [[UInt8]: Int] = [:]
  /// For each wanted property, the name under which some feature has it.
  private(set) var found: [String?]

  init(_ wanted: [NamedProperty]) {
    self.wanted = wanted
    found = Array(repeating: nil, count: wanted.count)
  }

  /// In the order in which they were met.
  var names: [String] { keys.map(\.text) }

  /// Takes over what was met in the following piece of the file.
  mutating func append(_ next: NamedProperties) {
    for key in next.keys where numbers[key.raw] == nil {
      numbers[key.raw] = keys.count
      keys.append(key)
    }
    for index in found.indices where found[index] == nil { found[index] = next.found[index] }
  }

  /// For each wanted property its value, nil where the feature has none: no such member, null, or blank.
  mutating func read(_ properties: JSONValue?, _ reader: borrowing JSONReader) -> [String?] {
    var texts = [String?](repeating: nil, count: wanted.count)
    guard let properties else { return texts }
    var best = [Int](repeating: .max, count: wanted.count)
    var cursor = reader.cursor(into: properties)
    var place = 0
    while let member = reader.nextMember(&cursor) {
      let number = keyNumber(member.key, reader, hint: place)
      place += 1
      for index in wanted.indices {
        guard let rank = keys[number].ranks[index] else { continue }
        if found[index] == nil { found[index] = keys[number].text }
        guard rank < best[index], let text = reader.identifier(member.value) else { continue }
        best[index] = rank
        texts[index] = text
      }
    }
    return texts
  }

  /// Features mostly have the same keys in the same places.
  private mutating func keyNumber(_ key: JSONValue, _ reader: borrowing JSONReader, hint: Int) -> Int {
    let raw = reader.bytes[reader.rawContent(of: key)]
    if hint < keys.count, raw.elementsEqual(keys[hint].raw) { return hint }
    let bytes = Array(raw)
    if let known = numbers[bytes] { return known }
    let text = reader.string(key)?.text ?? ""
    numbers[bytes] = keys.count
    keys.append(Key(raw: bytes, text: text, ranks: wanted.map { $0.rank(text) }))
    return keys.count - 1
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
