/// Rows of a CSV file: UTF-8, lines that end in LF, cells quoted only where needed (RFC 4180).
public struct CSVText {
  /// The rows so far.
  public private(set) var bytes: [UInt8] = []
  private var isFirst = true

  /// What tells a spreadsheet at the beginning of a file that the file is UTF-8.
  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  public init() {}

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  /// Adds a text cell, empty for nil. A spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, tab or carriage return for
  /// a formula, so such a text gets an apostrophe before it.
  public mutating func add(_ text: String?) {
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

  /// Adds a number cell, empty for nil.
  public mutating func add(_ number: Int?) {
    separate()
    if let number { bytes.appendInteger(number) }
  }

  /// Adds a number cell, empty for nil and for what is not finite.
  public mutating func add(_ number: Double?, decimals: Int) {
    separate()
    if let number, scaled(number, decimals) != nil { bytes.appendNumber(number, decimals: decimals) }
  }

  /// Adds a number cell of these digits, empty for nil. The minus of a negative number makes no formula of it.
  mutating func add(digits: String?) {
    separate()
    if let digits { bytes.append(contentsOf: digits.utf8) }
  }

  /// Ends the row; the next cell begins a new one.
  public mutating func end() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  /// Removes the rows so far and keeps their memory for the next ones.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isFirst = true
  }
}
