package import SurveyModel

/// Finds positions of a file that lie far from the others because their longitude and latitude may be swapped.
package enum SurveyExtent {
  /// Flags `possiblySwapped` on observations that lie outside the survey's extent (on each axis the median ± 5 median
  /// absolute deviations, at least ± 0.5°), but inside it when longitude and latitude are exchanged. Adds one finding.
  ///
  /// `file` must be in degrees. Only pairs in which both numbers are below 90 are concerned: ``CoordinateJudgement`` has
  /// rejected swapped pairs with a larger longitude.
  package static func flagSwapped(_ file: inout SurveyFile, source: String) {
    let count = file.observations.count
    // A number beyond 90 cannot be a swapped latitude, so most surveys of China need no closer look.
    guard count >= 5, file.observations.x.contains(where: { abs($0) <= 90 }), let x = Extent(file.observations.x),
      let y = Extent(file.observations.y)
    else { return }
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
      guard let middle = Self.median(values, of: { $0 }),
        let deviation = Self.median(values, of: { abs($0 - middle) })
      else { return nil }
      let halfWidth = max(5 * deviation, 0.5)
      low = middle - halfWidth
      high = middle + halfWidth
    }

    func contains(_ value: Double) -> Bool { value >= low && value <= high }

    /// The median of what `part` makes of `values`, which lie between -180 and 180, to 1/128 of a degree. The values are
    /// counted in bins of that width, which is faster than sorting them.
    private static func median(_ values: [Double], of part: (Double) -> Double) -> Double? {
      guard !values.isEmpty else { return nil }
      var counts = [Int](repeating: 0, count: 541 * 128)
      for value in values {
        let bin = Int(exactly: ((part(value) + 180) * 128).rounded(.down)) ?? 0
        counts[min(max(bin, 0), counts.count - 1)] += 1
      }
      var left = values.count / 2
      for (bin, count) in counts.enumerated() {
        if left < count { return (Double(bin) + 0.5) / 128 - 180 }
        left -= count
      }
      return nil
    }
  }
}
