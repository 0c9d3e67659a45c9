import SurveyModel

/// Reads plain records (see ``PlainScan``) into a batch, faster than ``RecordReader``. It leaves a record to ``RecordReader``
/// when anything in it is unusual: an impossible coordinate or time, an accuracy with a unit, a name that needs cleaning.
/// Both read usual records alike.
struct PlainRecords: ~Copyable {
  private let scan: PlainScan
  private let keys: AttributeKeys
  private let kind: CoordinateKind
  private let decimalComma: Bool
  private let columns: ColumnIndices
  private let xColumn: Int
  private let yColumn: Int
  /// The column of times, or of dates where there are no times.
  private let timeColumn: Int?
  private let rules: TimeRules
  private let accuracyUnit: Double
  private let method: SurveyMethod
  private var clock = RecentDay()
  private var methods = WordCache<Word<SurveyMethod>>()
  private var types = WordCache<Word<OutletType>>()

  /// What a cell holds that should hold a word of a vocabulary.
  private enum Word<Value> {
    case nothing, unknown
    case value(Value)
  }

  /// Nil for a file that only ``RecordReader`` can read: one with degrees, minutes and seconds, with dates apart from times,
  /// with states of the receiver, with coordinates that are to be mended. `isUTF8`: the text that will be read is known to be
  /// valid UTF-8.
  static func make(_ dialect: CSVDialect, isUTF8: Bool) -> PlainRecords? {
    guard dialect.options.coordinates.isPlain, dialect.hemispheres == nil, !dialect.metreStyle.pointGroups,
      dialect.encoding.unitWidth == 1, case .ascii(let delimiter) = dialect.delimiter
    else { return nil }
    let columns = ColumnIndices(dialect.fields)
    guard columns.satellites == nil, columns.fix == nil, columns.time == nil || columns.date == nil else { return nil }
    switch dialect.position {
    case .angles(let x, let y, nil), .plane(let x, let y):
      // Where the encoding is ambiguous, a record that is not ASCII gets a flag from ``RecordReader``, so only ASCII
      // records are plain.
      let isUTF8 = isUTF8 && !dialect.encodingIsAmbiguous
      return PlainRecords(dialect, delimiter: delimiter, columns, x: x, y: y, isUTF8: isUTF8)
    default: return nil
    }
  }

  private init(_ dialect: CSVDialect, delimiter: UInt8, _ columns: ColumnIndices, x: Int, y: Int, isUTF8: Bool) {
    scan = PlainScan(delimiter: delimiter, columns: dialect.names.count, isUTF8: isUTF8)
    keys = dialect.attributeKeys
    kind = dialect.kind
    decimalComma = dialect.decimalComma
    self.columns = columns
    xColumn = x
    yColumn = y
    timeColumn = columns.time ?? columns.date
    rules = dialect.recordTimes
    accuracyUnit = dialect.accuracyUnit
    method = dialect.recordMethod
  }

  /// Reads records from `start` of `text` on into `batch`, until one is not plain or the batch is full. Returns where the
  /// next record begins, and how many of the records read end with CR LF. `names` belong to the builder that will get the
  /// batch.
  mutating func read(
    _ text: Span<UInt8>, from start: Int, into batch: inout ObservationBatch, claims: inout ClaimReader,
    names: inout ClaimedNames
  ) -> (end: Int, carriageReturns: Int) {
    var at = start
    var carriageReturns = 0
    text.withUnsafeBytes { raw in
      while !batch.isFull, let (contentEnd, end, isASCII) = scan.record(raw, from: at) {
        guard let texts = texts(raw, from: at, isASCII: isASCII), var values = values(text, raw, from: at) else { break }
        if columns.hasClaims { readClaim(text, from: at, &values, &claims, &names) }
        batch.append(values, bytes: at..<end, texts: texts, of: raw) { target in
          keys.renderPlain(raw, from: at, ends: scan.ends, to: target)
        }
        carriageReturns &+= end &- contentEnd &- 1
        at = end
      }
    }
    return (at, carriageReturns)
  }

  /// The range of a cell of the record that begins at `record`.
  @inline(__always)
  private func cell(_ column: Int, _ record: Int) -> Range<Int> {
    let start = column == 0 ? record : scan.ends[column &- 1] &+ 1
    return Range(uncheckedBounds: (start, scan.ends[column]))
  }

  /// The cell of `column`, which is empty where the file has no such column.
  @inline(__always)
  private func cell(ifAny column: Int?, _ record: Int) -> Range<Int> {
    guard let column else { return 0..<0 }
    return cell(column, record)
  }

  /// The values of the record that begins at `record`; nil where one of them is unusual.
  @inline(__always)
  private mutating func values(
    _ text: Span<UInt8>, _ raw: UnsafeRawBufferPointer, from record: Int
  ) -> ObservationValues? {
    guard let x = NumberText.parse(text.extracting(unchecked: cell(xColumn, record)), decimalComma: decimalComma),
      let y = NumberText.parse(text.extracting(unchecked: cell(yColumn, record)), decimalComma: decimalComma),
      CoordinateJudgement.isRight(x: x, y: y, kind: kind)
    else { return nil }
    var values = ObservationValues(x: x, y: y, accuracy: 0, accuracySource: .assumed)
    values.method = method
    if let timeColumn, !readTime(text, raw, cell(timeColumn, record), &values) { return nil }
    if let column = columns.method {
      switch methods.value(of: raw, cell(column, record), lookUp: { Self.word($0, Vocabularies.method) }) {
      case .nothing: break
      case .unknown: values.flags.insert(.methodUnrecognised)
      case .value(let method): values.method = method
      }
    }
    if let column = columns.type {
      switch types.value(of: raw, cell(column, record), lookUp: { Self.word($0, Vocabularies.outletType) }) {
      case .nothing: break
      case .unknown: values.flags.insert(.typeUnrecognised)
      case .value(let type): values.type = type
      }
    }
    return settleAccuracy(&values, text, record) ? values : nil
  }

  private func readClaim(
    _ text: Span<UInt8>, from record: Int, _ values: inout ObservationValues, _ claims: inout ClaimReader,
    _ names: inout ClaimedNames
  ) {
    let river = cell(ifAny: columns.river, record)
    let bank = cell(ifAny: columns.bank, record)
    values.claim = claims.read(
      river: text.extracting(unchecked: river), bank: text.extracting(unchecked: bank), names: &names, flags: &values.flags)
  }

  private static func word<Value>(_ cell: Span<UInt8>, _ lookUp: (Span<UInt8>) -> Value?) -> Word<Value> {
    if TextCleaning.isNothing(cell) { return .nothing }
    return lookUp(cell).map { .value($0) } ?? .unknown
  }

  /// False when the time is impossible.
  @inline(__always)
  private mutating func readTime(
    _ text: Span<UInt8>, _ raw: UnsafeRawBufferPointer, _ cell: Range<Int>, _ values: inout ObservationValues
  ) -> Bool {
    if let (time, flags) = clock.read(raw, cell) {
      values.time = time
      values.flags.formUnion(flags)
      // What lies before GPS may be a word for no time, which ``RecordReader`` knows.
      return !flags.contains(.timeSuspicious)
    }
    clock.learn(raw, cell, rules)
    switch rules.read(text.extracting(unchecked: cell)) {
    case .missing: return true
    case .time(let time, let flags):
      values.time = time
      values.flags.formUnion(flags)
      return !flags.contains(.timeSuspicious)
    case .unreadable:
      values.flags.insert(.timeUnreadable)
      return true
    case .impossible: return false
    }
  }

  /// False when a cell holds anything but a number.
  @inline(__always)
  private func settleAccuracy(_ values: inout ObservationValues, _ text: Span<UInt8>, _ record: Int) -> Bool {
    var recorded: Double?
    var hdop: Double?
    if let column = columns.accuracy, !number(text, cell(column, record), &recorded) { return false }
    if recorded == nil, let column = columns.hdop, !number(text, cell(column, record), &hdop) { return false }
    let settled = AccuracyRule.settle(recorded: recorded, unitMetres: accuracyUnit, hdop: hdop, method: values.method)
    values.accuracy = settled.accuracy
    values.accuracySource = settled.source
    values.flags.formUnion(settled.flags)
    return true
  }

  /// Reads a number into `value`, which stays nil for an empty cell. False when the cell holds anything else.
  @inline(__always)
  private func number(_ text: Span<UInt8>, _ cell: Range<Int>, _ value: inout Double?) -> Bool {
    if cell.isEmpty { return true }
    value = NumberText.parse(text.extracting(unchecked: cell), decimalComma: decimalComma)
    return value != nil
  }

  /// The ranges of id, name and code; nil when one of the three needs cleaning.
  @inline(__always)
  private func texts(_ raw: UnsafeRawBufferPointer, from record: Int, isASCII: Bool) -> ObservationBatch.Texts? {
    let texts = ObservationBatch.Texts(
      recordedID: cell(ifAny: columns.id, record),
      name: cell(ifAny: columns.name, record),
      code: cell(ifAny: columns.code, record))
    guard Self.isTrimmed(raw, texts.recordedID), Self.isTrimmed(raw, texts.name), Self.isTrimmed(raw, texts.code) else {
      return nil
    }
    if isASCII { return texts }
    return TextCleaning.isClean(raw, texts.recordedID) && TextCleaning.isClean(raw, texts.name)
      && TextCleaning.isClean(raw, texts.code) ? texts : nil
  }

  /// True for a cell without a space at either end.
  @inline(__always)
  private static func isTrimmed(_ raw: UnsafeRawBufferPointer, _ cell: Range<Int>) -> Bool {
    cell.isEmpty || (raw[cell.lowerBound] != 0x20 && raw[cell.upperBound &- 1] != 0x20)
  }
}
