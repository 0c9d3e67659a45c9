import SurveyModel

/// Reads the coordinates of records as the file's plan says.
struct PositionReader {
  let plan: PositionPlan
  let kind: CoordinateKind
  let decimalComma: Bool
  private let hemispheres: HemisphereColumns?
  private let style: MetreText.Style
  private let treatment: CoordinateTreatment

  init(_ dialect: CSVDialect) {
    plan = dialect.position
    kind = dialect.kind
    decimalComma = dialect.decimalComma
    hemispheres = dialect.hemispheres
    style = dialect.metreStyle
    treatment = dialect.options.coordinates
  }

  @inline(__always)
  func read(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> PositionReading {
    if hemispheres == nil, case .angles(let longitude, let latitude, nil) = plan,
      let x = NumberText.parse(text.extracting(cells[longitude]), decimalComma: decimalComma),
      let y = NumberText.parse(text.extracting(cells[latitude]), decimalComma: decimalComma)
    {
      return judged(x, y, [], column: faulty(x, longitude, y, latitude))
    }
    return readAny(text, cells)
  }

  private func readAny(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> PositionReading {
    switch plan {
    case .angles(let longitude, let latitude, let triples):
      let decimal = pair(
        angle(text, cells, longitude, .longitude), longitude, angle(text, cells, latitude, .latitude), latitude)
      guard let triples else { return decimal }
      return compare(decimal, triple(text, cells, triples))
    case .triples(let triples): return triple(text, cells, triples)
    case .plane(let easting, let northing):
      return pair(metres(text, cells, easting), easting, metres(text, cells, northing), northing)
    case .single(let column, let order): return single(text, cells, column, order)
    case .geopoint(let column): return geopoint(text, cells, column)
    case .gridReference(let column): return gridReference(text, cells, column)
    case .none: return .rejected(.coordinateMissing, "there is no coordinate", 0)
    }
  }

  /// The column to which a fault of a pair is put down: that of the latitude only where it is none.
  @inline(__always)
  private func faulty(_ x: Double, _ xColumn: Int, _ y: Double, _ yColumn: Int) -> Int {
    abs(y) > 90 && (abs(x) <= 180 || kind == .metres) ? yColumn : xColumn
  }

  /// Checks a pair of coordinates; a fault is put down to `column`.
  private func judged(_ x: Double, _ y: Double, _ flags: RuleSet, column: Int) -> PositionReading {
    var (x, y) = (x, y)
    guard let fault = treatment.settle(x: &x, y: &y, kind: kind) else { return .value(x: x, y: y, flags) }
    return .rejected(fault.rule, fault.message, column)
  }

  private func pair(_ x: AngleReading, _ xColumn: Int, _ y: AngleReading, _ yColumn: Int) -> PositionReading {
    switch (x, y) {
    case (.value(let x, let xFlags), .value(let y, let yFlags)):
      return judged(x, y, xFlags.union(yFlags), column: faulty(x, xColumn, y, yColumn))
    case (.unreadable(let message), _): return .rejected(.coordinateUnreadable, message, xColumn)
    case (_, .unreadable(let message)): return .rejected(.coordinateUnreadable, message, yColumn)
    case (.missing, _): return .rejected(.coordinateMissing, "there is no coordinate", xColumn)
    case (_, .missing): return .rejected(.coordinateMissing, "there is no coordinate", yColumn)
    }
  }

  private func angle(
    _ text: Span<UInt8>, _ cells: [Range<Int>], _ column: Int, _ axis: CoordinateAxis
  ) -> AngleReading {
    let cell = text.extracting(cells[column])
    switch hemisphere(text, cells, axis) {
    case .unreadable(let message): return .unreadable(message)
    case .missing: return quoted(AngleText.read(cell, axis: axis, decimalComma: decimalComma), text, cells[column])
    case .hemisphere(let hemisphere):
      return quoted(
        AngleText.read(cell, axis: axis, decimalComma: decimalComma, hemisphere: hemisphere), text, cells[column])
    }
  }

  /// What the column of hemispheres beside the coordinate says.
  private func hemisphere(_ text: Span<UInt8>, _ cells: [Range<Int>], _ axis: CoordinateAxis) -> Hemisphere.Reading {
    guard let column = axis == .latitude ? hemispheres?.latitude : hemispheres?.longitude else { return .missing }
    let reading = Hemisphere.read(text.extracting(cells[column]), axis: axis)
    guard case .unreadable(let message) = reading else { return reading }
    let shown = cells[column].prefix(40).map { text[$0] }
    return .unreadable("\"\(String(decoding: shown, as: UTF8.self))\" \(message)")
  }

  /// Reads an easting or northing, with marks between groups of digits where the column has them.
  private func metres(_ text: Span<UInt8>, _ cells: [Range<Int>], _ column: Int) -> AngleReading {
    let cell = text.extracting(cells[column])
    if !style.pointGroups, let value = NumberText.parse(cell, decimalComma: decimalComma) { return .value(value, []) }
    if TextCleaning.isNothing(cell) { return .missing }
    guard cell.count <= 1024 else { return .unreadable("the cell is too long for a number") }
    let folded = WidthFolding.fold(cell)
    let trimmed = folded.bytes.span.extracting(TextCleaning.trimmed(folded.bytes.span))
    let flags = folded.changed ? RuleSet(.fullWidthCharacters) : []
    if let value = MetreText.read(trimmed, style) { return .value(value, flags) }
    if kind == .degrees { return quoted(.unreadable("is no number"), text, cells[column]) }
    return quoted(
      .unreadable("is no number of metres; marks may stand between groups of three digits, and letters nowhere"), text,
      cells[column])
  }

  /// Reads a plain number. Spaces around it and full-width digits are allowed.
  private func number(_ text: Span<UInt8>, _ cells: [Range<Int>], _ column: Int) -> AngleReading {
    let cell = text.extracting(cells[column])
    if let value = NumberText.parse(cell, decimalComma: decimalComma) { return .value(value, []) }
    if TextCleaning.isNothing(cell) { return .missing }
    guard cell.count <= 1024 else { return .unreadable("the cell is too long for a number") }
    let folded = WidthFolding.fold(cell)
    let trimmed = folded.bytes.span.extracting(TextCleaning.trimmed(folded.bytes.span))
    if let value = NumberText.parse(trimmed, decimalComma: decimalComma) ?? NumberText.parse(trimmed)
      ?? NumberText.parse(trimmed, decimalComma: true)
    {
      return .value(value, folded.changed ? RuleSet(.fullWidthCharacters) : [])
    }
    return quoted(.unreadable("is no number"), text, cells[column])
  }

  /// Puts the text of the cell in front of the message of an unreadable coordinate.
  private func quoted(_ reading: AngleReading, _ text: Span<UInt8>, _ cell: Range<Int>) -> AngleReading {
    guard case .unreadable(let message) = reading else { return reading }
    let shown = cell.prefix(40).map { text[$0] }
    return .unreadable("\"\(String(decoding: shown, as: UTF8.self))\" \(message)")
  }

  private func triple(_ text: Span<UInt8>, _ cells: [Range<Int>], _ columns: PositionPlan.Triples) -> PositionReading {
    pair(
      signed(triple(text, cells, columns.longitude), text, cells, .longitude), columns.longitude.degrees,
      signed(triple(text, cells, columns.latitude), text, cells, .latitude), columns.latitude.degrees)
  }

  /// The angle with the sign that the column of hemispheres gives it.
  private func signed(
    _ reading: AngleReading, _ text: Span<UInt8>, _ cells: [Range<Int>], _ axis: CoordinateAxis
  ) -> AngleReading {
    guard case .value(let value, let flags) = reading else { return reading }
    switch hemisphere(text, cells, axis) {
    case .missing: return reading
    case .unreadable(let message): return .unreadable(message)
    case .hemisphere(let hemisphere):
      if value < 0, !hemisphere.isNegative {
        return .unreadable("the degrees have a minus, and the column beside them says another hemisphere")
      }
      return .value(hemisphere.isNegative ? -abs(value) : value, flags)
    }
  }

  private func triple(_ text: Span<UInt8>, _ cells: [Range<Int>], _ columns: TripleColumns) -> AngleReading {
    var parts: [Double?] = []
    var flags = RuleSet()
    for column in [columns.degrees, columns.minutes, columns.seconds] {
      guard let column else {
        parts.append(nil)
        continue
      }
      switch number(text, cells, column) {
      case .missing:
        if parts.isEmpty { return .missing }
        parts.append(nil)
      case .value(let value, let more):
        parts.append(value)
        flags.formUnion(more)
      case .unreadable(let message): return .unreadable(message)
      }
    }
    guard let degrees = parts[0] else { return .missing }
    switch AngleText.degrees(degrees, minutes: parts[1], seconds: parts[2]) {
    case .value(let value, _): return .value(value, flags)
    case .unreadable(let message):
      let shown = [columns.degrees, columns.minutes, columns.seconds].compactMap { column in
        column.map { String(decoding: cells[$0].prefix(16).map { text[$0] }, as: UTF8.self) }
      }
      return .unreadable("\"\(shown.joined(separator: " "))\" \(message)")
    case .missing: return .missing
    }
  }

  /// For a record with decimal degrees and with degrees, minutes and seconds: the decimal degrees are used. They are flagged
  /// when the others are unreadable or differ by more than one second of arc, since they may be rounded to whole seconds.
  private func compare(_ decimal: PositionReading, _ triple: PositionReading) -> PositionReading {
    switch (decimal, triple) {
    case (_, .rejected(.coordinateMissing, _, _)): return decimal
    case (.rejected(.coordinateMissing, _, _), _): return triple
    case (.value(let x, let y, let flags), .rejected):
      return .value(x: x, y: y, flags.union(RuleSet(.decimalsContradictTriple)))
    case (.value(let x, let y, var flags), .value(let otherX, let otherY, _)):
      if abs(x - otherX) > 1 / 3600.0 || abs(y - otherY) > 1 / 3600.0 { flags.insert(.decimalsContradictTriple) }
      return .value(x: x, y: y, flags)
    default: return decimal
    }
  }

  /// Reads a cell that holds both coordinates, in the order that it says, else in that of the column.
  private func single(
    _ text: Span<UInt8>, _ cells: [Range<Int>], _ column: Int, _ order: PositionOrder?
  ) -> PositionReading {
    switch PositionText.read(text.extracting(cells[column])) {
    case .missing: return .rejected(.coordinateMissing, "there is no coordinate", column)
    case .unreadable(let message):
      let shown = String(decoding: cells[column].prefix(40).map { text[$0] }, as: UTF8.self)
      return .rejected(.coordinateUnreadable, "\"\(shown)\" \(message)", column)
    case .position(let position):
      guard let order = order ?? position.order ?? (kind == .degrees ? position.possibleOrder : nil) else {
        return .rejected(.coordinateUnreadable, "the cell does not say which of its two numbers is the latitude", column)
      }
      let (x, y) = position.pair(order)
      var flags = position.isFolded ? RuleSet(.fullWidthCharacters) : []
      if position.isFirstOfSeveral { flags.insert(.severalPositions) }
      return judged(x, y, flags, column: column)
    }
  }

  private func geopoint(_ text: Span<UInt8>, _ cells: [Range<Int>], _ column: Int) -> PositionReading {
    let cell = text.extracting(cells[column])
    if TextCleaning.isNothing(cell) { return .rejected(.coordinateMissing, "there is no coordinate", column) }
    guard let numbers = GeopointText.numbers(cell) else {
      let shown = String(decoding: cells[column].prefix(40).map { text[$0] }, as: UTF8.self)
      return .rejected(.coordinateUnreadable, "\"\(shown)\" should be latitude, longitude, altitude and accuracy", column)
    }
    return judged(numbers[1], numbers[0], [], column: column)
  }

  private func gridReference(_ text: Span<UInt8>, _ cells: [Range<Int>], _ column: Int) -> PositionReading {
    switch GridReference.read(text.extracting(cells[column])) {
    case .missing: return .rejected(.coordinateMissing, "there is no grid reference", column)
    case .unreadable(let message):
      let shown = String(decoding: cells[column].prefix(40).map { text[$0] }, as: UTF8.self)
      return .rejected(.coordinateUnreadable, "\"\(shown)\" \(message)", column)
    case .reference(let reference, let isFirstOfSeveral):
      let flags = isFirstOfSeveral ? RuleSet(.severalPositions) : []
      return .value(x: reference.easting, y: reference.northing, flags)
    }
  }

  /// The accuracy in metres that the cell of the position itself tells: a form's answer may record it, and that of a grid
  /// reference follows from the number of its digits.
  func ownAccuracy(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> (metres: Double, source: AccuracySource)? {
    switch plan {
    case .geopoint(let column):
      guard let numbers = GeopointText.numbers(text.extracting(cells[column])), numbers.count == 4 else { return nil }
      return (numbers[3], .recorded)
    case .single(let column, _):
      guard case .position(let position) = PositionText.read(text.extracting(cells[column])), let metres = position.accuracy
      else {
        return nil
      }
      return (metres, .recorded)
    case .gridReference(let column):
      guard case .reference(let reference, _) = GridReference.read(text.extracting(cells[column])) else { return nil }
      return (reference.square * GridReference.radius, .derived)
    default: return nil
    }
  }
}
