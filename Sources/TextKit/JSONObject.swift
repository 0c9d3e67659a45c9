/// A JSON object on one line, with its members in the order in which they are added.
public struct JSONObject {
  private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

  public init() {}

  private mutating func key(_ name: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    bytes.appendJSON(name)
    bytes.append(UInt8(ascii: ":"))
  }

  public mutating func add(_ name: String, _ text: String?) {
    key(name)
    bytes.appendJSON(text)
  }

  public mutating func add(_ name: String, _ number: Int?) {
    key(name)
    if let number { bytes.appendInteger(number) } else { bytes.append("null") }
  }

  public mutating func add(_ name: String, unsigned number: UInt64) {
    key(name)
    bytes.append(contentsOf: Array(String(number).utf8))
  }

  public mutating func add(_ name: String, _ number: Double?, decimals: Int) {
    key(name)
    bytes.appendNumber(number, decimals: decimals)
  }

  public mutating func add(_ name: String, _ flag: Bool) {
    key(name)
    bytes.append(flag ? "true" : "false")
  }

  public mutating func add(_ name: String, _ object: JSONObject) {
    key(name)
    bytes.append(contentsOf: object.text)
  }

  public mutating func add(_ name: String, _ list: [String?]) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (index, text) in list.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.appendJSON(text)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  public mutating func add(_ name: String, _ list: [JSONObject]) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (index, object) in list.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: object.text)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// The object, closed.
  public var text: [UInt8] { bytes + [UInt8(ascii: "}")] }
}
