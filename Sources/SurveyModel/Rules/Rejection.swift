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
  /// The reason, as a rule.
  public var rule: Rule
  /// What was found, in words, with options as they are typed.
  package var wording: String
  /// The record's bytes as they stand in the file.
  public var raw: [UInt8]
  /// The same as it was read, where the file is in another encoding than UTF-8; nil where the bytes are the text.
  public var text: String?

  /// - Parameter raw: the bytes of `record` as they stand in the file, or the first of them.
  package init(_ record: SourceRecord, of source: String, column: String?, rule: Rule, message: String, raw: [UInt8]) {
    self.source = source
    self.record = record.number
    line = record.line
    byteOffset = record.bytes.lowerBound
    self.column = column
    self.rule = rule
    wording = message
    self.raw = raw
  }

  /// What was found, in words, with options under the names of their properties.
  public var message: String { message(naming: .properties) }

  /// The same, with options under the names of one kind.
  public func message(naming: OptionNaming) -> String { OptionName.rename(in: wording, naming) }
}
