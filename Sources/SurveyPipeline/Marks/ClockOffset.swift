import SurveyModel

/// Microseconds of a clock offset: `+8h`, `-37s`, `+1h30m`, `-1.5s`, several parts after one sign.
/// - Throws: `InputError(.usage)`.
func clockOffset(_ text: String) throws(InputError) -> Int64 {
  let wrong = InputError(
    .usage, "--clock-offset must be like +8h, -37s or +1h30m: what is to be added to the times of the marks, not \"\(text)\"")
  let units: [Character: Double] = ["d": 86_400e6, "h": 3_600e6, "m": 60e6, "s": 1e6]
  guard let sign = text.first, sign == "+" || sign == "-" else { throw wrong }
  var total = 0.0
  var number = ""
  var parts = 0
  for character in text.dropFirst().lowercased() {
    if character.isASCII, character.isNumber || character == "." {
      number.append(character)
    } else if let unit = units[character], let value = Double(number) {
      total += value * unit
      number = ""
      parts += 1
    } else {
      throw wrong
    }
  }
  // A year is no clock that runs wrong.
  guard number.isEmpty, parts > 0, total < 366 * 86_400e6, let microseconds = Int64(exactly: total.rounded()) else { throw wrong }
  return sign == "-" ? -microseconds : microseconds
}
