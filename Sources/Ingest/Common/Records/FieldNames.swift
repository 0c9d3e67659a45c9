/// The names of the fields of a file's records. Each name gets a number, and is written as a JSON key once.
struct FieldNames {
  private struct Name {
    var text: String
    /// The name as a JSON key: `"name":`.
    var key: [UInt8]
    /// The name's index in ``FieldNames/columns``. Names that are equal as strings share one, even when their bytes differ.
    var column: Int
  }

  private var names: [Name] = []
  private var numbers: [[UInt8]: Int] = [:]
  /// The distinct names in the order in which they were first seen.
  private(set) var columns: [String] = []
  private var columnNumbers: [String: Int] = [:]
  /// For each column the last record that had it; ``hasRepeats(_:)`` counts the records.
  private var lastRecord: [Int] = []
  private var record = 0

  mutating func number(of name: String) -> Int {
    let bytes = Array(name.utf8)
    if let known = numbers[bytes] { return known }
    var key: [UInt8] = []
    JSONText.appendString(bytes.span, to: &key)
    key.append(UInt8(ascii: ":"))
    let column = columnNumbers[name] ?? columns.count
    if column == columns.count {
      columns.append(name)
      columnNumbers[name] = column
      lastRecord.append(0)
    }
    numbers[bytes] = names.count
    names.append(Name(text: name, key: key, column: column))
    return names.count - 1
  }

  subscript(number: Int) -> String { names[number].text }

  /// Adds `fields` to `output` as a JSON object. A name that comes again within the record gets a number, such that no other
  /// field has the same name: `link`, `link_2`.
  mutating func appendObject(_ fields: borrowing RecordFields, to output: inout [UInt8]) {
    if hasRepeats(fields) { return appendNumbered(fields, to: &output) }
    output.append(UInt8(ascii: "{"))
    for index in fields.names.indices {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      output.append(contentsOf: names[fields.names[index]].key)
      fields.withValue(at: index) { JSONText.appendString($0, to: &output) }
    }
    output.append(UInt8(ascii: "}"))
  }

  private mutating func hasRepeats(_ fields: borrowing RecordFields) -> Bool {
    record += 1
    for name in fields.names {
      let column = names[name].column
      if lastRecord[column] == record { return true }
      lastRecord[column] = record
    }
    return false
  }

  private func appendNumbered(_ fields: borrowing RecordFields, to output: inout [UInt8]) {
    var counts: [String: Int] = [:]
    var used = Set(fields.names.map { names[$0].text })
    output.append(UInt8(ascii: "{"))
    for index in fields.names.indices {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      let text = names[fields.names[index]].text
      var name = text
      var count = counts[text, default: 0] + 1
      if count > 1 {
        while used.contains("\(text)_\(count)") { count += 1 }
        name = "\(text)_\(count)"
        used.insert(name)
      }
      counts[text] = count
      JSONText.appendString(name, to: &output)
      output.append(UInt8(ascii: ":"))
      fields.withValue(at: index) { JSONText.appendString($0, to: &output) }
    }
    output.append(UInt8(ascii: "}"))
  }
}
