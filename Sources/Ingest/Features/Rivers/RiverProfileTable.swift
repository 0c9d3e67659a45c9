package import SurveyModel

/// The columns by which a kind of river layer is recognised and read, and what their values mean. Names of columns are keys of
/// ``HeaderName``, best first.
package struct RiverProfileTable: Sendable {
  package var profile: RiverProfile
  /// A layer is of this kind when one of these signatures fits: when it has at least one column of each group.
  var signatures: [[[String]]] = []
  var aliases: [RiverField: [String]] = [:]
  /// What the layer writes for an id where there is none, unless a feature has this id.
  var none: Set<String> = ["0"]
  /// What words in the column with the direction mean, by their keys of ``HeaderName``; these go before ``FlowWord/words``.
  var flowWords: [String: FlowWord] = [:]
  /// The direction in which the layer is drawn, where its makers say so.
  var drawn: DrawnDirection?
  var distance = DistanceColumn()
  /// True when the ordinate M of the vertices is the measure of the reach code.
  var hasVertexMeasures = false
  /// The value of the column ``RiverField/mainBranch`` on main branches.
  var mainBranchValue: String?

  /// What the column with the distance to the mouth says.
  struct DistanceColumn {
    /// Metres in a unit of the column.
    var metres = 1.0
    /// True when it is the distance of the upstream end of a line, and not of its downstream end.
    var isAtUpstreamEnd = false
    /// True when it counts from the mouth of the river, and not from the end of all water.
    var isOfRiver = false
  }

  init(_ profile: RiverProfile) {
    self.profile = profile
  }
}

extension RiverProfileTable {
  /// All kinds that are known. A layer is of the first kind whose signature fits; the last kind fits every layer.
  package static let all: [RiverProfileTable] = {
    // A test reads the text, so that it has no fault.
    (try? RiverProfileText(builtInRiverProfiles, source: "").tables) ?? []
  }()

  package static let generic = all.last ?? RiverProfileTable(.generic)

  /// The kind with this name on the command line.
  package static func named(_ option: String) -> RiverProfileTable? {
    all.first { $0.profile.option == option.lowercased() }
  }

  /// Columns of any layer that may hold further names of a river.
  private static let otherNames =
    generic.aliases[.riverName, default: []] + [
      "nameenglish", "namechinese", "namepinyin", "altname", "altnamezh", "altnameen", "oldname", "oldnamezh", "oldnameen",
      "officialname", "locname", "localname", "shortname", "intname", "natname", "regname", "nameorig", "nameru", "namemn",
      "namede",
      "namefr", "namees", "nameja", "nameko", "namevi", "namezhhans", "namezhhant", "英文名称", "英文名", "别名", "又名", "曾用名", "俗名", "俗称",
      "简称",
    ]

  /// The names of all columns whose values this kind reads.
  var columns: Set<String> { Set(fieldAliases.values.joined()) }

  /// All names that any kind reads.
  static let names = Set(all.flatMap(\.columns))

  /// The aliases of all fields.
  var fieldAliases: [RiverField: [String]] {
    var aliases = aliases
    aliases[.otherName, default: []] += Self.otherNames
    for field in [RiverField.fromNode, .toNode] where aliases[field] == nil { aliases[field] = Self.generic.aliases[field] }
    return aliases
  }

  /// True when columns with these names are those of this kind.
  func fits(_ columns: ColumnKeys) -> Bool {
    signatures.isEmpty || signatures.contains { $0.allSatisfy { group in group.contains { columns.contains($0) } } }
  }

  /// The kind of a layer with these columns.
  static func recognised(_ columns: ColumnKeys) -> RiverProfileTable { all.first { $0.fits(columns) } ?? generic }
}
