import SurveyModel

/// The start of a CSV file up to and including its header, with the dialect that follows from it.
struct CSVHeader {
  var dialect: CSVDialect
  /// The records up to and including the header, as byte ranges of the file.
  var pieces: [Range<Int>]
  /// Offset of the first byte after the header.
  var bodyStart: Int
  /// Number of physical lines up to the end of the header.
  var lines: Int
  var findings: [Finding] = []

  /// How many records at the start of a file are tried as its header. A title or a unit may stand before it.
  private static let maximumPreamble = 10
  /// How many records behind the header are looked at to understand it.
  private static let recordsLookedAt = TableSample.size

  /// A record that may be the header, and how much of the file has been passed with it.
  private struct Candidate {
    var line: HeaderLines.Line
    var passed: HeaderLines.Passed
  }

  /// Reads the header from the first bytes of a file (`isWhole`: all of them).
  init(_ bytes: Span<UInt8>, isWhole: Bool, options: IngestOptions) throws(InputError) {
    let source = options.source
    if let foreign = ForeignFormat.name(bytes) {
      throw InputError(.unreadable, "this is no CSV but \(foreign)", source: source)
    }
    let judge = try EncodingJudge(bytes, isWhole: isWhole, options: options)
    var lines = try HeaderLines(bytes, encoding: judge, isWhole: isWhole, source: source)
    let kind = try options.kind(statedCRS: nil)
    // Records whose names say nothing of a position. One of them is the header after all if a later record has a cell that
    // can hardly be anything but a position from a form.
    var earlier: [Candidate] = []
    var firstError: InputError?
    var candidates = 0
    while candidates < Self.maximumPreamble, var line = try lines.next() {
      candidates += 1
      let below = lines.peek(Self.recordsLookedAt)
      var next = below[...]
      if let lower = below.first, let joined = AngleRows.joined(line.cells, lower.cells) {
        line.cells = joined
        next = next.dropFirst()
        _ = try lines.next()
      }
      if kind == .degrees, options.geopoint == nil, options.columns.isEmpty, !options.readsMarks,
        let column = Self.geopoint(line),
        let index = earlier.firstIndex(where: { $0.line.cells.count == line.cells.count })
      {
        let header = earlier[index]
        let cell = header.line.cells[column]
        let name = String(decoding: TextCleaning.cleaned(cell.span).bytes, as: UTF8.self)
        var chosen = options
        chosen.geopoint = name
        try self.init(header, lines, TableSample(), judge, isWhole: isWhole, options: chosen)
        dialect.options = options
        note(judge, preamble: index)
        return
      }
      // Some loggers end the header, and only it, with a comma: the last name is none.
      while line.cells.count > 1, line.cells.last?.allSatisfy({ $0 <= 0x20 }) == true, !next.isEmpty,
        next.allSatisfy({ $0.cells.count < line.cells.count })
      {
        line.cells.removeLast()
      }
      let candidate = Candidate(line: line, passed: lines.passed)
      do {
        try self.init(
          candidate, lines, TableSample(records: next.map(\.cells)), judge, isWhole: isWhole, options: options)
        note(judge, preamble: candidates - 1)
      } catch {
        if firstError == nil { firstError = error }
        earlier.append(candidate)
        continue
      }
      try refuseSplitAngles(next.prefix(3))
      return
    }
    throw firstError
      ?? InputError(.unreadable, "the file holds no records: it is empty or has only blank lines", source: source)
  }

  /// Throws where degrees, minutes and seconds stand in columns of which only the first has a name.
  private func refuseSplitAngles(_ records: ArraySlice<HeaderLines.Line>) throws(InputError) {
    guard case .angles(let longitude, let latitude, nil) = dialect.position, dialect.options.columns.isEmpty else { return }
    let names = dialect.fields.names
    guard records.contains(where: { AngleRows.areSplit(names, longitude: longitude, latitude: latitude, $0.cells) }) else {
      return
    }
    throw InputError(
      .unreadable,
      "behind \"\(names[longitude])\" and \"\(names[latitude])\" stand columns without a name that hold minutes; name all parts: "
        + "\(names[longitude])(度), \(names[longitude])(分), \(names[longitude])(秒), and the same for \(names[latitude])",
      source: dialect.options.source, column: names[longitude])
  }

  /// The column of the first cell that can hardly be anything but a position from a form.
  private static func geopoint(_ line: HeaderLines.Line) -> Int? {
    for (index, cell) in line.cells.enumerated() {
      let isTypical = GeopointText.isTypical(cell.span)
      if isTypical { return index }
    }
    return nil
  }

  /// Takes `candidate` as the header. Throws where it cannot be one.
  private init(
    _ candidate: Candidate, _ lines: borrowing HeaderLines, _ sample: TableSample, _ judge: EncodingJudge, isWhole: Bool,
    options: IngestOptions
  ) throws(InputError) {
    let source = options.source
    let line = candidate.line
    var given = line.cells.map { String(decoding: TextCleaning.cleaned($0.span).bytes, as: UTF8.self) }
    let log = options.readsMarks ? nil : TrackDialect.recognise(given)
    if log?.startsWithTime == true, given.first?.isEmpty == true { given[0] = "time" }
    let names = Self.unique(given)
    let fields = try FieldMap(
      given, overrides: log?.columns(given, besides: options.columns) ?? options.columns, positions: true,
      geopoint: options.geopoint ?? log?.geopoint(given), source: source, sample: sample)
    var kind = try options.kind(statedCRS: nil)
    let conditions = PositionPlan.Conditions(kind: kind, order: options.positionOrder, sample: sample, source: source)
    let (position, passedOver) =
      options.readsMarks ? try PositionPlan.choose(ofMarks: fields, conditions) : try PositionPlan.choose(fields, conditions)
    try Self.refusePlans(names, source)
    if case .single = position, let fault = UnsplitTable.fault(names, sample) {
      throw InputError(.unreadable, fault, source: source)
    }
    var statedCRS: String?
    if case .single(let column, _) = position, let crs = sample.statedCRS(column) {
      statedCRS = "EPSG:\(crs)"
      kind = try options.kind(statedCRS: statedCRS)
    }
    if case .gridReference(let column) = position {
      statedCRS = "EPSG:27700"
      kind = try options.kind(statedCRS: statedCRS)
      guard kind == .metres else {
        throw InputError(
          .usage, "grid references are metres of EPSG:27700, whatever \(.overrideCRS) says; leave it out", source: source,
          column: names[column])
      }
    }
    pieces = candidate.passed.pieces
    bodyStart = candidate.passed.nextByte
    self.lines = candidate.passed.lineCount
    dialect = CSVDialect(
      encoding: judge.encoding, encodingIsStated: judge.isStated, encodingIsAmbiguous: judge.isAmbiguous,
      encodingIsProven: isWhole && !judge.isStated,
      delimiter: line.delimiter,
      splitter: RecordSplitter(
        delimiter: line.delimiter.byte, wideDelimiter: lines.wideDelimiter(line.delimiter), columns: names.count,
        positionColumns: position.columns),
      names: names, headerCells: line.cells, fields: fields, position: position,
      kind: kind, hemispheres: HemisphereColumns(fields, position), statedCRS: statedCRS,
      time: TimeRules(options), attributeKeys: AttributeKeys(names), isFlightLog: log?.method == .drone,
      options: options)
    if log?.isUTC == true, options.columns[.time] == nil { dialect.time = dialect.time.inUTC }
    dialect.time.hasShortDates = log?.hasShortDates ?? false
    if let passedOver {
      let (taken, others) = (position.columns.map { "\"\(names[$0])\"" }, passedOver.columns.map { "\"\(names[$0])\"" })
      findings.append(
        Finding(
          .positionChosen, .warning,
          "\(taken.joined(separator: ", ")) were taken for the position, since \(others.joined(separator: ", ")) cannot be "
            + (kind == .degrees ? "degrees" : "metres") + "; --columns says otherwise", source: source))
    }
  }

  /// Adds the findings about the file as a whole; `preamble` records stand before the header.
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
        judge.rival.map { other in
          "the few characters that are not ASCII can be read as \(judge.encoding.name) and as \(other.name); "
            + "\(judge.encoding.name) was taken, --encoding says otherwise"
        } ?? "the text was read as \(judge.encoding.name), and its words are rare there; look at them, --encoding says otherwise")
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
    noteGeopoints()
    if let parent = dialect.names.first(where: { FormRepeat.parents.contains($0) }) {
      note(
        .formRepeat, .info,
        "rows with a \(parent) are repeats within a form: what the form's own table says of their parents was not joined to them")
    }
    if dialect.fields.names != dialect.names {
      note(.columnPassedOver, .info, "columns without a name or with the same name were given names of their own")
    }
    if dialect.isFlightLog, dialect.options.tableRole == .observations {
      note(
        .flightLogRows, .warning,
        "this is a flight log: its rows are where the aircraft was, and not where outlets are")
    }
  }

  /// Adds a finding that says which of a form's positions was taken.
  private mutating func noteGeopoints() {
    let further = Set(FurtherPlaces.all(dialect).map(\.latitude))
    let others = dialect.fields.otherGeopoints.filter { group in
      !further.contains(dialect.fields.names[group.latitude])
        // Columns that are read as easting and northing may be called by latitude and longitude.
        && Set([group.latitude, group.longitude]) != Set(dialect.position.columns)
    }
    .map { "\"\($0.name)\"" }.joined(separator: ", ")
    let source = dialect.options.source
    if case .geopoint(let column) = dialect.position {
      findings.append(
        Finding(
          .positionChosen, .info,
          "the places are the answers \"\(dialect.names[column])\": latitude, longitude, altitude, accuracy",
          source: source))
    } else if let taken = dialect.fields.geopoint, let choice = dialect.fields.choice {
      let columns = "\"\(dialect.names[taken.latitude])\" and \"\(dialect.names[taken.longitude])\""
      let message =
        switch choice {
        case .only: "\(columns) were taken for the position, since they are the only such pair; --columns says otherwise"
        case .outlet:
          "\(columns) were taken for the position, since they are the outlet's"
            + (others.isEmpty ? "" : ", and not \(others), whose places were left out") + "; --columns says otherwise"
        case .facility:
          "the only position is \(columns), which is that of a plant or an office and may lie far from its outlets"
        }
      let isSure = choice == .only || (choice == .outlet && others.isEmpty)
      findings.append(Finding(.positionChosen, isSure ? .info : .warning, message, source: source))
    } else if let taken = dialect.fields.geopoint, !others.isEmpty {
      // The place of a plant may be meant, and often lies far from its outlets.
      let hasFacility = dialect.fields.otherGeopoints.contains { $0.role == .facility && !$0.isOutlet }
      let isSaid = taken.isOutlet || dialect.fields.otherGeopoints.allSatisfy(\.isOtherRole)
      let isClear = dialect.options.geopoint != nil || (isSaid && !hasFacility)
      findings.append(
        Finding(
          .positionChosen, isClear ? .info : .warning,
          "the form holds several positions; \"\(taken.name)\" was taken and not \(others), --geopoint says otherwise",
          source: source))
    } else if !others.isEmpty {
      findings.append(
        Finding(
          .positionChosen, .info,
          "the form holds other positions too (\(others)), which were not taken; --geopoint says otherwise", source: source))
    }
  }

  /// The header's cells as names that all differ, because they become the keys of a JSON object.
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

  /// Throws for a table of planned waypoints: they say where to fly and not what was seen.
  private static func refusePlans(_ names: [String], _ source: String) throws(InputError) {
    let keys = Set(names.map { HeaderName($0).key })
    if keys.isSuperset(of: ["curvesize", "rotationdir", "gimbalmode"]) {
      throw InputError(
        .unreadable,
        "this is a Litchi mission plan, which says where to fly and not what was seen; export the flight log instead",
        source: source)
    }
  }
}
