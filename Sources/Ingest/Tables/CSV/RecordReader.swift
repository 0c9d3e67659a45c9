import SurveyModel

/// Turns the cells of records into values. Belongs to one worker, because it keeps the words that it has looked up.
struct RecordReader: ~Copyable {
  private let dialect: CSVDialect
  private let position: PositionReader
  private let columns: ColumnIndices
  private let accuracyUnit: Double
  private let times: TimeRules
  /// The names of the table's columns.
  private let ownKeys: Set<String>
  private var types = WordCache<OutletType?>()
  private var methods = WordCache<SurveyMethod?>()
  /// The id of the last observation, cleaned where it needed cleaning; empty where the record has none.
  private(set) var cleanedID: [UInt8] = []
  /// The id of the last observation as the file writes it, where cleaning changed it.
  private(set) var originalID: [UInt8]?
  private(set) var cleanedName: [UInt8] = []
  private(set) var cleanedCode: [UInt8] = []
  /// What dates show that do not exist in the order that the file has.
  private(set) var dates = DateEvidence()

  /// `readsTime` is false where the caller reads the times itself.
  init(_ dialect: CSVDialect, readsTime: Bool = true) {
    self.dialect = dialect
    position = PositionReader(dialect)
    columns = ColumnIndices(dialect.fields, readsTime: readsTime)
    accuracyUnit = dialect.accuracyUnit
    times = dialect.recordTimes
    ownKeys = Set(dialect.fields.names.map { HeaderName($0).key })
  }

  /// Reads one record. `names` belong to the builder that will get the observation.
  mutating func read(
    _ text: Span<UInt8>, _ cells: [Range<Int>], _ shape: RecordShape, claims: inout ClaimReader, names: inout ClaimedNames
  ) -> RecordReading {
    var flags = RuleSet()
    if shape.count != dialect.names.count, let other = wrongCount(text, cells, shape, &flags) { return other }
    let values: ObservationValues
    switch position.read(text, cells) {
    case .value(let x, let y, let more):
      flags.formUnion(more)
      values = ObservationValues(x: x, y: y, accuracy: 0, accuracySource: .assumed)
    case .rejected(let rule, let message, let column):
      return withoutPosition(text, cells, rule, message, column)
    }
    if shape.hasLiteralQuote { flags.insert(.quoteTakenLiterally) }
    return fill(values, text, cells, flags, &claims, &names)
  }

  /// Reads the record of a mark, which need not have coordinates: where it has none, they are NaN.
  mutating func readMark(
    _ text: Span<UInt8>, _ cells: [Range<Int>], _ shape: RecordShape, claims: inout ClaimReader, names: inout ClaimedNames
  ) -> RecordReading {
    let reading = read(text, cells, shape, claims: &claims, names: &names)
    guard case .rejected(.coordinateMissing, _, _) = reading else { return reading }
    if isHeader(text, cells) { return .header }
    var flags = RuleSet()
    if shape.hasLiteralQuote { flags.insert(.quoteTakenLiterally) }
    if shape.count > dialect.names.count { flags.insert(.extraCellsEmpty) }
    if lacksNamedCells(shape) { flags.insert(.cellsMissing) }
    return fill(ObservationValues(x: .nan, y: .nan, accuracy: 0, accuracySource: .assumed), text, cells, flags, &claims, &names)
  }

  // MARK: - Records that are no observation

  /// What a record is whose number of cells is not that of the header. Nil when it can be read like others, since the cells
  /// too many are empty, or the cells that are not there stand behind those of the position.
  private func wrongCount(
    _ text: Span<UInt8>, _ cells: [Range<Int>], _ shape: RecordShape, _ flags: inout RuleSet
  ) -> RecordReading? {
    if Self.isBlank(text, cells) { return .blank }
    if shape.count > dialect.names.count {
      let extra = cells[dialect.names.count...]
      if extra.allSatisfy({ TextCleaning.trimmed(text.extracting($0)).isEmpty }) {
        flags.insert(.extraCellsEmpty)
        return nil
      }
    }
    if let first = cells.first, !first.isEmpty, text[first.lowerBound] == 0x23 { return .comment }
    if let total = totalsWord(text, cells) { return .rejected(.totalsRow, total, column: nil) }
    if shape.count < dialect.names.count, hasPlace(shape) {
      if lacksNamedCells(shape) { flags.insert(.cellsMissing) }
      return nil
    }
    return .rejected(
      .columnCount, "the record has \(shape.count) cells, the header has \(dialect.names.count)", column: nil)
  }

  /// True when all cells that say where the record is are there, and whole.
  private func hasPlace(_ shape: RecordShape) -> Bool {
    var needed = dialect.position.allColumns
    needed += [dialect.hemispheres?.latitude, dialect.hemispheres?.longitude].compactMap(\.self)
    if dialect.position == .none {
      // The place of a mark is found by its photo or its time.
      needed = [dialect.fields[.photo], dialect.fields[.time]].compactMap(\.self).min().map { [$0] } ?? []
    }
    guard let last = needed.max() else { return false }
    return last < (shape.mayBeCut ? shape.count - 1 : shape.count)
  }

  /// True when a column that has a name has no cell in the record.
  private func lacksNamedCells(_ shape: RecordShape) -> Bool {
    shape.count < dialect.names.count && dialect.fields.names[shape.count...].contains { !$0.isEmpty }
  }

  /// What a record is whose coordinates are rejected.
  private func withoutPosition(
    _ text: Span<UInt8>, _ cells: [Range<Int>], _ rule: Rule, _ message: String, _ column: Int
  ) -> RecordReading {
    if rule == .coordinateMissing {
      if Self.isBlank(text, cells) { return .blank }
      if let total = totalsWord(text, cells) { return .rejected(.totalsRow, total, column: nil) }
    }
    if rule == .coordinateUnreadable {
      if isHeader(text, cells) { return .header }
      if areColumnTypes(text, cells) { return .comment }
      if let other = otherHeader(text, cells) { return other }
      if dialect.decimalComma, hasDecimalPoint(text, cells) {
        return .contradiction("numbers before this one have a decimal comma, this one has a decimal point", column: column)
      }
    }
    return .rejected(rule, message, column: column)
  }

  private static func isBlank(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> Bool {
    cells.allSatisfy { TextCleaning.trimmed(text.extracting($0)).isEmpty }
  }

  /// True when the cells are those of the header, which happens where files were joined.
  private func isHeader(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> Bool {
    guard cells.count >= dialect.headerCells.count else { return false }
    for (index, header) in dialect.headerCells.enumerated() {
      var cell = Array(cells[index])
      // Skip the byte order mark of the second file.
      if index == 0, cell.count >= 3, text[cell[0]] == 0xEF, text[cell[1]] == 0xBB, text[cell[2]] == 0xBF {
        cell.removeFirst(3)
      }
      guard cell.count == header.count, zip(cell, header).allSatisfy({ text[$0] == $1 }) else { return false }
    }
    return true
  }

  /// True for the row below the header of USGS tables, which gives the width and type of each column: `5s`, `15s`, `10d`.
  private func areColumnTypes(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> Bool {
    cells.allSatisfy { cell in
      guard cell.count > 0, cell.count <= 6 else { return cell.isEmpty }
      let digits = cell.prefix { text[$0] &- 0x30 <= 9 }.count
      return digits == cell.count - 1 && digits > 0 && [0x73, 0x64, 0x6E, 0x53, 0x44, 0x4E].contains(text[cell.upperBound - 1])
    }
  }

  /// What the record is where its cells are the header of another table, which stands below this one with its columns in another
  /// order; nil for all others.
  private func otherHeader(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> RecordReading? {
    guard !dialect.options.readsMarks, dialect.options.columns.isEmpty, dialect.options.geopoint == nil else { return nil }
    // Nearly no unreadable record has the name of a column where its position should be.
    guard dialect.position.columns.contains(where: { isName(text.extracting(cells[$0])) }) else { return nil }
    let names = cells.map { cell in
      String(decoding: TextCleaning.cleaned(text.extracting(cell)).bytes, as: UTF8.self)
    }
    // The names of the position come again, in other places or among others.
    let own = Set(dialect.position.allColumns.map { HeaderName(dialect.names[$0]).key })
    let keys = names.map { HeaderName($0).key }
    guard names.allSatisfy({ $0.utf8.count <= 64 && NumberText.parse(Array($0.utf8).span) == nil }) else { return nil }
    if own.isSubset(of: keys) {
      return keys.elementsEqual(dialect.fields.names.map { HeaderName($0).key }) ? .header : .otherHeader
    }
    guard keys.contains(where: { FieldAliases.byKey[$0]?.field.isPosition ?? false }) else { return nil }
    return (try? FieldMap(names, source: ""))?.hasPosition ?? false ? .otherHeader : nil
  }

  /// True for a cell that holds the name of a column of this table, or of one that could be in any.
  private func isName(_ cell: Span<UInt8>) -> Bool {
    guard cell.count > 0, cell.count <= 64 else { return false }
    let key = HeaderName(String(decoding: cell.withUnsafeBufferPointer { Array($0) }, as: UTF8.self)).key
    return ownKeys.contains(key) || FieldAliases.byKey[key] != nil
  }

  /// A message when one of the first cells says that the row is a sum; nil for other rows.
  private func totalsWord(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> String? {
    for cell in cells.prefix(3) where cell.count <= 64 {
      let word = HeaderName(String(decoding: cell.map { text[$0] }, as: UTF8.self)).key
      if ["合计", "小计", "总计", "共计", "total", "subtotal", "grandtotal", "sum"].contains(where: { word.hasPrefix($0) }) {
        return "the row is a total and no outlet"
      }
    }
    return nil
  }

  private func hasDecimalPoint(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> Bool {
    dialect.position.columns.contains { NumberText.parse(text.extracting(cells[$0])) != nil }
  }

  // MARK: - Everything but the position

  private mutating func fill(
    _ position: ObservationValues, _ text: Span<UInt8>, _ cells: [Range<Int>], _ given: RuleSet,
    _ claims: inout ClaimReader, _ names: inout ClaimedNames
  ) -> RecordReading {
    var values = position
    var flags = given
    if let noFix = fixFault(text, cells, &flags) { return noFix }
    let reading = time(text, cells)
    if case .impossible = reading { addDates(text, cells) }
    if let time = reading.ofRecord(&flags) { values.time = time }
    values.method = dialect.recordMethod
    if let column = columns.method {
      let cell = text.extracting(cells[column])
      if !TextCleaning.isNothing(cell) {
        if let method = methods.value(of: cell, lookUp: { Vocabularies.method($0) }) {
          values.method = method
        } else {
          flags.insert(.methodUnrecognised)
        }
      }
    }
    if let column = columns.type {
      let cell = text.extracting(cells[column])
      if !TextCleaning.isNothing(cell) {
        if let type = types.value(of: cell, lookUp: { Vocabularies.outletType($0) }) {
          values.type = type
        } else {
          flags.insert(.typeUnrecognised)
        }
      }
    }
    settleAccuracy(&values, text, cells, &flags)
    clean(text, cells, &flags)
    if columns.hasClaims {
      let river = columns.river.map { cells[$0] } ?? 0..<0
      let bank = columns.bank.map { cells[$0] } ?? 0..<0
      values.claim = claims.read(
        river: text.extracting(river), bank: text.extracting(bank), names: &names, flags: &flags)
    }
    values.flags = flags
    return .observation(values)
  }

  /// Rejects a record that the receiver made without a fix; flags one with few satellites.
  private func fixFault(_ text: Span<UInt8>, _ cells: [Range<Int>], _ flags: inout RuleSet) -> RecordReading? {
    if let column = columns.satellites, let count = number(text, cells, column) {
      if count == 0 { return .rejected(.noFix, "the receiver saw no satellite", column: column) }
      if count > 0, count < 4 { flags.insert(.fewSatellites) }
    }
    if let column = columns.fix {
      let word = cells[column].prefix(16).map { text[$0] | 0x20 }
      let trimmed = String(decoding: word, as: UTF8.self)
      if ["none", "no fix", "nofix", "invalid", "0"].contains(trimmed) {
        return .rejected(.noFix, "the receiver had no fix", column: column)
      }
    }
    return nil
  }

  private func time(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> TimeReading {
    switch (columns.date, columns.time) {
    case (let date?, let time?): times.read(date: text.extracting(cells[date]), time: text.extracting(cells[time]))
    case (let column?, nil), (nil, let column?): times.read(text.extracting(cells[column]))
    case (nil, nil): .missing
    }
  }

  /// Remembers what the dates of a record show whose time does not exist in the order of day and month that the file has.
  private mutating func addDates(_ text: Span<UInt8>, _ cells: [Range<Int>]) {
    for column in [columns.time, columns.date] {
      if let column { dates.add(text.extracting(cells[column])) }
    }
  }

  private func settleAccuracy(
    _ values: inout ObservationValues, _ text: Span<UInt8>, _ cells: [Range<Int>], _ flags: inout RuleSet
  ) {
    var recorded: Double?
    if let column = columns.accuracy {
      recorded = number(text, cells, column) ?? withUnit(text, cells, column)
      if recorded == nil, !TextCleaning.isNothing(text.extracting(cells[column])) {
        flags.insert(.accuracyUnreadable)
      }
    }
    let own = recorded == nil ? position.ownAccuracy(text, cells) : nil
    if let own, own.source == .recorded { recorded = own.metres }
    var hdop: Double?
    if recorded == nil, let column = columns.hdop { hdop = number(text, cells, column) }
    let settled = AccuracyRule.settle(recorded: recorded, unitMetres: accuracyUnit, hdop: hdop, method: values.method)
    values.accuracy = settled.accuracy
    values.accuracySource = settled.source
    flags.formUnion(settled.flags)
    // A grid reference with few digits is no more accurate than its square; one with many is no more accurate than the method.
    if let own, own.source == .derived, settled.source != .recorded, Float(own.metres) > settled.accuracy {
      values.accuracy = Float(own.metres)
      values.accuracySource = .derived
    }
  }

  private func number(_ text: Span<UInt8>, _ cells: [Range<Int>], _ column: Int) -> Double? {
    let cell = text.extracting(cells[column])
    if let value = NumberText.parse(cell, decimalComma: dialect.decimalComma) { return value }
    guard cell.count <= 1024, cell.count > 0 else { return nil }
    let folded = WidthFolding.fold(cell).bytes
    let trimmed = folded.span.extracting(TextCleaning.trimmed(folded.span))
    return NumberText.parse(trimmed, decimalComma: dialect.decimalComma) ?? NumberText.parse(trimmed)
      ?? NumberText.parse(trimmed, decimalComma: true)
  }

  /// Reads a number of metres with its unit, such as `3.5 m` and `±3米`.
  private func withUnit(_ text: Span<UInt8>, _ cells: [Range<Int>], _ column: Int) -> Double? {
    let cell = cells[column]
    guard cell.count > 1, cell.count <= 32, accuracyUnit == 1 else { return nil }
    var word = String(decoding: cell.map { text[$0] }, as: UTF8.self).lowercased().filter { !$0.isWhitespace && $0 != "±" }
    guard let unit = ["metres", "meters", "米", "m"].first(where: { word.hasSuffix($0) }) else { return nil }
    word.removeLast(unit.count)
    let bytes = Array(word.utf8)
    return NumberText.parse(bytes.span, decimalComma: dialect.decimalComma) ?? NumberText.parse(bytes.span)
      ?? NumberText.parse(bytes.span, decimalComma: true)
  }

  private mutating func clean(_ text: Span<UInt8>, _ cells: [Range<Int>], _ flags: inout RuleSet) {
    Self.clean(text, cells, columns.id, &cleanedID, &flags)
    originalID = nil
    if let column = columns.id, cells[column].count != cleanedID.count { originalID = cells[column].map { text[$0] } }
    Self.clean(text, cells, columns.name, &cleanedName, &flags)
    Self.clean(text, cells, columns.code, &cleanedCode, &flags)
  }

  private static func clean(
    _ text: Span<UInt8>, _ cells: [Range<Int>], _ column: Int?, _ output: inout [UInt8], _ flags: inout RuleSet
  ) {
    output.removeAll(keepingCapacity: true)
    guard let column else { return }
    let cell = text.extracting(cells[column])
    let count = cell.count
    guard count > 0 else { return }
    if cell[0] != 0x20, cell[count &- 1] != 0x20, TextCleaning.isClean(cell) {
      cell.withUnsafeBufferPointer { output.append(contentsOf: $0) }
    } else {
      let cleaned = TextCleaning.cleaned(cell)
      output.append(contentsOf: cleaned.bytes)
      if cleaned.changed { flags.insert(.controlCharactersRemoved) }
    }
  }
}
