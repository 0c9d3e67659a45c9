import SurveyModel

/// Both coordinates in one text: `41.40338, 2.17403`, `(lat, lon)`, `41°24'12.2"N 2°10'26.5"E`, `POINT (2.17 41.4)`, GeoJSON,
/// `geo:41.4,2.17`, `+41.40338+002.17403/`.
struct PositionText: Equatable {
  /// The numbers in the order of the text.
  var first, second: Double
  /// The order that the text itself states; nil where it does not.
  var order: PositionOrder?
  /// True where brackets stand around the two, as portals of Socrata write latitude and longitude.
  var isBracketed = false
  /// The EPSG number of the CRS that the text states.
  var crs: Int?
  /// True where the text holds several positions, of which this is the first.
  var isFirstOfSeveral = false
  var isFolded = false
  /// Metres, where the text states the accuracy as forms do.
  var accuracy: Double?

  enum Reading: Equatable {
    case missing
    case position(PositionText)
    /// The end of a sentence that begins with the text.
    case unreadable(String)
  }

  init(_ first: Double, _ second: Double, _ order: PositionOrder? = nil) {
    (self.first, self.second, self.order) = (first, second, order)
  }

  /// The order that the numbers leave over as degrees; nil where both are possible.
  var possibleOrder: PositionOrder? {
    switch (abs(first) <= 90, abs(second) <= 90) {
    case (true, false): .latitudeFirst
    case (false, true): .longitudeFirst
    default: nil
    }
  }

  /// East and north by `order`, unless the text itself states another.
  func pair(_ order: PositionOrder) -> (x: Double, y: Double) {
    (self.order ?? order) == .latitudeFirst ? (second, first) : (first, second)
  }

  private static let unreadable = Reading.unreadable("holds no two coordinates")

  static func read(_ cell: Span<UInt8>) -> Reading {
    if TextCleaning.isNothing(cell) { return .missing }
    guard cell.count <= 4096 else { return .unreadable("is too long for two coordinates") }
    let folded = WidthFolding.fold(cell)
    let text = folded.bytes.span.extracting(TextCleaning.trimmed(folded.bytes.span))
    guard !text.isEmpty else { return .missing }
    var reading = readTrimmed(text)
    if case .position(var position) = reading {
      position.isFolded = folded.changed
      reading = .position(position)
    }
    return reading
  }

  private static func readTrimmed(_ text: Span<UInt8>) -> Reading {
    let bytes = text.withUnsafeBufferPointer { Array($0) }
    if bytes.first == UInt8(ascii: "{") { return GeometryCell.json(bytes) }
    if let reading = GeometryCell.wellKnown(bytes) { return reading }
    if let position = WebPosition.read(bytes) { return .position(position) }
    if let tokens = AngleScanner.tokens(text) {
      let reading = pair(tokens)
      if case .position(var position) = reading {
        // Portals write round brackets and the latitude first; square ones are of programs that do either.
        if bytes.first == UInt8(ascii: "[") { position.isBracketed = false }
        return .position(position)
      }
      if !bytes.contains(UInt8(ascii: "(")) { return reading }
    }
    // Portals write the address in front of the pair, in the same cell.
    guard let open = bytes.lastIndex(of: UInt8(ascii: "(")), let close = bytes[open...].firstIndex(of: UInt8(ascii: ")")),
      open > 0 || close + 1 < bytes.count, let tokens = AngleScanner.tokens(bytes.span.extracting(open..<close + 1))
    else { return unreadable }
    return pair(tokens)
  }

  /// Reads the parts of two angles.
  private static func pair(_ tokens: [AngleToken]) -> Reading {
    let plain = tokens.filter { $0 != .bracket }
    guard let (one, other, rest) = halves(plain) else { return unreadable }
    do throws(AngleText.Fault) {
      let first = try AngleText.angle(one, axis: nil)
      let second = try AngleText.angle(other, axis: nil)
      if let axis = first.axis, axis == second.axis {
        return .unreadable("holds two \(axis == .latitude ? "latitudes" : "longitudes")")
      }
      var position = PositionText(first.value, second.value)
      let isLatitudeFirst = first.axis.map { $0 == .latitude } ?? second.axis.map { $0 == .longitude }
      position.order = isLatitudeFirst.map { $0 ? .latitudeFirst : .longitudeFirst }
      position.isBracketed = tokens.count > plain.count
      if rest.count == 2 { position.accuracy = rest[1] }
      return .position(position)
    } catch {
      return .unreadable(error.message)
    }
  }

  /// Cuts the parts of a text into those of its two angles, and the numbers behind them: a height, and an accuracy.
  private static func halves(_ tokens: [AngleToken]) -> (ArraySlice<AngleToken>, ArraySlice<AngleToken>, [Double])? {
    let groups = tokens.split(whereSeparator: \.isSeparator)
    let numbers = tokens.count(where: \.isNumber)
    if groups.count >= 2, groups.count <= 4, groups[0].contains(where: \.isNumber), groups[1].contains(where: \.isNumber) {
      var rest: [Double] = []
      for group in groups.dropFirst(2) {
        guard let value = height(group) else { return nil }
        rest.append(value)
      }
      return (groups[0], groups[1], rest)
    }
    guard groups.count == 1 else { return nil }
    if let cut = cut(tokens) { return (tokens[..<cut], tokens[cut...], []) }
    // Plain numbers: two, with a height and an accuracy behind; or degrees, minutes and seconds twice.
    let areBare = tokens.allSatisfy { token in
      switch token {
      case .number, .sign: true
      default: false
      }
    }
    guard areBare, (2...4).contains(numbers) || numbers == 6 else { return nil }
    let starts = tokens.indices.filter { tokens[$0].isNumber }.map { index -> Int in
      if index > 0, case .sign = tokens[index - 1] { index - 1 } else { index }
    }
    let second = starts[numbers == 6 ? 3 : 1]
    if numbers == 6 { return (tokens[..<second], tokens[second...], []) }
    let end = numbers > 2 ? starts[2] : tokens.count
    let rest = starts.dropFirst(2).enumerated().map { offset, start -> Double? in
      height(tokens[start..<(offset + 3 < starts.count ? starts[offset + 3] : tokens.count)])
    }
    return (tokens[..<second], tokens[second..<end], rest.compactMap(\.self))
  }

  /// Where the second angle begins in a text without a comma: by its hemispheres, its words, or its second degree mark.
  private static func cut(_ tokens: [AngleToken]) -> Int? {
    let hemispheres = tokens.indices.filter { index in
      if case .hemisphere = tokens[index] { true } else { tokens[index] == .letterS && index == tokens.count - 1 }
    }
    if hemispheres.count == 2 {
      let isLeading = !tokens[..<hemispheres[0]].contains(where: \.isNumber)
      return isLeading ? hemispheres[1] : hemispheres[0] + 1
    }
    let labels = tokens.indices.filter { index in
      if case .label = tokens[index] { true } else { false }
    }
    if labels.count == 2 { return tokens[..<labels[0]].contains(where: \.isNumber) ? labels[0] + 1 : labels[1] }
    let degrees = tokens.indices.filter { tokens[$0] == .degree }
    guard degrees.count == 2 else { return nil }
    // The sign of the second number belongs to it.
    guard var start = tokens[..<degrees[1]].lastIndex(where: \.isNumber), start > 0 else { return nil }
    if case .sign = tokens[start - 1] { start -= 1 }
    return start > degrees[0] ? start : nil
  }

  private static func height(_ tokens: ArraySlice<AngleToken>) -> Double? {
    var isNegative = false
    for token in tokens {
      switch token {
      case .sign(let negative): isNegative = negative
      case .number(let value, _): return isNegative ? -value : value
      case .minute: break
      default: return nil
      }
    }
    return nil
  }
}
