import JSONKit

/// Reads the values of some properties from one feature after the other.
struct NamedProperties: Sendable {
  /// A key as features write it, and how well it fits, so that each key is looked up once.
  private struct Key: Sendable {
    var raw: [UInt8]
    var text: String
    /// For each wanted property the rank of the key.
    var ranks: [Int?]
  }

  let wanted: [NamedProperty]
  private var keys: [Key] = []
  private var numbers: [[UInt8]: Int] = [:]
  /// For each wanted property the name by which it was first found.
  private(set) var found: [String?]

  init(_ wanted: [NamedProperty]) {
    self.wanted = wanted
    found = Array(repeating: nil, count: wanted.count)
  }

  /// All property names, in the order in which they were first seen.
  var names: [String] { keys.map(\.text) }

  /// Adds the names of the following piece of the file.
  mutating func append(_ next: NamedProperties) {
    for key in next.keys where numbers[key.raw] == nil {
      numbers[key.raw] = keys.count
      keys.append(key)
    }
    for index in found.indices where found[index] == nil { found[index] = next.found[index] }
  }

  /// For each wanted property its value; nil when the feature has no such member, or one that is null or blank.
  mutating func read(_ properties: JSONValue?, _ reader: borrowing JSONReader) -> [String?] {
    var texts = [String?](repeating: nil, count: wanted.count)
    guard let properties else { return texts }
    var best = [Int](repeating: .max, count: wanted.count)
    var cursor = reader.cursor(into: properties)
    var position = 0
    while let member = reader.nextMember(&cursor) {
      let number = keyNumber(member.key, reader, hint: position)
      position += 1
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

  /// The number of `key`. Features mostly have the same keys in the same order, so `hint`, the position of the key in its object,
  /// is tried first.
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
