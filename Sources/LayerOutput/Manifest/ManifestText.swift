package import SurveyModel

/// JSON in the manifest's layout: the outermost keys on lines of their own, list items one on a line, so that two manifests can be
/// compared by eye.
package struct JSONObject {
  private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

  package init() {}

  private mutating func key(_ name: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    appendJSON(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  package mutating func add(_ name: String, _ text: String?) {
    key(name)
    appendJSON(text, to: &bytes)
  }

  package mutating func add(_ name: String, _ number: Int?) {
    key(name)
    if let number { appendInteger(number, to: &bytes) } else { bytes.append("null") }
  }

  package mutating func add(_ name: String, _ number: Double?, decimals: Int) {
    key(name)
    appendNumber(number, decimals: decimals, to: &bytes)
  }

  package mutating func add(_ name: String, _ flag: Bool) {
    key(name)
    bytes.append(flag ? "true" : "false")
  }

  package mutating func add(_ name: String, _ object: JSONObject) {
    key(name)
    bytes.append(contentsOf: object.text)
  }

  package mutating func add(_ name: String, _ list: [String]) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (index, text) in list.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      appendJSON(text, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  package mutating func add(_ name: String, _ list: [JSONObject]) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (index, object) in list.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: object.text)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// The object, closed.
  package var text: [UInt8] { bytes + [UInt8(ascii: "}")] }
}

extension JSONObject {
  /// A table with its keys sorted by their bytes.
  init(sorted table: [String: String]) {
    self.init()
    for (key, value) in table.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) { add(key, value) }
  }

  package mutating func add(_ name: String, _ value: RunDescription.OptionValue) {
    switch value {
    case .text(let text): add(name, text)
    case .number(let number): add(name, number, decimals: 9)
    case .flag(let flag): add(name, flag)
    case .list(let list): add(name, list)
    case .table(let table): add(name, JSONObject(sorted: table))
    case .none: add(name, String?.none)
    }
  }
}
