import SurveyMath
import SurveyModel

/// River features, completed by what their properties say. That is known only when the columns of the whole layer are.
struct DescribedRivers {
  let table: RiverProfileTable
  /// Without waterways of the kinds that the user does not want.
  private(set) var features: [RiverLayer.Feature] = []
  /// From field names to the names of columns.
  private(set) var fields: [(field: String, column: String)] = []
  /// Indices of the features that flow against their drawing by the words of the layer.
  private(set) var against: [Int] = []
  /// Number of waterways left out, by their kind.
  private var leftOut: [String: Int] = [:]
  /// Number of features without a river name.
  private var unnamed = 0
  /// Numbers of the records without the property that the user named as river id.
  private var withoutID: [Int] = []
  /// Texts in the column with the direction of flow that nobody knows.
  private var flowTexts: Set<String> = []
  /// How many lines were turned since they are drawn against the nodes of their ends.
  private var againstNodes = 0
  private let options: RiverFieldOptions

  /// Throws ``InputError`` when the user named a property that no feature has.
  init(_ rivers: RiverFeatures, _ options: RiverFieldOptions, source: String) throws(InputError) {
    self.options = options
    let columns = rivers.columns
    let keys = ColumnKeys(columns.names)
    table = options.profile ?? RiverProfileTable.recognised(keys)
    let aliases = table.fieldAliases
    let exact = table.columns
    let named: [RiverField: String?] = [
      .riverID: options.riverID, .riverName: options.riverName, .basin: options.basin, .reachID: options.reachID,
      .downstream: options.downstreamID,
    ]
    let candidates = RiverField.allCases.map { field in
      columns.candidates(named: named[field] ?? nil, aliases: aliases[field] ?? [], keys, besides: exact)
    }
    for field in RiverField.allCases where candidates[field.rawValue].isEmpty && !rivers.features.isEmpty {
      guard let name = named[field] ?? nil else { continue }
      let there = columns.names.isEmpty ? "they have none" : "there are \(columns.names.joined(separator: ", "))"
      throw InputError(.usage, "no river has a property \"\(name)\"; \(there)", source: source, column: name)
        .suggesting(name, among: columns.names)
    }
    fields = RiverField.allCases.compactMap { field in columns.name(candidates[field.rawValue]).map { (field.name, $0) } }
    features.reserveCapacity(rivers.features.count)
    let row = RiverRow(columns: columns, candidates: candidates, namesReaches: options.riverID == nil || options.reachID != nil)
    var targets = DownstreamTexts(table, row)
    let distances = MouthDistanceColumn(table, row, count: rivers.features.count)
    // What a feature flows into says more than nodes do.
    let hasNodes = row.has(.fromNode) && row.has(.toNode) && !row.has(.downstream)
    var nodes = NodeDirections()
    for (number, feature) in rivers.features.enumerated() {
      let waterway = row.text(.waterway, number)
      if row.has(.waterway), !isWanted(waterway) { continue }
      var feature = described(feature, row, number)
      feature.isArtificial = waterway.map(Self.artificial.contains) ?? false
      feature.downstream = targets.target(ofRow: number, feature: features.count)
      feature.mouthDistance = distances?[number]
      if hasNodes, feature.flowKnown == nil, let ends = rivers.ends(of: feature) {
        nodes.add(
          features.count, from: row.text(.fromNode, number), to: row.text(.toNode, number), first: ends.first, last: ends.last)
      }
      features.append(feature)
    }
    targets.settle(&features)
    let turned = nodes.against()
    againstNodes = turned.count
    against += turned
    if turned.isEmpty { fields.removeAll { [RiverField.fromNode.name, RiverField.toNode.name].contains($0.field) } }
  }

  /// What registers write for a river that flows into none.
  private static let noRiver: Set = ["0", "-1", "-", "/", "无", "没有", "none", "海", "入海"]

  /// Kinds of waterway that may lead water away from a river.
  private static let artificial: Set = ["canal", "ditch", "drain", "pressurised", "fish_pass"]

  /// True for a kind of waterway that the user wants; others are counted as left out.
  private mutating func isWanted(_ waterway: String?) -> Bool {
    if let waterway, options.waterways.contains(where: { $0 == "all" || $0 == waterway }) { return true }
    leftOut[waterway ?? "none", default: 0] += 1
    return false
  }

  /// The feature with what its properties say.
  private mutating func described(_ given: RiverLayer.Feature, _ row: RiverRow, _ number: Int) -> RiverLayer.Feature {
    var feature = given
    feature.riverName = row.name(number)
    if feature.riverName == nil { unnamed += 1 }
    feature.otherNames = row.otherNames(number, than: feature.riverName)
    feature.parentRiver = row.text(.parent, number).flatMap {
      Self.noRiver.contains($0) || PlaceholderName.matches($0) ? nil : $0
    }
    feature.basin = row.text(.basin, number)
    readFlow(row.text(.flow, number), &feature)
    let reachID = row.text(.reachID, number)
    feature.reachID = row.namesReaches ? reachID : nil
    feature.linkID = row.text(.link, number) ?? reachID
    feature.reachCode = row.reachCode(
      number, vertices: table.hasVertexMeasures ? given.ends.measures.map { (Double($0.first), Double($0.last)) } : nil)
    feature.strahler = row.text(.strahler, number).flatMap { Int($0) }.flatMap { (1...99).contains($0) ? $0 : nil }
    feature.size = row.number(.size, number)
    identify(&feature, row, number, reachID: reachID, featureID: given.riverID)
    return feature
  }

  private mutating func readFlow(_ text: String?, _ feature: inout RiverLayer.Feature) {
    guard let text else { return }
    switch FlowWord(text, of: table) {
    case .downstream: feature.flowKnown = true
    case .upstream:
      feature.flowKnown = true
      against.append(features.count)
    case .unknown: feature.flowKnown = false
    case nil: if flowTexts.count < 10 { flowTexts.insert(text) }
    }
  }

  /// Finds which river the feature is of: by a column with ids, else by its name, else by its own id.
  private mutating func identify(
    _ feature: inout RiverLayer.Feature, _ row: RiverRow, _ number: Int, reachID: String?, featureID: String?
  ) {
    let id = row.text(.riverID, number)
    if options.riverID != nil {
      feature.riverID = id
      if id == nil { withoutID.append(feature.record) }
    } else if let id, !isNoID(id) {
      feature.riverID = id
      // NHDPlus calls a level path by the number of the piece at its mouth.
      feature.isRiverMouth = id == feature.linkID
    } else if let name = feature.riverName {
      feature.riverID = name
      feature.identity = .name
    } else {
      feature.identity = .own
      // Reaches that say what they flow into become rivers later, by the chains that they form.
      feature.riverID = feature.linkID != nil && row.has(.downstream) ? nil : reachID ?? featureID
    }
  }

  /// True for a text in the column with the ids of rivers that means that there is none. 0 may be an id, where nothing is known of
  /// the layer.
  private func isNoID(_ text: String) -> Bool {
    if table.none.contains(text) { return table.profile != .generic && table.profile != .chinese }
    return text != "0" && PlaceholderName.matches(text)
  }

  /// Adds the findings about properties.
  func note(_ builder: inout ObservationBuilder) {
    for record in withoutID {
      builder.note(
        .riverIdInvented, .warning, "the river has no property \"\(options.riverID ?? "")\"; give it one", record: record)
    }
    if unnamed > 0 { builder.note(.riverUnnamed, .info, "\(unnamed) of \(features.count) river features have no name") }
    if !leftOut.isEmpty {
      let kinds = leftOut.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
      builder.note(
        .waterwayLeftOut, .info,
        "left out: \(kinds.joined(separator: ", ")); --waterways says which kinds of waterway are rivers "
          + "(\(options.waterways.joined(separator: ",")))")
    }
    if againstNodes > 0 {
      let columns = fields.filter { [RiverField.fromNode.name, RiverField.toNode.name].contains($0.field) }.map {
        "\"\($0.column)\""
      }
      builder.note(
        .reachReversed, .info,
        "\(againstNodes) of \(features.count) lines are drawn against the nodes that the layer names for their ends "
          + "(\(columns.joined(separator: ", "))); they were turned round")
    }
    if against.count > againstNodes {
      builder.note(
        .reachReversed, .info,
        "\(against.count - againstNodes) of \(features.count) lines are drawn against the flow by the layer's own words; they were turned round"
      )
    }
    if !flowTexts.isEmpty {
      let texts = flowTexts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\"\($0)\"" }
      builder.note(
        .flowUnknown, .info,
        "the column with the direction of flow has words that are not known (\(texts.joined(separator: ", "))); the drawing is "
          + "believed there. --profile FILE can say what they mean")
    }
  }
}
