import SurveyModel

/// Finds out from the records at the start of a file (or all of them) how all its records are written: with decimal commas
/// or points, with the day or the month first, with the easting or the northing in the column X.
enum CSVSample {
  /// Completes `dialect` by what the records of `body` show. `isWhole`: `body` goes to the end of the file.
  static func settle(
    _ dialect: inout CSVDialect, body: Span<UInt8>, isWhole: Bool, _ builder: inout ObservationBuilder
  ) throws(InputError) {
    var comma = CommaEvidence()
    var metres = MetreEvidence()
    var order = OrderEvidence()
    var dates = DateEvidence()
    var plane = PlaneEvidence()
    var splits = SplitEvidence(dialect)
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
      guard text.read(content, hasQuotes: extent.hasQuotes) == nil else { continue }
      if text.cells.count > dialect.names.count,
        let whole = text.withText(of: content, { utf8, cells in splits.joined(utf8, cells) })
      {
        text.replace(with: whole)
      }
      text.pad(to: dialect.names.count)
      text.withText(of: content) { utf8, cells in
        splits.add(utf8, cells)
        for column in dialect.position.columns { comma.add(utf8.extracting(cells[column])) }
        for column in dateColumns { dates.add(utf8.extracting(cells[column])) }
        switch dialect.position {
        case .plane(let x, let y):
          plane.add(x: utf8.extracting(cells[x]), y: utf8.extracting(cells[y]))
          if dialect.kind == .metres { for column in [x, y] { metres.add(utf8.extracting(cells[column])) } }
        case .single(let column, nil): order.add(utf8.extracting(cells[column]))
        default: break
        }
      }
    }
    dialect.decimalComma = comma.isDecimal(dialect)
    dialect.splitDecimals = splits.settled(&builder)
    if case .plane = dialect.position, dialect.kind == .metres {
      dialect.metreStyle = metres.style
      dialect.decimalComma = dialect.delimiter != .ascii(0x2C) && metres.isDecimalComma
      metres.note(&builder)
    }
    if case .single(let column, nil) = dialect.position {
      let found = try order.settled(dialect.names[column], kind: dialect.kind, source: dialect.options.source)
      dialect.position = .single(column, found)
      order.note(dialect.names[column], found, &builder)
    }
    settleDates(&dialect, dates, &builder)
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

  /// Settles the order of day and month. Where nothing settles it, dates that need it are left out, which is said.
  private static func settleDates(_ dialect: inout CSVDialect, _ dates: DateEvidence, _ builder: inout ObservationBuilder) {
    builder.dates = dates
    guard dialect.options.dateOrder == .unknown else { return }
    guard dialect.options.trustsDateCustom else {
      return builder.note(
        .dateOrder, .warning,
        "some dates have the day first and some the month, so that those which can be read both ways were left out; write them as "
          + "YYYY-MM-DD")
    }
    dialect.time.order = dates.order
    dialect.time.trustsCustom = !dates.isContradictory
    if let doubt = dates.doubt {
      builder.note(.dateOrder, .warning, doubt)
    } else if let assumption = dates.assumption {
      builder.note(.dateOrder, .info, assumption)
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

  /// Finds out whether decimal commas stand between cells that are separated by commas too.
  private struct SplitEvidence {
    private let split: SplitDecimals?
    private let columns: [Int]
    private var clear = 0
    private var others = 0
    private var example = ""

    init(_ dialect: CSVDialect) {
      split = SplitDecimals(dialect)
      columns = dialect.position.columns
    }

    mutating func joined(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> [Range<Int>]? {
      guard let split, let whole = split.joined(text, cells) else { return nil }
      if split.isClear(whole, text) {
        if clear == 0, let first = columns.first { example = String(decoding: whole[first].map { text[$0] }, as: UTF8.self) }
        clear += 1
      }
      return whole
    }

    /// Notes a record with decimal points, which contradicts decimal commas.
    mutating func add(_ text: Span<UInt8>, _ cells: [Range<Int>]) {
      if split == nil { return }
      let hasPoint = columns.contains { column in cells[column].contains { text[$0] == 0x2E } }
      if hasPoint { others += 1 }
    }

    /// What puts the numbers together; nil where the records do not show that it is needed.
    func settled(_ builder: inout ObservationBuilder) -> SplitDecimals? {
      guard let split, clear > 0, others == 0 else { return nil }
      builder.note(
        .numbersGrouped, .warning,
        "commas separate the cells and stand for the decimal point too, without quotes: numbers such as \(example) were put together "
          + "from two cells; write them in quotes or with a point")
      return split
    }
  }

  /// Finds out which of the two numbers in one cell is the latitude.
  private struct OrderEvidence {
    /// Cells that do not say their order, and of these how many allow only one.
    private var silent = 0
    private var latitudeFirst = 0
    private var longitudeFirst = 0
    private var bracketed = 0
    private var example = ""

    mutating func add(_ cell: Span<UInt8>) {
      guard case .position(let position) = PositionText.read(cell), position.order == nil else { return }
      if silent == 0 {
        example = String(decoding: cell.extracting(0..<min(40, cell.count)).withUnsafeBufferPointer { Array($0) }, as: UTF8.self)
      }
      silent += 1
      if position.isBracketed { bracketed += 1 }
      switch position.possibleOrder {
      case .latitudeFirst: latitudeFirst += 1
      case .longitudeFirst: longitudeFirst += 1
      case nil: break
      }
    }

    /// The order of the column. Throws where the numbers allow both.
    func settled(_ name: String, kind: CoordinateKind, source: String) throws(InputError) -> PositionOrder {
      if silent == 0 { return .longitudeFirst }
      if kind == .degrees, (latitudeFirst == 0) != (longitudeFirst == 0) {
        return latitudeFirst > 0 ? .latitudeFirst : .longitudeFirst
      }
      if kind == .degrees, latitudeFirst == 0, bracketed == silent { return .latitudeFirst }
      throw InputError(
        .unreadable,
        "the column holds both coordinates, but cells such as \(example) do not show in which order; say it with "
          + "\(.positionOrder, "latlon") or \(.positionOrder, "lonlat")", source: source, column: name)
    }

    /// Says how the order was found, where the name of the column does not say it.
    func note(_ name: String, _ order: PositionOrder, _ builder: inout ObservationBuilder) {
      let why =
        silent == 0
        ? "which say themselves which is the latitude"
        : latitudeFirst + longitudeFirst > 0
          ? "\(order == .latitudeFirst ? "latitude" : "longitude") first, since no latitude is beyond 90"
          : "latitude first, as portals write two numbers in brackets; --position-order says otherwise"
      builder.note(.coordinateOrder, .info, "the places are the cells of \"\(name)\", \(why)")
    }
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
