import SurveyModel

/// Finds out from the records at the start of a file (or all of them) how all its records are written: with decimal commas
/// or points, with the day or the month first, with the easting or the northing in the column X.
enum CSVSample {
  /// Completes `dialect` by what the records of `body` show. `isWhole`: `body` goes to the end of the file.
  static func settle(
    _ dialect: inout CSVDialect, body: Span<UInt8>, isWhole: Bool, _ builder: inout ObservationBuilder
  ) throws(InputError) {
    var comma = CommaEvidence()
    var dates = DateEvidence()
    var plane = PlaneEvidence()
    var lookahead = RecordSplitter.Lookahead()
    var text = RecordText(encoding: dialect.encoding, delimiter: dialect.delimiter)
    let width = dialect.encoding.unitWidth
    let narrowed = width == 2 ? UnitView.narrow(body, bigEndian: dialect.encoding == .utf16BigEndian) : []
    let dateColumns = [dialect.fields[.time], dialect.fields[.date]].compactMap(\.self)
    var unit = 0
    while true {
      // Behind the first bytes, read on only while the decimal sign or the order of dates is undecided.
      if unit * width > CSVStream.prefixSize, !comma.isOpen(dialect), !dates.isOpen { break }
      let extent =
        width == 2
        ? dialect.splitter.next(narrowed.span, from: unit, isLast: isWhole, lookahead: &lookahead)
        : dialect.splitter.next(body, from: unit, isLast: isWhole, lookahead: &lookahead)
      guard let extent else { break }
      unit = extent.end
      guard extent.kind == .whole else { continue }
      let content = body.extracting(extent.start * width..<min(extent.contentEnd * width, body.count))
      guard text.read(content, hasQuotes: extent.hasQuotes) == nil, text.cells.count >= dialect.names.count else { continue }
      text.withText(of: content) { utf8, cells in
        for column in dialect.position.columns { comma.add(utf8.extracting(cells[column])) }
        for column in dateColumns { dates.add(utf8.extracting(cells[column])) }
        if case .plane(let x, let y) = dialect.position {
          plane.add(x: utf8.extracting(cells[x]), y: utf8.extracting(cells[y]))
        }
      }
    }
    dialect.decimalComma = comma.isDecimal(dialect)
    try settleDates(&dialect, dates)
    if !dialect.options.coordinates.keepsOrder, case .plane(let x, let y) = dialect.position, dialect.fields[.easting] == nil,
      plane.isNorthFirst,
      dialect.fields[.x] == x, dialect.fields[.y] == y
    {
      dialect.position = .plane(easting: y, northing: x)
      builder.note(
        .columnPassedOver, .info,
        "X was read as northing and Y as easting, as Chinese tables write them (X has 7 digits, Y has 6 or 8)")
    }
  }

  private static func settleDates(_ dialect: inout CSVDialect, _ dates: DateEvidence) throws(InputError) {
    let column = (dialect.fields[.date] ?? dialect.fields[.time]).map { dialect.names[$0] }
    if dates.dayFirst > 0, dates.monthFirst > 0 {
      throw InputError(
        .unreadable, "some dates have the day first and some the month; write them as YYYY-MM-DD",
        source: dialect.options.source, column: column)
    }
    if dates.dayFirst > 0 { dialect.time.order = .dayFirst }
    if dates.monthFirst > 0 { dialect.time.order = .monthFirst }
    if dialect.time.order == .unknown, dates.ambiguous > 0 {
      throw InputError(
        .unreadable,
        "it cannot be told whether dates such as \(dates.example) have the day or the month first, since none has a number "
          + "above 12; write them as YYYY-MM-DD, or leave the column out with \(.columns, "time=,date=")",
        source: dialect.options.source, column: column)
    }
  }

  /// Counts decimal commas and decimal points in coordinates. A comma that separates cells cannot be a decimal comma.
  private struct CommaEvidence {
    private var commas = 0
    private var points = 0

    mutating func add(_ cell: Span<UInt8>) {
      let trimmed = cell.extracting(TextCleaning.trimmed(cell))
      if NumberText.parse(trimmed) != nil {
        for index in trimmed.indices where trimmed[index] == 0x2E { points += 1 }
      } else if NumberText.parse(trimmed, decimalComma: true) != nil {
        commas += 1
      }
    }

    func isDecimal(_ dialect: CSVDialect) -> Bool { dialect.delimiter != .ascii(0x2C) && commas > 0 && points == 0 }

    /// True while neither a decimal comma nor a decimal point has been seen.
    func isOpen(_ dialect: CSVDialect) -> Bool { dialect.delimiter != .ascii(0x2C) && commas == 0 && points == 0 }
  }

  /// Counts dates that show whether the day or the month comes first, and dates that would need to know it.
  private struct DateEvidence {
    var dayFirst = 0
    var monthFirst = 0
    var ambiguous = 0
    var example = ""

    /// Only dates with slashes, dots or dashes and the year last have an order to be found out.
    mutating func add(_ cell: Span<UInt8>) {
      guard cell.count >= 8 else { return }
      // The usual case first, since it needs no copy: a date that begins with the year has no order to be found out.
      if cell[0] &- 0x30 <= 9, cell[1] &- 0x30 <= 9, cell[2] &- 0x30 <= 9, cell[3] &- 0x30 <= 9 { return }
      let ascii = TimeWriting.ascii(cell)
      switch TimeWriting.evidence(ascii) {
      case .dayFirst: dayFirst += 1
      case .monthFirst: monthFirst += 1
      case .unknown, nil:
        if TimeWriting.needsOrder(ascii) {
          if ambiguous == 0 { example = String(decoding: ascii, as: UTF8.self) }
          ambiguous += 1
        }
      }
    }

    /// True while dates have been seen that need to know the order, and none that shows it.
    var isOpen: Bool { ambiguous > 0 && dayFirst == 0 && monthFirst == 0 }
  }

  /// Columns called X and Y: in Gauss-Kruger tables X is the northing, of 7 digits, and Y the easting, of 6, or of 8
  /// with the zone in front.
  private struct PlaneEvidence {
    private var northFirst = 0
    private var others = 0

    mutating func add(x: Span<UInt8>, y: Span<UInt8>) {
      guard let x = NumberText.parse(x.extracting(TextCleaning.trimmed(x))),
        let y = NumberText.parse(y.extracting(TextCleaning.trimmed(y)))
      else { return }
      let isEasting = (100_000..<1_000_000).contains(y) || (10_000_000..<100_000_000).contains(y)
      if (1_000_000..<10_000_000).contains(x), isEasting { northFirst += 1 } else { others += 1 }
    }

    var isNorthFirst: Bool { northFirst > 0 && others == 0 }
  }
}
