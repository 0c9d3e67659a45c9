/// One row of a CSV file: UTF-8, LF, quoted only where needed (RFC 4180).
package struct CSVRow {
  /// The rows so far.
  package private(set) var bytes: [UInt8] = []
  private var isFirst = true

  package init() {}

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  /// A text cell, empty for nil. A spreadsheet would take one that begins with `=`, `+`, `-`, `@`, tab or carriage return for
  /// a formula, so an apostrophe goes before it.
  package mutating func add(_ text: String?) {
    separate()
    guard let text, let first = text.utf8.first else { return }
    let isFormula = "=+-@\t\r".utf8.contains(first)
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      if isFormula { bytes.append(UInt8(ascii: "'")) }
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A number cell, empty for nil.
  package mutating func add(_ number: Int?) {
    separate()
    if let number { appendInteger(number, to: &bytes) }
  }

  /// A number cell, empty for nil and for what is not finite.
  package mutating func add(_ number: Double?, decimals: Int) {
    separate()
    if let number, scaled(number, decimals) != nil { appendNumber(number, decimals: decimals, to: &bytes) }
  }

  /// Ends the row; the next cell begins a new one.
  package mutating func end() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  /// Forgets the rows so far, for the next ones.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isFirst = true
  }
}
