import SurveyMath
package import SurveyModel

/// As many pairs of coordinates as the doctor looks at, drawn by their own digits: the same pairs in whatever order the file has
/// them.
/// - Parameters:
///   - x, y: coordinates as read.
///   - rows: the rows to draw from.
package func samplePairs(_ x: [Double], _ y: [Double], _ rows: Range<Int>) -> [Coordinate] {
  let size = SurveyCase.sampleSize
  guard rows.count > size else { return rows.map { Coordinate(x: x[$0], y: y[$0]) } }
  // Twice as many as wanted pass, so that hardly ever too few do; then those with the smallest numbers stay.
  let limit = rows.count > 2 * size ? UInt64.max / UInt64(rows.count) * UInt64(2 * size) : .max
  var drawn: [(number: UInt64, pair: Coordinate)] = []
  for row in rows {
    let number = scrambled(x[row].bitPattern ^ scrambled(y[row].bitPattern))
    if number <= limit { drawn.append((number, Coordinate(x: x[row], y: y[row]))) }
  }
  guard drawn.count >= size / 4 else {
    // Few positions, each recorded over and over.
    let sorted = rows.sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    return (0..<size).map { sorted[$0 * sorted.count / size] }.map { Coordinate(x: x[$0], y: y[$0]) }
  }
  drawn.sort { ($0.number, $0.pair.x, $0.pair.y) < ($1.number, $1.pair.x, $1.pair.y) }
  return drawn.prefix(size).map(\.pair)
}

private func scrambled(_ bits: UInt64) -> UInt64 {
  var generator = SplitMix64(state: bits)
  return generator.next()
}
