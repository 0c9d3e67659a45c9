import SurveyModel

/// The distances to the mouth that a layer has, in metres.
struct MouthDistanceColumn {
  private let row: RiverRow
  private let metres: Double
  /// Where distances grow downstream, what they are at the mouth; nil where they grow upstream.
  private var top: Double?

  /// The French chainage ends with so many metres at a mouth.
  private static let chainageAtMouth = 1_000_000.0

  /// Nil when the layer has no such column.
  init?(_ table: RiverProfileTable, _ row: RiverRow, count: Int) {
    guard row.has(.mouthDistance) else { return nil }
    self.row = row
    metres = table.distance.metres
    guard row.has(.headDistance) else { return }
    var (up, down, greatest) = (0, 0, 0.0)
    for number in 0..<count {
      guard let mouth = row.number(.mouthDistance, number), let head = row.number(.headDistance, number), mouth != head else {
        continue
      }
      if head > mouth { up += 1 } else { down += 1 }
      greatest = max(greatest, mouth * metres, head * metres)
    }
    if down > up, greatest <= Self.chainageAtMouth { top = Self.chainageAtMouth }
  }

  /// Nil where there is none, or an impossible one.
  subscript(number: Int) -> Double? {
    guard let value = row.number(.mouthDistance, number).map({ $0 * metres }), (0...2e7).contains(value) else { return nil }
    return top.map { $0 - value } ?? value
  }
}
