package import SurveyModel

/// Positions of one file that lie so far from the others that they should be looked at.
package enum SurveyExtent {
  /// Flags `possiblySwapped` on observations that lie outside the survey's extent (median ± 5 median absolute deviations,
  /// at least 0.5°, on each axis), and inside it when longitude and latitude change places (C23). Adds one finding.
  ///
  /// For files in degrees; both must be below 90 for a swap to have passed so far.
  package static func flagSwapped(_ file: inout SurveyFile, source: String) {
    let count = file.observations.count
    guard count >= 5, let x = Extent(file.observations.x), let y = Extent(file.observations.y) else { return }
    var flagged: [Int] = []
    for row in 0..<count {
      let (east, north) = (file.observations.x[row], file.observations.y[row])
      guard !x.contains(east), !y.contains(north), x.contains(north), y.contains(east) else { continue }
      if file.observations.flags[row].isEmpty { file.account.flagged += 1 }
      file.observations.flags[row].insert(.possiblySwapped)
      flagged.append(Int(file.observations.record[row]))
    }
    guard let first = flagged.first else { return }
    file.findings.append(
      Finding(
        .possiblySwapped, .warning,
        "\(flagged.count) record\(flagged.count == 1 ? "" : "s"), the first of them record \(first), would lie among the others "
          + "if longitude and latitude changed places", source: source, record: first))
  }

  private struct Extent {
    let low: Double
    let high: Double

    init?(_ values: [Double]) {
      guard let middle = Self.median(values), let deviation = Self.median(values.map { abs($0 - middle) }) else { return nil }
      let reach = max(5 * deviation, 0.5)
      low = middle - reach
      high = middle + reach
    }

    func contains(_ value: Double) -> Bool { value >= low && value <= high }

    private static func median(_ values: [Double]) -> Double? {
      values.isEmpty ? nil : values.sorted()[values.count / 2]
    }
  }
}
