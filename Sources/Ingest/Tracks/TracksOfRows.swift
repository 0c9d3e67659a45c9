import SurveyModel

extension SurveyFile {
  /// Makes tracks of the rows that are fixes of a flight or walk: by what the user says, by the dialect of the table, or by the
  /// shape of the rows (``TrackShape``). Points that are the vertices of a line beside them are left to that line. The books stay
  /// as they are: a row that is a fix was accepted.
  mutating func settleTracks(_ options: IngestOptions) throws(InputError) {
    guard observations.count > 0, options.coordinates.isJudged, description.format.mayHoldFixes,
      options.tableRole != .observations
    else { return }
    let names = description.columns
    let dialect = TrackDialect.recognise(names)
    if options.tableRole == .track, tracks.isEmpty {
      return try takeTrack(Array(0..<observations.count), .info, "as was said", nil, dialect, options)
    }
    let kind = try options.kind(statedCRS: description.statedCRS)
    settlePointsOfLines(names, kind, options)
    guard observations.count > 0 else { return }
    let fixes = RowTags(observations, names: names)?.fixes
    if fixes?.isEmpty == true { return }
    let clock = TrackShape.isDated(observations) ? nil : ElapsedClock(observations, names: names)
    if let dialect {
      return try takeTrack(
        fixes ?? Array(0..<observations.count), .info, "the table is of \(dialect.name)", clock, dialect, options)
    }
    let shape = TrackShape(observations, names: names, kind: kind, clock: clock)
    // Most tables are no tracks, as their first rows show.
    var verdict = shape.judge(Array(0..<min(observations.count, TrackShape.firstLook)))
    guard fixes != nil || verdict != .observations else { return }
    let rows = fixes ?? Array(0..<observations.count)
    let isOpen = if case .track = verdict { description.format != .gpx && rows.count > TrackShape.firstLook } else { false }
    if fixes != nil || isOpen { verdict = shape.judge(rows) }
    switch verdict {
    case .observations: break
    case .doubtful(let reason):
      note(
        .rowsLikeTrack, .warning,
        "the rows follow one another as the fixes of a way do: \(reason); they were taken as observations, --as track says otherwise",
        options)
    case .track(let reason) where description.format == .gpx:
      // A waypoint is a place that somebody marked; the way is in the tracks of such a file.
      note(
        .rowsLikeTrack, .warning,
        "the waypoints follow one another as the fixes of a way do: \(reason); they were taken as observations, --as track says otherwise",
        options)
    case .track(let reason):
      let notes = FormContent.notes(observations, rows: rows, names: names)
      try takeTrack(rows.filter { !notes.contains($0) }, .warning, reason, clock, nil, options)
    }
  }

  /// Leaves points to the line whose vertices they are.
  private mutating func settlePointsOfLines(_ names: [String], _ kind: CoordinateKind, _ options: IngestOptions) {
    let found = PointsOfLines.find(observations, tracks, names: names, kind: kind)
    if !found.doubtful.isEmpty {
      note(
        .rowsLikeTrack, .warning,
        "\(found.doubtful.count) points are vertices of a line of the file; they were taken as observations, since somebody may have "
          + "joined outlets by a line", options)
    }
    guard !found.rows.isEmpty else { return }
    PointsOfLines.addTimes(observations, found.rows, to: &tracks)
    keepObservations(without: found.rows)
    note(
      .rowsAreTrack, .warning,
      "\(found.rows.count) points are the vertices of the line beside them: they are that track, and no outlet is placed from them; "
        + "--as observations says otherwise", options)
  }

  /// Makes tracks of `rows`, for this reason.
  private mutating func takeTrack(
    _ rows: [Int], _ severity: Severity, _ reason: String, _ clock: ElapsedClock?, _ dialect: TrackDialect?,
    _ options: IngestOptions
  ) throws(InputError) {
    var fixes = FixColumns()
    var tally = FlagTally()
    fixes.reserve(rows.count)
    for row in rows {
      let accuracy = observations.accuracySource[row] == .assumed ? nil : observations.accuracy[row]
      fixes.append(
        x: observations.x[row], y: observations.y[row], time: observations.time(at: row), clock: clock?.microseconds[row],
        accuracy: accuracy)
      var flags = observations.flags[row].subtracting(RuleSet(.accuracyAssumed))
      // A clock that counts from the start is no time that could not be read.
      if clock != nil { flags = flags.subtracting(RuleSet(.timeUnreadable)) }
      tally.add(flags, record: Int(observations.record[row]))
    }
    if dialect != nil, rows.count >= 10, fixes.lookLikeRadians {
      throw InputError(
        .unreadable,
        "all \(rows.count) positions lie within ±π/2 and ±π: are they radians? Export the log in degrees, or say \(.fixes, "radians") "
          + "and \(.tableRole, "observations")", source: options.source)
    }
    let hasClock = (0..<fixes.count).contains { fixes.time(at: $0) != nil || fixes.clock(at: $0) != nil }
    let made = TracksOfFixes(
      fixes, source: options.source, method: method(of: rows, dialect, options), isResampled: hasClock, gap: fixes.usualGap)
    findings += tally.findings(source: options.source)
    if made.steps > 0 {
      note(
        .timeOrder, .warning, "the clock goes back at \(made.steps) fix\(made.steps == 1 ? "" : "es"); they stay as they stand",
        options)
    }
    if made.singleFixes > 0 {
      note(
        .trackTooShort, .info, "\(made.singleFixes) fix\(made.singleFixes == 1 ? "" : "es") between gaps make no line", options)
    }
    keepObservations(without: rows)
    tracks += made.tracks
    let rest = observations.count
    let others = rest == 0 ? "" : "; \(rest) other row\(rest == 1 ? " is an observation" : "s are observations")"
    note(
      .rowsAreTrack, severity,
      "\(rows.count) rows are the way of somebody and no outlets: \(reason)\(others); --as observations says otherwise", options)
  }

  private func method(of rows: [Int], _ dialect: TrackDialect?, _ options: IngestOptions) -> SurveyMethod {
    if let method = options.defaultMethod ?? dialect?.method { return method }
    if let row = rows.first, observations.method[row] != .other { return observations.method[row] }
    let isFlown = TrackWords.motions(description.columns).contains { $0 == .attitude || $0 == .mode || $0 == .battery }
    return isFlown ? .drone : .other
  }

  private mutating func keepObservations(without rows: [Int]) {
    if rows.count == observations.count {
      observations = ObservationColumns()
      return
    }
    let gone = Set(rows)
    observations = observations.selecting((0..<observations.count).filter { !gone.contains($0) })
  }

  private mutating func note(_ rule: Rule, _ severity: Severity, _ message: String, _ options: IngestOptions) {
    findings.append(Finding(rule, severity, message, source: options.source))
  }
}

extension FileFormat {
  /// True for formats whose points may be the fixes of a way.
  fileprivate var mayHoldFixes: Bool {
    switch self {
    case .csv, .jsonRecords, .excelSheet, .openDocumentSheet, .geoJSON, .geoJSONSequence, .kml, .kmz, .gpx, .geoPackage,
      .shapefile,
      .flatGeobuf,
      .fileGDB, .mapInfo, .gml, .postGIS:
      true
    default: false
    }
  }
}
