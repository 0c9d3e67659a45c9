import SurveyModel

/// Counts the flags of accepted fixes. A track has no flags of its own, so each kind of flag becomes one finding.
struct FlagTally {
  /// How often each combination of flags was found, and the first record that has it.
  private var sets: [RuleSet: (count: Int, first: Int)] = [:]

  mutating func add(_ flags: RuleSet, record: Int) {
    if flags.isEmpty { return }
    sets[flags, default: (0, record)].count += 1
  }

  /// Adds one finding for each kind of flag, in the order of the rules.
  func note(_ builder: inout ObservationBuilder) {
    for finding in findings(source: builder.source) {
      builder.note(finding.rule, finding.severity, finding.wording, record: finding.record)
    }
  }

  /// One finding for each kind of flag, in the order of the rules.
  func findings(source: String) -> [Finding] {
    var findings: [Finding] = []
    for rule in Rule.allCases where rule.rawValue <= Rule.lastFlag.rawValue {
      let members = sets.filter { $0.key.contains(rule) }.values
      guard let first = members.map(\.first).min(), let (severity, phrase) = Self.phrases[rule] else { continue }
      let count = members.reduce(0) { $0 + $1.count }
      findings.append(
        Finding(
          rule, severity, "\(count) \(count == 1 ? "fix" : "fixes"), the first record \(first): \(phrase)", source: source,
          record: first))
    }
    return findings
  }

  private static let phrases: [Rule: (Severity, String)] = [
    .fewSatellites: (.info, "fewer than 4 satellites"),
    .timeZoneAssumed: (.warning, "the time states no zone; UTC was assumed, --time-zone says otherwise"),
    .timeUnreadable: (.warning, "the time cannot be read (as when a spreadsheet dropped the hour) and was left out"),
    .timeInferred: (.info, "the time or its date was worked out from what stands around it"),
    .timeSuspicious: (.warning, "the date is one that receivers write when their week counter has run over"),
    .leapSecond: (.info, "second 60"),
    .checksumMissing: (.warning, "the sentence has no checksum"),
    .fixEstimated: (.warning, "estimated (dead reckoning), not measured"),
    .dilutionHigh: (.warning, "a dilution of precision of 50 or more: hardly a position at all"),
    .extraCellsEmpty: (.info, "empty cells after the last column"),
    .noFinalNewline: (.info, "the last line has no line end; was the log cut?"),
  ]
}
