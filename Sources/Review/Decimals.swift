/// A number for a message, with up to three decimals.
func decimals(_ value: Double, _ places: Int) -> String {
  guard let scale = [1.0, 10, 100, 1000].dropFirst(places).first, let scaled = Int64(exactly: (value * scale).rounded())
  else { return "\(value)" }
  let digits = String(abs(scaled))
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  let sign = scaled < 0 ? "-" : ""
  return places == 0 ? sign + padded : "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
}
