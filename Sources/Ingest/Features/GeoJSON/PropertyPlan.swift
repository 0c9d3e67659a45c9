import JSONKit
import SurveyModel

/// Which members of a feature's properties are read as what, by their place in the object.
struct PropertyPlan: Sendable {
  var id: Int?
  var name: Int?
  var code: Int?
  var time: Int?
  var date: Int?
  var method: Int?
  var type: Int?
  var accuracy: Int?
  var hdop: Int?
  var satellites: Int?
  var river: Int?
  var bank: Int?
  /// Metres in one of the accuracy's unit.
  var accuracyUnit = 1.0
  /// True when the name of the time says that it is UTC.
  var timeIsUTC = false

  init() {}

  init(_ map: FieldMap) {
    id = map[.id]
    name = map[.name]
    code = map[.code]
    time = map[.time]
    date = map[.date]
    method = map[.method]
    type = map[.type]
    accuracy = map[.accuracy]
    hdop = map[.hdop]
    satellites = map[.satellites]
    river = map[.riverName]
    bank = map[.bank]
    accuracyUnit = UnitWords.metres(map.unit(of: .accuracy)) ?? 1
    timeIsUTC = UnitWords.isUTC(map.unit(of: .time))
  }
}

/// The plans of the features of one file: features with the same property names share one.
struct PropertyPlans: Sendable {
  /// All property names of the file, in the order in which they were first seen.
  private(set) var names: [String] = []
  /// Field name → property, as first seen.
  private(set) var fields: [(field: String, column: String)] = []
  private var known: Set<[UInt8]> = []
  private var described: Set<String> = []
  private var byNames: [[UInt8]: PropertyPlan] = [:]
  private var lastNames: [UInt8] = []
  private var lastPlan: PropertyPlan?
  private let overrides: [Field: String]
  private let source: String
  private var scratch: [UInt8] = []

  init(_ options: IngestOptions) {
    // A geometry says where its record is: columns named for positions are meant for other files of the run.
    overrides = options.columns.filter { !$0.key.isPosition }
    source = options.source
  }

  /// The plan for these properties; `values` become the values of all members, in order.
  mutating func plan(
    _ properties: JSONValue?, _ reader: borrowing JSONReader, values: inout [JSONValue]
  ) throws(InputError) -> PropertyPlan {
    values.removeAll(keepingCapacity: true)
    guard let properties else { return PropertyPlan() }
    scratch.removeAll(keepingCapacity: true)
    var cursor = reader.cursor(into: properties)
    while let member = reader.nextMember(&cursor) {
      scratch.append(contentsOf: reader.bytes[reader.rawContent(of: member.key)])
      // A quote cannot stand in a raw key, so it ends one.
      scratch.append(UInt8(ascii: "\""))
      values.append(member.value)
    }
    if let lastPlan, scratch == lastNames { return lastPlan }
    let plan: PropertyPlan
    if let known = byNames[scratch] { plan = known } else { plan = try newPlan(properties, reader) }
    swap(&lastNames, &scratch)
    lastPlan = plan
    return plan
  }

  private mutating func newPlan(
    _ properties: JSONValue, _ reader: borrowing JSONReader
  ) throws(InputError) -> PropertyPlan {
    var keys: [String] = []
    var cursor = reader.cursor(into: properties)
    while let member = reader.nextMember(&cursor) {
      let key = reader.string(member.key)?.text ?? ""
      keys.append(key)
      if known.insert(Array(key.utf8)).inserted { names.append(key) }
    }
    // Features may differ in their properties: a name that only others have is no fault here.
    let here = overrides.filter { name in keys.contains { HeaderName($0) == HeaderName(name.value) } }
    let map = try FieldMap(keys, overrides: here, positions: false, source: source)
    for (field, column) in map.described where described.insert(field).inserted { fields.append((field, column)) }
    let plan = PropertyPlan(map)
    byNames[scratch] = plan
    return plan
  }

  /// Takes over the names that `other` has seen.
  mutating func addNames(of other: PropertyPlans) {
    for name in other.names where known.insert(Array(name.utf8)).inserted { names.append(name) }
    for (field, column) in other.fields where described.insert(field).inserted { fields.append((field, column)) }
  }

  /// Throws ``InputError`` where the user named a property for a field and no feature has it.
  func requireOverrides() throws(InputError) {
    guard !names.isEmpty else { return }
    for (field, name) in overrides.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where !names.contains(where: { HeaderName($0) == HeaderName(name) }) {
      throw InputError(
        .usage, "no feature has a property \"\(name)\" for \(field.rawValue); there are \(names.joined(separator: ", "))",
        source: source, column: name)
    }
  }
}
