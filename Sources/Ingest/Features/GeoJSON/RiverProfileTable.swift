import SurveyModel

/// The columns by which a kind of river layer is recognised and read. Their names are keys of ``HeaderName``, best first.
struct RiverProfileTable {
  var profile: RiverProfile
  /// A layer is of this kind when it has at least one column of each of these groups.
  var signature: [[String]]
  var aliases: [RiverField: [String]]

  /// All kinds. A layer is of the first kind whose signature fits; the last kind fits every layer.
  ///
  /// Sources: NHDPlusV2 user guide; HydroRIVERS technical documentation 1.0; OpenStreetMap wiki, key waterway; Chinese river registers.
  static let all: [RiverProfileTable] = [
    RiverProfileTable(
      profile: .nhdPlus, signature: [["comid", "nhdplusid"], ["reachcode"]],
      aliases: [
        .riverID: ["levelpathi", "levelpath", "levelpathid"], .riverName: ["gnisname", "name"],
        .basin: generic[.basin, default: []] + ["terminalpa", "terminalpath"], .flow: ["flowdir", "flowdirection"],
        .reachID: ["comid", "nhdplusid"], .link: ["hydroseq"], .downstream: ["dnhydroseq", "dnhydroseq1"],
        .reachCode: ["reachcode"], .fromMeasure: ["frommeas", "fmeasure"], .toMeasure: ["tomeas", "tmeasure"],
        .strahler: ["streamorde", "streamorder"], .size: ["totdasqkm", "arbolatesu"],
      ]),
    RiverProfileTable(
      profile: .hydroRIVERS, signature: [["hyrivid"], ["nextdown"]],
      aliases: [
        .basin: ["mainriv"], .reachID: ["hyrivid"], .downstream: ["nextdown"], .strahler: ["ordstra"], .size: ["uplandskm"],
      ]),
    RiverProfileTable(
      profile: .openStreetMap, signature: [["waterway"]],
      aliases: [
        .riverID: generic[.riverID, default: []], .riverName: generic[.riverName, default: []],
        .basin: generic[.basin, default: []], .reachID: ["osmid", "osmwayid", "id"], .waterway: ["waterway"],
      ]),
    RiverProfileTable(
      profile: .chinese, signature: [["河流名称", "河名", "河道名称", "河流代码", "河流编码", "河流编号"]],
      aliases: generic.merging(
        [.reachID: ["河段编码", "河段代码", "河段编号"], .downstream: ["下游河段编码", "下游河段代码", "下游河段编号", "下游河段"]],
        uniquingKeysWith: { $1 })),
    RiverProfileTable(profile: .generic, signature: [], aliases: generic),
  ]

  private static let generic: [RiverField: [String]] = [
    .riverID: ["riverid", "rivercode", "河流编号", "河流编码", "河流代码", "河流标识", "河道编码", "河道代码"],
    .riverName: [
      "rivername", "name", "gnisname", "河流名称", "河名", "河道名称", "河流", "名称", "namezh", "nameen", "watercourse",
      "rivername1",
    ],
    .basin: ["basin", "basinid", "basinname", "basincode", "流域", "流域名称", "流域编码", "所属流域", "huc8", "huc12"],
    .flow: ["flowdir", "flowdirection"], .reachID: ["reachid"], .downstream: ["downstreamid", "downstreamreachid"],
    .parent: [
      "上级河流代码", "上级河流编码", "上级河流编号", "上级河流名称", "上级河流", "上一级河流代码", "上一级河流编码", "上一级河流名称", "上一级河流", "汇入河流代码",
      "汇入河流编码", "汇入河流名称", "汇入河流", "流入河流", "parentriverid", "parentriver",
    ],
  ]

  /// Columns of any layer that may hold further names of a river.
  private static let otherNames =
    generic[.riverName, default: []] + [
      "nameenglish", "namechinese", "namepinyin", "altname", "altnamezh", "altnameen", "oldname", "oldnamezh", "oldnameen",
      "officialname", "locname", "localname", "shortname", "intname", "natname", "regname", "nameorig", "nameru", "namemn",
      "namede",
      "namefr", "namees", "nameja", "nameko", "namevi", "namezhhans", "namezhhant", "英文名称", "英文名", "别名", "又名", "曾用名", "俗名", "俗称",
      "简称",
    ]

  /// All names that any profile knows.
  static let names = Set(all.flatMap { Array($0.aliases.values.joined()) + $0.signature.joined() } + otherNames)

  /// The kind of a layer with columns of these ``HeaderName`` keys.
  static func recognised(_ keys: Set<String>) -> RiverProfile {
    all.first { $0.signature.allSatisfy { group in group.contains { keys.contains($0) } } }?.profile ?? .generic
  }

  static func aliases(of profile: RiverProfile) -> [RiverField: [String]] {
    var aliases = all.first { $0.profile == profile }?.aliases ?? generic
    aliases[.otherName] = otherNames
    return aliases
  }
}
