import SurveyModel

/// River features, completed by what their properties say. That is known only when the columns of the whole layer are.
struct DescribedRivers {
  let profile: RiverProfile
  /// Without waterways of the kinds that the user does not want.
  private(set) var features: [RiverLayer.Feature] = []
  /// From field names to the names of columns.
  private(set) var fields: [(field: String, column: String)] = []
  /// Number of waterways left out, by their kind.
  private var leftOut: [String: Int] = [:]
  /// Number of features without a river name.
  private var unnamed = 0
  /// Numbers of the records without the property that the user named as river id.
  private var withoutID: [Int] = []
  private let options: RiverFieldOptions

  /// Throws ``InputError`` when the user named a property that no feature has.
  init(_ rivers: RiverFeatures, _ options: RiverFieldOptions, source: String) throws(InputError) {
    self.options = options
    let columns = rivers.columns
    profile = options.profile ?? RiverProfileTable.recognised(columns.keys)
    let aliases = RiverProfileTable.aliases(of: profile)
    let named: [RiverField: String?] = [
      .riverID: options.riverID, .riverName: options.riverName, .basin: options.basin, .reachID: options.reachID,
      .downstream: options.downstreamID,
    ]
    let candidates = RiverField.allCases.map { field in
      columns.candidates(named: named[field] ?? nil, aliases: aliases[field] ?? [])
    }
    for field in RiverField.allCases where candidates[field.rawValue].isEmpty && !rivers.features.isEmpty {
      guard let name = named[field] ?? nil else { continue }
      let there = columns.names.isEmpty ? "they have none" : "there are \(columns.names.joined(separator: ", "))"
      throw InputError(.usage, "no river has a property \"\(name)\"; \(there)", source: source, column: name)
    }
    fields = RiverField.allCases.compactMap { field in columns.name(candidates[field.rawValue]).map { (field.name, $0) } }
    features.reserveCapacity(rivers.features.count)
    let row = RiverRow(columns: columns, candidates: candidates, namesReaches: options.riverID == nil || options.reachID != nil)
    for (number, feature) in rivers.features.enumerated() {
      if profile == .openStreetMap, !isWanted(row.text(.waterway, number)) { continue }
      features.append(described(feature, row, number))
    }
  }

  /// What registers write for a river that flows into none.
  private static let noRiver: Set = ["0", "-1", "-", "/", "无", "没有", "none", "海", "入海"]

  /// What layers write for the id of the feature below where there is none.
  private static let mouth = "0"

  /// True for a kind of waterway that the user wants; others are counted as left out.
  private mutating func isWanted(_ waterway: String?) -> Bool {
    if let waterway, options.waterways.contains(where: { $0 == "all" || $0 == waterway }) { return true }
    leftOut[waterway ?? "none", default: 0] += 1
    return false
  }

  /// The feature with what its properties say.
  private mutating func described(_ given: RiverLayer.Feature, _ row: RiverRow, _ number: Int) -> RiverLayer.Feature {
    var feature = given
    feature.riverName = row.text(.riverName, number)
    if feature.riverName == nil { unnamed += 1 }
    feature.otherNames = row.otherNames(number, than: feature.riverName)
    feature.parentRiver = row.text(.parent, number).flatMap { Self.noRiver.contains($0) ? nil : $0 }
    feature.basin = row.text(.basin, number)
    feature.flowKnown = row.text(.flow, number).flatMap(flowKnown)
    let reachID = row.text(.reachID, number)
    feature.reachID = row.namesReaches ? reachID : nil
    feature.downstream = row.text(.downstream, number).map { $0 == Self.mouth ? .mouth : .feature(id: $0) }
    feature.linkID = row.text(.link, number) ?? reachID
    feature.reachCode = row.reachCode(number)
    feature.strahler = row.text(.strahler, number).flatMap { Int($0) }.flatMap { (1...99).contains($0) ? $0 : nil }
    feature.size = row.number(.size, number)
    let id = row.text(.riverID, number)
    if options.riverID != nil {
      feature.riverID = id
      if id == nil { withoutID.append(feature.record) }
    } else if let found = id ?? feature.riverName {
      feature.riverID = found
    } else if feature.linkID != nil, row.has(.downstream) {
      // Reaches that say what they flow into become rivers later, by the chains that they form.
      feature.riverID = nil
    } else {
      feature.riverID = reachID ?? given.riverID
    }
    return feature
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
  }
}

/// Reads the properties of single features by what they mean.
private struct RiverRow {
  let columns: RiverColumns
  /// For each ``RiverField`` the columns that may hold it, best first.
  let candidates: [[Int]]
  /// False when the user named a property for the river id and none for the reach id: reaches then have no ids.
  let namesReaches: Bool

  func has(_ field: RiverField) -> Bool { !candidates[field.rawValue].isEmpty }

  func text(_ field: RiverField, _ row: Int) -> String? { columns.text(row, candidates[field.rawValue]) }

  func number(_ field: RiverField, _ row: Int) -> Double? {
    text(field, row).flatMap { NumberText.parse($0.utf8.span) }
  }

  /// Further names of the river besides `name`. One cell may hold several.
  func otherNames(_ row: Int, than name: String?) -> [String] {
    let texts = columns.texts(row, candidates[RiverField.otherName.rawValue])
    if texts.isEmpty || texts == [name] { return [] }
    var names: [String] = []
    for text in texts {
      for part in text.split(whereSeparator: { ";；、".contains($0) }) {
        let part = String(part.drop { $0 == " " })
        if part != name, !part.isEmpty, !names.contains(part) { names.append(part) }
      }
    }
    return names
  }

  func reachCode(_ row: Int) -> ReachCode? {
    guard let text = text(.reachCode, row) else { return nil }
    guard let from = number(.fromMeasure, row), let to = number(.toMeasure, row), 0 <= from, from < to, to <= 100 else {
      return ReachCode(text, measures: nil)
    }
    return ReachCode(text, measures: ReachCode.Measures(from: from, to: to))
  }
}

/// Whether the layer knows the direction of flow, by the values of the NHD: 0 or "Uninitialized", 1 or "With Digitized". Nil for
/// all other values.
private func flowKnown(_ text: String) -> Bool? {
  switch HeaderName(text).key {
  case "0", "uninitialized", "unknown": false
  case "1", "withdigitized": true
  default: nil
  }
}
