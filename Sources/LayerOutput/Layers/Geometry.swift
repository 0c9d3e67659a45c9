import SurveyModel

/// Appends `[longitude,latitude]` in degrees.
@inline(__always)
func appendPosition(_ longitude: Double, _ latitude: Double, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "["))
  appendNumber(longitude, decimals: Decimals.degrees, to: &bytes)
  bytes.append(UInt8(ascii: ","))
  appendNumber(latitude, decimals: Decimals.degrees, to: &bytes)
  bytes.append(UInt8(ascii: "]"))
}

/// Appends a Point, or `null` for a position that is not finite.
@inline(__always)
func appendPoint(_ longitude: Double, _ latitude: Double, to bytes: inout [UInt8]) {
  guard longitude.isFinite, latitude.isFinite else { return bytes.append("null") }
  bytes.append("{\"type\":\"Point\",\"coordinates\":")
  appendPosition(longitude, latitude, to: &bytes)
  bytes.append(UInt8(ascii: "}"))
}

/// The positions of one line, written without repeating one at 7 decimals; a line that shrinks to one place keeps two equal
/// positions, the fewest that a LineString may have.
private struct LineText {
  private var last: (Int64, Int64)?
  private var count = 0

  mutating func add(_ longitude: Double, _ latitude: Double, to bytes: inout [UInt8]) {
    guard let x = scaled(longitude, Decimals.degrees), let y = scaled(latitude, Decimals.degrees) else { return }
    if let last, last == (x, y) { return }
    last = (x, y)
    write(x, y, to: &bytes)
  }

  private mutating func write(_ x: Int64, _ y: Int64, to bytes: inout [UInt8]) {
    bytes.append(count == 0 ? UInt8(ascii: "[") : UInt8(ascii: ","))
    count += 1
    bytes.append(UInt8(ascii: "["))
    appendScaled(x, decimals: Decimals.degrees, to: &bytes)
    bytes.append(UInt8(ascii: ","))
    appendScaled(y, decimals: Decimals.degrees, to: &bytes)
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func end(to bytes: inout [UInt8]) {
    if count == 1, let last { write(last.0, last.1, to: &bytes) }
    bytes.append(count == 0 ? "[]" : "]")
  }
}

/// Appends a LineString for one line, a MultiLineString for more, `null` for none. `positions` calls its second argument with
/// every position of the line of that number.
func appendLines(
  _ count: Int, to bytes: inout [UInt8], positions: (Int, (Double, Double) -> Void) -> Void
) {
  guard count > 0 else { return bytes.append("null") }
  bytes.append(count == 1 ? "{\"type\":\"LineString\",\"coordinates\":" : "{\"type\":\"MultiLineString\",\"coordinates\":[")
  for line in 0..<count {
    if line > 0 { bytes.append(UInt8(ascii: ",")) }
    var text = LineText()
    positions(line) { text.add($0, $1, to: &bytes) }
    text.end(to: &bytes)
  }
  bytes.append(count == 1 ? "}" : "]}")
}
