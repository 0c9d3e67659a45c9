import SurveyModel

extension RollUpRow {
  /// Adds the counts of another row.
  mutating func add(_ row: RollUpRow) {
    outlets += row.outlets
    outletsLeft += row.outletsLeft
    outletsRight += row.outletsRight
    observations += row.observations
    drone += row.drone
    foot += row.foot
    other += row.other
    unconfirmed += row.unconfirmed
    if !row.doubts.isEmpty { doubts += row.doubts }
    if let length = row.lengthKilometres { lengthKilometres = (lengthKilometres ?? 0) + length }
  }

  @inline(__always)
  mutating func count(_ outlet: OutletRow) {
    outlets += 1
    switch outlet.bank {
    case .left: outletsLeft += 1
    case .right: outletsRight += 1
    case nil: break
    }
    if outlet.status == .unconfirmed { unconfirmed += 1 }
    doubt(outlet)
  }

  mutating func count(_ method: SurveyMethod) {
    observations += 1
    switch method {
    case .drone: drone += 1
    case .foot: foot += 1
    case .other: other += 1
    }
  }
}
