/// A prefix and a number, such as `R07`. All numbers up to `count` have the same number of digits, at least `digits`, so that they
/// sort as texts.
func numbered(_ prefix: String, _ number: Int, of count: Int, digits: Int = 2) -> String {
  let text = String(number)
  let width = max(digits, String(count).count)
  return prefix + String(repeating: "0", count: max(0, width - text.count)) + text
}
