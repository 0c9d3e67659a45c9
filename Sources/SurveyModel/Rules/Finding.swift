/// A named fault or doubt that a person should look at. It never stops a run.
public struct Finding: Sendable {
  public var rule: Rule
  public var severity: Severity
  /// What was found and what to do, in one or two sentences.
  public var message: String
  /// Name of the file as outputs show it.
  public var source: String?
  public var record: Int?
  public var outletID: String?
  public var riverID: String?
  /// WGS 84, where the finding has a place.
  public var position: Coordinate?

  public init(
    _ rule: Rule, _ severity: Severity, _ message: String, source: String? = nil, record: Int? = nil,
    outletID: String? = nil, riverID: String? = nil, position: Coordinate? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.source = source
    self.record = record
    self.outletID = outletID
    self.riverID = riverID
    self.position = position
  }
}

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
