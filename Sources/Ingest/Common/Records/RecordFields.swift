/// The names of the fields of a file's records, each with a number and written as a JSON key once.
struct FieldNames {
  private struct Name {
    var text: String
    /// `"name":`
    var key: [UInt8]
    /// Names that are equal as text share one, however they are encoded.
    var column: Int
  }

  private var names: [Name] = []
  private var numbers: [[UInt8]: Int] = [:]
  /// In the order in which they were first seen.
  private(set) var columns: [String] = []
  private var columnNumbers: [String: Int] = [:]
  /// For each column, the last record it was counted in, see ``hasRepeats(_:)``.
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

  /// Adds `fields` to `output` as a JSON object. A name that comes again gets a number that no other field has: `link`,
  /// `link_2`.
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

/// The fields of one record while it is read, in document order. One is used for all records of a file.
struct RecordFields {
  /// By the numbers of ``FieldNames``.
  private(set) var names: [Int] = []
  private var ends: [Int] = []
  /// The values, one after another.
  private var bytes: [UInt8] = []

  mutating func removeAll() {
    names.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func add(_ name: Int, _ value: Span<UInt8>) {
    names.append(name)
    value.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
  }

  func withValue<Result>(at index: Int, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    try body(bytes.span.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index]))
  }
}
