import SurveyModel

/// A column in which a logger says of each row whether it is a fix of the way or a place that somebody marked.
///
/// Columbus writes `T` for a fix and another letter for a place. Loggers with MediaTek's chip write why they recorded a row: `T`
/// for time, `D` for distance, `S` for speed, and `B` when the button was pressed. GPS Visualizer writes `T` and `W`.
struct RowTags {
  /// The rows that are fixes of the way, in the order of the file.
  let fixes: [Int]

  /// Nil when the table has no such column.
  init?(_ observations: ObservationColumns, names: [String]) {
    for name in names {
      let plain = TrackWords.plain(name)
      guard ["tag", "rcr", "type"].contains(plain) else { continue }
      guard let found = Self.fixes(AttributeKey(name), isReason: plain == "rcr", observations) else { continue }
      fixes = found
      return
    }
    return nil
  }

  private static func fixes(_ key: AttributeKey, isReason: Bool, _ observations: ObservationColumns) -> [Int]? {
    let attributes = observations.attributes
    var fixes: [Int] = []
    for row in 0..<observations.count {
      let object = attributes.bytes[attributes.range(at: row)]
      guard let cell = key.value(in: object) else { return nil }
      let letters = cell.filter { $0 > 0x20 }.map { $0 & 0xDF }
      guard !letters.isEmpty, letters.count <= 5, letters.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
      let isFix = isReason ? !letters.contains(UInt8(ascii: "B")) : letters == [UInt8(ascii: "T")]
      if !isReason, letters.count > 1 { return nil }
      if isFix { fixes.append(row) }
    }
    return fixes.isEmpty && !isReason ? nil : fixes
  }
}
