import SurveyModel

/// The start of a CSV file up to and including its header, and what it decides.
struct CSVHeader {
  var dialect: CSVDialect
  /// The pieces of the file up to the header's end, as byte ranges.
  var pieces: [Range<Int>]
  /// Offset of the first byte after the header.
  var bodyStart: Int
  /// Physical lines up to there.
  var lines: Int
  var findings: [Finding] = []

  /// How many records may stand before the header: a title, a unit, a banner.
  private static let maximumPreamble = 10

  /// Reads the header from the first bytes of a file (`isWhole`: all of them).
  init(_ bytes: Span<UInt8>, isWhole: Bool, options: IngestOptions) throws(InputError) {
    let source = options.source
    if let foreign = ForeignFormat.name(bytes) {
      throw InputError(.unreadable, "this is no CSV but \(foreign)", source: source)
    }
    let judge = try EncodingJudge(bytes, isWhole: isWhole, options: options)
    var lines = try HeaderLines(bytes, encoding: judge, isWhole: isWhole, source: source)
    let kind = try options.kind(statedCRS: nil)
    var firstError: InputError?
    var candidates = 0
    while candidates < Self.maximumPreamble, let line = try lines.next() {
      candidates += 1
      do {
        let given = line.cells.map { String(decoding: TextCleaning.cleaned($0.span).bytes, as: UTF8.self) }
        let names = Self.unique(given)
        let fields = try FieldMap(given, overrides: options.columns, source: source)
        let position =
          options.readsMarks
          ? try PositionPlan(ofMarks: fields, kind: kind, source: source) : try PositionPlan(fields, kind: kind, source: source)
        try Self.refusePlans(names, source)
        pieces = lines.pieces
        bodyStart = lines.nextByte
        self.lines = lines.lineCount
        dialect = CSVDialect(
          encoding: judge.encoding, encodingIsStated: judge.isStated, encodingIsAmbiguous: judge.isAmbiguous,
          encodingIsProven: isWhole && !judge.isStated,
          delimiter: line.delimiter,
          splitter: RecordSplitter(
            delimiter: line.delimiter.byte, wideDelimiter: lines.wideDelimiter(line.delimiter), columns: names.count,
            positionColumns: position.columns),
          names: names, headerCells: line.cells, fields: fields, position: position, kind: kind,
          time: TimeRules(options), attributeKeys: AttributeKeys(names), isFlightLog: Self.isFlightLog(names),
          options: options)
        note(judge, preamble: candidates - 1)
        return
      } catch {
        if firstError == nil { firstError = error }
      }
    }
    throw firstError
      ?? InputError(.unreadable, "the file holds no records: it is empty or has only blank lines", source: source)
  }

  private mutating func note(_ judge: EncodingJudge, preamble: Int) {
    let source = dialect.options.source
    func note(_ rule: Rule, _ severity: Severity, _ message: String) {
      findings.append(Finding(rule, severity, message, source: source))
    }
    if judge.encoding != .utf8, !judge.isStated {
      note(.encodingNote, .info, "the text is not UTF-8 and was read as \(judge.encoding.name)")
    }
    if judge.isAmbiguous {
      note(
        .encodingAmbiguous, .warning,
        "the few characters that are not ASCII can be read as UTF-8 and as GB18030; UTF-8 was taken, --encoding says otherwise")
    }
    if dialect.delimiter != .ascii(0x2C) {
      note(.delimiterNote, .info, "the cells are separated by \(dialect.delimiter.name)")
    }
    if preamble > 0 {
      note(.headerRepeated, .info, "the header is record \(preamble + 1) of the file; what stands before it was left out")
    }
    for (field, name) in dialect.fields.passedOver {
      note(
        .columnPassedOver, .info,
        "the column \"\(name)\" could be the \(field.rawValue) too, but another one was taken; --columns says otherwise")
    }
    if dialect.fields.names != dialect.names {
      note(.columnPassedOver, .info, "columns without a name or with the same name were given names of their own")
    }
    if dialect.isFlightLog {
      note(
        .flightLogRows, .warning,
        "this is a flight log: its rows are where the aircraft was, and not where outlets are")
    }
  }

  /// The header's cells as names, each once: attributes are an object, whose keys must differ.
  private static func unique(_ given: [String]) -> [String] {
    var seen = Set<[UInt8]>()
    return given.enumerated().map { index, given in
      let name = given.isEmpty ? "column_\(index + 1)" : given
      var candidate = name
      var number = 2
      while !seen.insert(Array(candidate.utf8)).inserted {
        candidate = "\(name)_\(number)"
        number += 1
      }
      return candidate
    }
  }

  /// Planned waypoints must never become sightings.
  private static func refusePlans(_ names: [String], _ source: String) throws(InputError) {
    let keys = Set(names.map { HeaderName($0).key })
    if keys.isSuperset(of: ["curvesize", "rotationdir", "gimbalmode"]) {
      throw InputError(
        .unreadable,
        "this is a Litchi mission plan, which says where to fly and not what was seen; export the flight log instead",
        source: source)
    }
  }

  private static func isFlightLog(_ names: [String]) -> Bool {
    let keys = Set(names.map { HeaderName($0).key })
    return keys.contains("flycstate") || keys.contains("osdlatitude") || keys.contains("osdflycstate")
      || (keys.contains("isflying") && keys.contains("latitude")) || keys.contains("aircraftlatitude")
  }
}
