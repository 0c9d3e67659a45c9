private import Glibc
import SurveyMath
import SurveyModel

/// Positions in squares of 32 m, sorted by square: those near a place stand in a few runs.
///
/// The squares lie in bands of equal latitude, and each band divides the whole circle by its own length, so that a square has the
/// same width everywhere.
struct PositionGrid: Sendable {
  /// For each position the number of its column; those of one band ascend.
  private let columns: [UInt32]
  private let firstBand: Int
  /// Where each band begins in `columns`, from `firstBand` on; and behind them the end of the last one.
  private let starts: [Int32]

  /// - Parameter cells: ascending by band and column.
  init(_ cells: some Collection<(band: UInt32, column: UInt32)>) {
    let first = Int(cells.first?.band ?? 0)
    var columns: [UInt32] = []
    columns.reserveCapacity(cells.count)
    var starts: [Int32] = []
    for cell in cells {
      while starts.count <= Int(cell.band) - first { starts.append(Int32(truncatingIfNeeded: columns.count)) }
      columns.append(cell.column)
    }
    starts.append(Int32(truncatingIfNeeded: columns.count))
    self.columns = columns
    firstBand = first
    self.starts = starts
  }

  static let side = 32.0
  /// Metres in a degree of the sphere that the bands are cut from.
  static let metresPerDegree = DegreeLength.ofSphere

  /// The length of the parallel through the middle of a band as a share of the equator.
  static func narrowing(band: Double, height: Double) -> Double {
    let latitude = (band + 0.5) * height / metresPerDegree - 90
    return max(1e-9, cos(min(90, abs(latitude)) * .pi / 180))
  }

  /// The band and the column of a position.
  static func cell(_ longitude: Double, _ latitude: Double) -> (band: UInt32, column: UInt32) {
    let band = max(0, ((latitude + 90) * metresPerDegree / side).rounded(.down))
    let column = (longitude + 180) * metresPerDegree * narrowing(band: band, height: side) / side
    return (UInt32(band), UInt32(max(0, column.rounded(.down))))
  }

  /// What a search leaves for the next one, which is as a rule a little to the east of it.
  struct Cursor {
    /// For each band the position at which it began.
    fileprivate var lows: [Int] = []
    /// The first band, and the lengths from there on.
    fileprivate var firstBand = -1.0
    fileprivate var narrowings: [Double] = []
  }

  /// Calls `body` with each run of positions that may lie within `radius` metres.
  func forEachRun(
    longitude: Double, latitude: Double, radius: Double, cursor: inout Cursor, _ body: (Range<Int>) -> Void
  ) {
    let height = radius / Self.metresPerDegree
    let first = max(0, ((latitude - height + 90) * Self.metresPerDegree / Self.side).rounded(.down))
    let last = ((latitude + height + 90) * Self.metresPerDegree / Self.side).rounded(.down)
    if cursor.firstBand != first {
      cursor.firstBand = first
      cursor.narrowings.removeAll(keepingCapacity: true)
      cursor.lows.removeAll(keepingCapacity: true)
    }
    var band = first
    var number = 0
    while band <= last {
      let own = positions(ofBand: Int(band))
      if number == cursor.narrowings.count {
        cursor.narrowings.append(Self.narrowing(band: band, height: Self.side))
        cursor.lows.append(own.lowerBound)
      }
      let narrowing = cursor.narrowings[number]
      // The sphere is not the ellipsoid: a per cent more is looked at.
      let width = 1.01 * radius / (Self.metresPerDegree * narrowing)
      let scale = Self.metresPerDegree * narrowing / Self.side
      let all = (360 * scale).rounded(.up)
      func run(_ from: Double, _ to: Double) {
        let low = firstPosition(in: own, column: UInt32(max(0, from)), near: cursor.lows[number])
        cursor.lows[number] = low
        var high = low
        let end = UInt32(max(0, to))
        while high < own.upperBound, columns[high] <= end { high += 1 }
        if low < high { body(low..<high) }
      }
      if width >= 180 {
        run(0, all)
      } else {
        let (west, east) = (longitude - width, longitude + width)
        run(((max(west, -180) + 180) * scale).rounded(.down), ((min(east, 180) + 180) * scale).rounded(.down))
        if west < -180 { run(((west + 540) * scale).rounded(.down), all) }
        if east > 180 { run(0, ((east - 180) * scale).rounded(.down)) }
      }
      band += 1
      number += 1
    }
  }

  private func positions(ofBand band: Int) -> Range<Int> {
    let index = band - firstBand
    guard index >= 0, index + 1 < starts.count else { return 0..<0 }
    return Int(starts[index])..<Int(starts[index + 1])
  }

  /// The first position of a band whose column is not less than `column`.
  /// - Parameter guess: a position that may lie shortly before it.
  private func firstPosition(in band: Range<Int>, column: UInt32, near guess: Int) -> Int {
    var low = band.lowerBound
    let high = band.upperBound
    if guess == low || guess > low && guess < high && columns[guess - 1] < column {
      low = guess
      for _ in 0..<8 {
        if low == high || columns[low] >= column { return low }
        low += 1
      }
    }
    return (low..<high).first(beyond: { columns[$0] >= column })
  }
}
