import SurveyModel

/// Observations of one plane: their rows, the rows of the result that they go to, and copies of the columns that placing reads.
///
/// The rows lie far apart in the columns. The copies are made column by column, so that the waits for memory overlap.
struct PlaneRows {
  let rows: [ObservationRow]
  let targets: [Int]
  /// WGS 84 degrees.
  let longitude: [Double]
  let latitude: [Double]
  let accuracy: [Double]

  /// Observations whose results stand in the same order.
  init(_ rows: [ObservationRow], _ observations: ObservationColumns) {
    self.rows = rows
    targets = Array(rows.indices)
    let (longitude, latitude, accuracy) = (observations.longitude, observations.latitude, observations.accuracy)
    self.longitude = rows.map { longitude[$0.index] }
    self.latitude = rows.map { latitude[$0.index] }
    self.accuracy = rows.map { Double(accuracy[$0.index]) }
  }

  /// The observations that go to these rows of the result.
  func selecting(_ targets: [Int]) -> PlaneRows {
    PlaneRows(
      rows: targets.map { rows[$0] }, targets: targets, longitude: targets.map { longitude[$0] },
      latitude: targets.map { latitude[$0] }, accuracy: targets.map { accuracy[$0] })
  }

  private init(rows: [ObservationRow], targets: [Int], longitude: [Double], latitude: [Double], accuracy: [Double]) {
    self.rows = rows
    self.targets = targets
    self.longitude = longitude
    self.latitude = latitude
    self.accuracy = accuracy
  }

  /// WGS 84.
  func position(_ index: Int) -> Coordinate { Coordinate(longitude: longitude[index], latitude: latitude[index]) }
}
