package import SurveyModel

/// Positions in the order in which they were written, each with a time or without one: the records of a file, or a stretch of a track. The
/// columns are shared with whoever has them.
package struct Walk {
  private let x: [Double]
  private let y: [Double]
  private let times: [Int64]
  private let records: [Int32]
  private let first: Int
  package let count: Int
  /// Its positions are fixes and not records.
  let isTrack: Bool

  /// The observations of one file.
  package init(_ observations: ObservationColumns, rows: Range<Int>) {
    x = observations.longitude
    y = observations.latitude
    times = observations.time
    records = observations.record
    first = rows.lowerBound
    count = rows.count
    isTrack = false
  }

  /// One stretch of a track.
  package init(_ positions: [Coordinate], times: [Int64]) {
    x = positions.map(\.x)
    y = positions.map(\.y)
    self.times = times
    records = []
    first = 0
    count = min(positions.count, times.count)
    isTrack = true
  }

  /// WGS 84 degrees.
  func position(_ index: Int) -> Coordinate { Coordinate(longitude: x[first + index], latitude: y[first + index]) }

  /// Microseconds since 1970; nil where it has no time.
  func time(_ index: Int) -> Int64? {
    let time = times[first + index]
    return time == ObservationColumns.noTime ? nil : time
  }

  /// Seconds from one to another; nil unless time goes on.
  func seconds(_ from: Int, _ to: Int) -> Double? {
    guard let start = time(from), let end = time(to) else { return nil }
    let (seconds, overflow) = end.subtractingReportingOverflow(start)
    return overflow || seconds <= 0 ? nil : Double(seconds) / 1e6
  }

  /// Nil for a fix.
  func record(_ index: Int) -> Int? { isTrack ? nil : Int(records[first + index]) }

  /// As messages name a place in it.
  func name(_ index: Int) -> String { record(index).map { "record \($0)" } ?? "fix \(index + 1)" }
}
