/// A record that was not used, with everything needed to find and mend it: one row of `rejected.csv`.
public struct Rejection: Sendable {
  /// Name of the file as outputs show it.
  public var source: String
  /// 1 for the first record of the file.
  public var record: Int
  /// Line of the file on which the record begins, from 1; nil where the format has no lines.
  public var line: Int?
  /// Offset of the record's first byte in the (inflated) file.
  public var byteOffset: Int
  /// The column, property or attribute at fault, as the file calls it.
  public var column: String?
  public var rule: Rule
  public var message: String
  /// The record's bytes as they stand in the file.
  public var raw: [UInt8]

  public init(
    source: String, record: Int, line: Int?, byteOffset: Int, column: String?, rule: Rule, message: String, raw: [UInt8]
  ) {
    self.source = source
    self.record = record
    self.line = line
    self.byteOffset = byteOffset
    self.column = column
    self.rule = rule
    self.message = message
    self.raw = raw
  }
}
