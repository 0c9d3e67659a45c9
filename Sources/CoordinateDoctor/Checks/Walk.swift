package import SurveyModel

/// Positions in the order of their times: the records of a file, or a stretch of a track. The order of the rows in a file says nothing.
package struct Walk {
  private let x: [Double]
  private let y: [Double]
  private let times: [Int64]
  private let records: [Int32]
  /// Rows of the columns that have a time.
  private let order: [Int]
  /// Its positions are fixes and not records.
  let isTrack: Bool

  package var count: Int { order.count }

  /// The largest number of records of one walk; a file with more is a collection of walks.
  private static let longest = 100_000

  /// The observations of one file; empty where there are more than `longest`. The columns are shared, not copied.
  package init(_ observations: ObservationColumns, rows: Range<Int>) {
    x = observations.longitude
    y = observations.latitude
    times = observations.time
    records = observations.record
    let (x, y, times) = (x, y, times)
    order =
      rows.count > Self.longest
      ? []
      : rows.filter { times[$0] != ObservationColumns.noTime }.sorted { (times[$0], x[$0], y[$0]) < (times[$1], x[$1], y[$1]) }
    isTrack = false
  }

  /// One stretch of a track.
  package init(_ positions: [Coordinate], times: [Int64]) {
    x = positions.map(\.x)
    y = positions.map(\.y)
    self.times = times
    records = []
    order = (0..<min(positions.count, times.count)).filter { times[$0] != ObservationColumns.noTime }
    isTrack = true
  }

  /// WGS 84 degrees.
  func position(_ index: Int) -> Coordinate { Coordinate(longitude: x[order[index]], latitude: y[order[index]]) }

  /// Microseconds since 1970.
  func time(_ index: Int) -> Int64 { times[order[index]] }

  /// Seconds from one to another; nil unless time goes on.
  func seconds(_ from: Int, _ to: Int) -> Double? {
    let (seconds, overflow) = time(to).subtractingReportingOverflow(time(from))
    return overflow || seconds <= 0 ? nil : Double(seconds) / 1e6
  }

  /// Nil for a fix.
  func record(_ index: Int) -> Int? { isTrack ? nil : Int(records[order[index]]) }

  /// As messages name a place in it.
  func name(_ index: Int) -> String { record(index).map { "record \($0)" } ?? "fix \(order[index] + 1)" }
}
