import JSONKit
import SurveyMath
import SurveyModel

/// The plans of the features of one file: features with the same property names share one.
struct PropertyPlans: Sendable {
  /// All property names of the file, in the order in which they were first seen.
  private(set) var names: [String] = []
  /// From field names to the names of the properties that were first read as them.
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
    // The geometry says where a record is, so columns that the user named for positions are meant for other files.
    overrides = options.columns.filter { !$0.key.isPosition }
    source = options.source
  }

  /// The plan for these properties. `values` are replaced by the values of all members, in order.
  mutating func plan(
    _ properties: JSONValue?, _ reader: borrowing JSONReader, values: inout [JSONValue]
  ) throws(InputError) -> PropertyPlan {
    values.removeAll(keepingCapacity: true)
    guard let properties else { return PropertyPlan() }
    scratch.removeAll(keepingCapacity: true)
    var cursor = reader.cursor(into: properties)
    while let member = reader.nextMember(&cursor) {
      scratch.append(contentsOf: reader.bytes[reader.rawContent(of: member.key)])
      // A quote ends the key, since a raw key cannot hold one.
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
    // Features may differ in their properties, so a name that this one does not have is no fault.
    let here = overrides.filter { name in name.value.isEmpty || keys.contains { HeaderName($0) == HeaderName(name.value) } }
    let map = try FieldMap(keys, overrides: here, positions: false, source: source)
    for (field, column) in map.described where described.insert(field).inserted { fields.append((field, column)) }
    let plan = PropertyPlan(map)
    byNames[scratch] = plan
    return plan
  }

  /// Adds the names that `other` has seen.
  mutating func addNames(of other: PropertyPlans) {
    for name in other.names where known.insert(Array(name.utf8)).inserted { names.append(name) }
    for (field, column) in other.fields where described.insert(field).inserted { fields.append((field, column)) }
  }

  /// Throws ``InputError`` when the user named a property that no feature has.
  func requireOverrides() throws(InputError) {
    guard !names.isEmpty else { return }
    for (field, name) in overrides.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where !name.isEmpty && !names.contains(where: { HeaderName($0) == HeaderName(name) }) {
      throw InputError(
        .usage, "no feature has a property \"\(name)\" for \(field.rawValue); there are \(names.joined(separator: ", "))",
        source: source, column: name
      ).suggesting(name, among: names)
    }
  }
}
