import SurveyModel

/// Headers in which one name stands over three columns: the degrees, minutes and seconds of an angle.
enum AngleRows {
  /// What the lower row of such a header calls the three columns, without spaces around.
  static let parts: Set = [
    "度", "分", "秒", "°", "′", "″", "'", "\"", "D", "M", "S", "d", "m", "s", "deg", "min", "sec", "degrees", "minutes", "seconds",
  ]

  /// Joins the two rows of such a header into one: 经度 over 度, 分 and 秒 becomes 经度(度), 经度(分), 经度(秒). Nil where no
  /// name of the upper row stands over such parts.
  static func joined(_ upper: [[UInt8]], _ lower: [[UInt8]]) -> [[UInt8]]? {
    var names = upper + Array(repeating: [], count: max(0, lower.count - upper.count))
    let below = lower.map { TextCleaning.cleaned($0.span).bytes }
    var isJoined = false
    for parent in upper.indices where !isBlank(upper[parent]) {
      // A spreadsheet exports the text of merged cells as the first of them and leaves the others empty.
      let end = names.indices.dropFirst(parent + 1).first { !isBlank(names[$0]) } ?? names.count
      let columns = (parent..<end).filter { $0 < below.count && !below[$0].isEmpty }
      guard columns.count > 1, columns.allSatisfy({ parts.contains(String(decoding: below[$0], as: UTF8.self)) }) else {
        continue
      }
      let cell = upper[parent]
      let name = TextCleaning.cleaned(cell.span).bytes
      for column in columns { names[column] = name + Array("(".utf8) + below[column] + Array(")".utf8) }
      isJoined = true
    }
    guard isJoined else { return nil }
    // A column without a name in the upper row takes the name in the lower row.
    for column in below.indices where isBlank(names[column]) { names[column] = below[column] }
    return names
  }

  /// True when `record` holds whole degrees in both columns, and behind each of them, in a column without a name, a number
  /// from 0 to below 60: the minutes. Reading the degrees alone would put the record up to a degree off.
  static func areSplit(_ names: [String], longitude: Int, latitude: Int, _ record: [[UInt8]]) -> Bool {
    [longitude, latitude].allSatisfy { column in
      guard column + 1 < min(names.count, record.count), names[column + 1].isEmpty else { return false }
      let (whole, part) = (record[column], record[column + 1])
      guard let degrees = NumberText.parse(whole.span), degrees == degrees.rounded(), abs(degrees) <= 180,
        let minutes = NumberText.parse(part.span)
      else { return false }
      return minutes >= 0 && minutes < 60
    }
  }

  private static func isBlank(_ cell: [UInt8]) -> Bool { TextCleaning.trimmed(cell.span).isEmpty }
}
