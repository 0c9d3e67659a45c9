/// A JSON number as an id, in a form in which 1, 1.0 and 1e0 are the same.
///
/// A whole number has neither exponent nor fraction; any other number is written as the shortest text of its double. A number
/// too large for a double to hold exactly keeps the text that the file has. `value` is `text` as a double.
func canonicalNumber(_ text: ArraySlice<UInt8>, value: Double?) -> String {
  if isWholeNumber(text) { return String(decoding: text, as: UTF8.self) }
  if let value, abs(value) < 9_007_199_254_740_992 {
    if let whole = Int(exactly: value) { return "\(whole)" }
    return "\(value)"
  }
  return String(decoding: text, as: UTF8.self)
}

/// True for a JSON number without fraction and exponent that is not −0: its digits are its one form.
func isWholeNumber(_ text: ArraySlice<UInt8>) -> Bool {
  let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
  if digits.count < text.count, digits.first == UInt8(ascii: "0") { return false }
  return digits.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
}
