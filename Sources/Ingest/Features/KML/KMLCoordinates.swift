import SurveyModel

/// The text of a `coordinates` element: tuples `lon,lat[,alt]` with white space between them. Altitudes are left out.
struct KMLCoordinates {
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  /// True when the text can be read although it is not as the standard says: with space beside the commas of a tuple, or with
  /// commas between the tuples.
  private(set) var isRepaired = false

  /// Throws a fault that names the tuple that cannot be read.
  init(_ text: [UInt8]) throws(KMLFault) {
    var numbers: [Double] = []
    var tuple = 1
    var index = 0
    let span = text.span
    while true {
      while index < text.count, Self.isSpace(text[index]) { index += 1 }
      if index >= text.count { break }
      // Read one tuple: numbers with commas between them, which may have space around.
      numbers.removeAll(keepingCapacity: true)
      while true {
        let start = index
        while index < text.count, !Self.isSpace(text[index]), text[index] != 0x2C { index += 1 }
        guard let number = NumberText.parse(span.extracting(start..<index)) else {
          let shown = String(decoding: text[start..<min(index, start + 40)], as: UTF8.self)
          throw KMLFault(
            .coordinateUnreadable, "position \(tuple): \"\(shown)\" is no number; coordinates are lon,lat,alt with decimal points"
          )
        }
        numbers.append(number)
        var next = index
        while next < text.count, Self.isSpace(text[next]) { next += 1 }
        guard next < text.count, text[next] == 0x2C else { break }
        if next > index { isRepaired = true }
        index = next + 1
        while index < text.count, Self.isSpace(text[index]) {
          index += 1
          isRepaired = true
        }
        // A comma at the end, as in `118.7,32.1,`: there is no altitude.
        if index >= text.count { break }
      }
      try take(numbers, tuple)
      tuple += 1
    }
  }

  /// The position when `text` is one tuple as the standard says, as nearly all are. Nil for all other texts, which may be
  /// readable too.
  static func single(_ text: Span<UInt8>) -> (x: Double, y: Double)? {
    var end = text.count
    while end > 0, isSpace(text[end &- 1]) { end &-= 1 }
    var start = 0
    while start < end, isSpace(text[start]) { start &+= 1 }
    guard let first = comma(text, from: start, to: end), let x = NumberText.parse(text.extracting(start..<first)) else {
      return nil
    }
    let second = comma(text, from: first &+ 1, to: end) ?? end
    guard let y = NumberText.parse(text.extracting(first &+ 1..<second)) else { return nil }
    guard second == end || NumberText.parse(text.extracting(second &+ 1..<end)) != nil else { return nil }
    return (x, y)
  }

  private static func comma(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    var index = start
    while index < end {
      if text[index] == 0x2C { return index }
      index &+= 1
    }
    return nil
  }

  /// Adds the positions of one tuple, or of several that have commas between them.
  private mutating func take(_ numbers: [Double], _ tuple: Int) throws(KMLFault) {
    let count = numbers.count
    if count == 2 || count == 3 {
      x.append(numbers[0])
      y.append(numbers[1])
    } else if count > 3, count % 3 == 0 || count % 2 == 0 {
      // Commas stand between the tuples too. They are triples when the number allows it, since nearly all programs write altitudes.
      isRepaired = true
      let step = count % 3 == 0 ? 3 : 2
      for start in stride(from: 0, to: count, by: step) {
        x.append(numbers[start])
        y.append(numbers[start + 1])
      }
    } else {
      throw KMLFault(.coordinateUnreadable, "position \(tuple) has \(count) numbers; it should be lon,lat or lon,lat,alt")
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
