import SurveyModel

/// Findings of which each rule is listed up to a number; the others are only counted.
struct LimitedFindings {
  private(set) var findings: [Finding] = []
  private var counts: [Rule: Int] = [:]

  /// How many findings of one rule are listed.
  private static let most = 50

  mutating func append(_ new: [Finding]) {
    for finding in new {
      counts[finding.rule, default: 0] += 1
      if counts[finding.rule, default: 0] <= Self.most { findings.append(finding) }
    }
  }

  /// The findings that are listed, and for each rule with more of them one that says how many are left out.
  func complete(source: String?) -> [Finding] {
    findings
      + counts.filter { $0.value > Self.most }.sorted { $0.key.rawValue < $1.key.rawValue }.map { rule, count in
        let severity = findings.first { $0.rule == rule }?.severity ?? .info
        return Finding(
          rule, severity, "\(count - Self.most) more findings of this kind are not listed one by one.", source: source)
      }
  }
}
