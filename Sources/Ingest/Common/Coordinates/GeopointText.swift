import SurveyModel

/// The answer to a position question in one cell, as ODK and Kobo write it: `lat lon [alt [accuracy]]`.
enum GeopointText {
  /// The numbers of such a text, two to four with spaces between them; nil for any other text.
  static func numbers(_ text: Span<UInt8>) -> [Double]? {
    let range = TextCleaning.trimmed(text)
    guard !range.isEmpty, range.count <= 4096 else { return nil }
    var numbers: [Double] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, text[end] != 0x20 { end &+= 1 }
      if end > start {
        guard let number = NumberText.parse(text.extracting(start..<end)), numbers.count < 4 else { return nil }
        numbers.append(number)
      }
      start = end &+ 1
    }
    return numbers.count >= 2 ? numbers : nil
  }

  /// True for three or four numbers of which the first two are a latitude and a longitude with decimals: such a text can
  /// hardly be anything else.
  static func isTypical(_ text: Span<UInt8>) -> Bool {
    guard let numbers = numbers(text), numbers.count >= 3, abs(numbers[0]) <= 90, abs(numbers[1]) <= 180 else { return false }
    return numbers[0] != numbers[0].rounded() && numbers[1] != numbers[1].rounded()
  }
}
