/// Finds out which of Excel's number formats show dates and times.
enum NumberFormat {
  /// The kind of a built-in format by its number (ECMA-376 part 1, 18.8.30). Chinese, Japanese and Korean editions of Excel
  /// have date formats among the numbers from 27 on.
  static func kind(builtIn number: Int) -> SheetDate.Kind {
    switch number {
    case 14...17, 27...31, 36, 50...54, 57, 58: .date
    case 18...21, 32...35, 45, 47, 55, 56: .time
    case 22: .dateTime
    case 46: .duration
    default: .number
    }
  }

  /// The kind of a format by its code, such as `yyyy"年"m"月"d"日" h:mm`. The letters outside quotes and brackets decide.
  static func kind(code: String) -> SheetDate.Kind {
    var hasDate = false
    var hasTime = false
    var hasMonthOrMinute = false
    var text = code.lowercased().unicodeScalars.prefix { $0 != ";" }[...]
    if text.starts(with: "general".unicodeScalars) { return .number }
    while let scalar = text.popFirst() {
      switch scalar {
      case "\"": text = text.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": text = text.dropFirst()
      case "[":
        let inside = text.prefix { $0 != "]" }
        text = text.dropFirst(inside.count + 1)
        if !inside.isEmpty, inside.allSatisfy({ $0 == "h" || $0 == "m" || $0 == "s" }) { return .duration }
      case "y", "d": hasDate = true
      case "h", "s": hasTime = true
      case "m": hasMonthOrMinute = true
      default: break
      }
    }
    switch (hasDate, hasTime) {
    case (true, true): return .dateTime
    case (true, false): return .date
    case (false, true): return .time
    case (false, false): return hasMonthOrMinute ? .date : .number
    }
  }
}
