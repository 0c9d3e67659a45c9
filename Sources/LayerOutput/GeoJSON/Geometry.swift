import OutputSchema
import SurveyModel
import TextKit

extension ByteWriter {
  /// Appends `[longitude,latitude]` in degrees.
  @inline(__always)
  mutating func appendPosition(_ longitude: Double, _ latitude: Double) {
    append(UInt8(ascii: "["))
    appendNumber(longitude, decimals: Decimals.degrees)
    append(UInt8(ascii: ","))
    appendNumber(latitude, decimals: Decimals.degrees)
    append(UInt8(ascii: "]"))
  }

  /// Appends a Point, or `null` for a position that is not finite.
  @inline(__always)
  mutating func appendPoint(_ longitude: Double, _ latitude: Double) {
    guard longitude.isFinite, latitude.isFinite else { return append("null") }
    append("{\"type\":\"Point\",\"coordinates\":")
    appendPosition(longitude, latitude)
    append(UInt8(ascii: "}"))
  }

  /// Appends a LineString for one line, a MultiLineString for more, `null` for none. `positions` calls its second argument with
  /// every position of the line of that number.
  mutating func appendLines(_ count: Int, positions: (Int, (Double, Double) -> Void) -> Void) {
    guard count > 0 else { return append("null") }
    append(count == 1 ? "{\"type\":\"LineString\",\"coordinates\":" : "{\"type\":\"MultiLineString\",\"coordinates\":[")
    for line in 0..<count {
      if line > 0 { append(UInt8(ascii: ",")) }
      var text = LineText()
      positions(line) { text.add($0, $1, to: &self) }
      text.end(to: &self)
    }
    append(count == 1 ? "}" : "]}")
  }
}

/// The positions of one line, written without repeating one at 7 decimals; a line that shrinks to one place keeps two equal
/// positions, the fewest that a LineString may have.
private struct LineText {
  private var last: (Int64, Int64)?
  private var count = 0

  @inline(__always)
  mutating func add(_ longitude: Double, _ latitude: Double, to text: inout ByteWriter) {
    guard let x = scaled(longitude, Decimals.degrees), let y = scaled(latitude, Decimals.degrees) else { return }
    if let last, last == (x, y) { return }
    last = (x, y)
    write(x, y, to: &text)
  }

  @inline(__always)
  private mutating func write(_ x: Int64, _ y: Int64, to text: inout ByteWriter) {
    text.append(count == 0 ? UInt8(ascii: "[") : UInt8(ascii: ","))
    count += 1
    text.append(UInt8(ascii: "["))
    text.appendScaled(x, decimals: Decimals.degrees)
    text.append(UInt8(ascii: ","))
    text.appendScaled(y, decimals: Decimals.degrees)
    text.append(UInt8(ascii: "]"))
  }

  mutating func end(to text: inout ByteWriter) {
    if count == 1, let last { write(last.0, last.1, to: &text) }
    text.append(count == 0 ? "[]" : "]")
  }
}
