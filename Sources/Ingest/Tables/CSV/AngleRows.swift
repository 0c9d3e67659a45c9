import SurveyModel

/// Headers of angles that stand in three columns under one name.
enum AngleRows {
  /// Names of the parts in the lower row of such a header, trimmed.
  static let parts: Set = [
    "度", "分", "秒", "°", "′", "″", "'", "\"", "D", "M", "S", "d", "m", "s", "deg", "min", "sec", "degrees", "minutes", "seconds",
  ]

  /// A header of two rows as one: 经度 over 度, 分 and 秒 becomes 经度(度), 经度(分), 经度(秒). Nil where the lower row is none
  /// of that.
  static func joined(_ upper: [[UInt8]], _ lower: [[UInt8]]) -> [[UInt8]]? {
    var names = upper + Array(repeating: [], count: max(0, lower.count - upper.count))
    let below = lower.map { TextCleaning.cleaned($0.span).bytes }
    var isJoined = false
    for parent in upper.indices where !isBlank(upper[parent]) {
      // The name of merged cells stands in the first of them.
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
    // What else the lower row holds names the columns that the upper one leaves open.
    for column in below.indices where isBlank(names[column]) { names[column] = below[column] }
    return names
  }

  /// True where whole degrees stand before numbers below 60 in columns without a name, for both halves of a position: to
  /// read the degrees alone would put a record up to a degree off.
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
