import SurveyModel

/// What is wrong with the coordinates of a whole file; nil when they can be right, or nothing that is known explains them.
///
/// Every hypothesis turns the same numbers into positions. Without rivers only what the numbers can be at all speaks; with rivers the
/// likelihood of the distances to the nearest river decides, by a margin that a file of any size must pass.
/// - Parameter field: the rivers; nil where there are none.
package func diagnose(_ file: SurveyCase, field: RiverField?) throws -> Suspicion? {
  guard file.pairs.count >= Margins.fewest else { return nil }
  let asRead = try inWGS84(file.pairs, file)
  let asReadIsPossible = Hypothesis.arePossible(asRead)
  let rivers = field.flatMap { $0.extent.isEmpty ? nil : $0 }
  let asReadEvidence = asReadIsPossible ? rivers.map { Residuals(asRead, $0) } : nil
  // Nothing can explain the file better than it explains itself.
  if let asReadEvidence, asReadEvidence.median <= Margins.good, asReadEvidence.share(within: 200) > 0.8 { return nil }
  let hypotheses = distinct(
    (try datumHypotheses(file, asRead: asRead) + slipHypotheses(file, asReadIsPossible: asReadIsPossible)
      + zoneHypotheses(file, rivers: rivers?.extent)).filter(\.isPossible), from: asRead)
  let examination = Examination(file: file, asRead: asReadIsPossible ? asRead : nil)
  guard let rivers else { return examination.byNumbers(hypotheses) }
  return examination.byRivers(hypotheses, asReadEvidence, rivers) ?? examination.byNumbers(hypotheses)
}

/// What the evidence has to come to. Found on made-up files whose seeds are not those of the published table.
enum Margins {
  /// Pairs below which nothing is said, and below which nothing is said of a shift.
  static let fewest = 3
  static let fewestForShift = 8
  /// Metres to the rivers at which a file is as good as can be.
  static let good = 25.0
  /// Natural logarithms of likelihood: over the file as read, and over the next hypothesis.
  static let overAsRead = 12.0
  static let overNext = 6.0
  /// How far the median distance to the rivers must fall under a shift.
  static let collapse = 0.5
  /// See ``Residuals/spreadOfDirections``: 0.04 are two directions 24 degrees apart.
  static let directions = 0.04
  /// Metres within which most positions of a good file lie.
  static let near = 300.0
  /// Share of the positions that lie within ``near`` in a good file.
  static let nearShare = 0.6
  /// Degrees that a file lies off the rivers which is on another continent.
  static let elsewhere = 10.0
  /// Metres, and the share of the positions within them that is enough for such a file: no layer has all waters, but a file that was
  /// carried to another continent does not come to lie on the rivers by chance.
  static let close = 150.0
  static let closeShare = 0.35
  /// How many positions that share must be.
  static let fewestClose = 5
}

/// Leaves out what comes to the same as the file as read, or as a hypothesis before it.
private func distinct(_ hypotheses: [Hypothesis], from asRead: [Coordinate]) -> [Hypothesis] {
  var kept: [Hypothesis] = []
  for hypothesis in hypotheses
  where !isSame(hypothesis.positions, asRead) && !kept.contains(where: { isSame($0.positions, hypothesis.positions) }) {
    kept.append(hypothesis)
  }
  return kept
}

/// All within 1e-5 degrees, some metres: what two datums of today may differ by.
private func isSame(_ a: [Coordinate], _ b: [Coordinate]) -> Bool {
  zip(a, b).allSatisfy { a, b in (a.isFinite || b.isFinite) ? abs(a.x - b.x) < 1e-5 && abs(a.y - b.y) < 1e-5 : true }
}
