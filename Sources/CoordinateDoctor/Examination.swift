import SurveyModel

/// One file and what it can be meant as.
struct Examination {
  let file: SurveyCase
  /// WGS 84 degrees; nil where the numbers cannot be right as they stand.
  let asRead: [Coordinate]?

  /// By what the numbers can be at all, without rivers.
  func byNumbers(_ hypotheses: [Hypothesis]) -> Suspicion? {
    guard asRead != nil else {
      guard let first = hypotheses.first else { return nil }
      let evidence = "as they stand they cannot be right (such as \(shown(file.pairs[0])))"
      if hypotheses.count == 1 { return certain(first, "\(counted), and \(evidence)") }
      return undecided(hypotheses, evidence)
    }
    // Numbers below π lie in the Gulf of Guinea; digits after the point that stay below 60 twelve times over are no chance.
    if let radians = hypotheses.first(where: { $0.fault == .radians }) {
      return certain(radians, "all \(file.pairs.count) pairs lie within ±π and ±π/2, which as degrees is open sea")
    }
    if let seconds = hypotheses.first(where: { $0.fault == .seconds }), distinctSeconds >= 24 {
      return certain(
        seconds,
        "in \(distinctSeconds) different pairs of digits where the seconds would be, and in the minutes before them, none is above 59"
      )
    }
    return nil
  }

  /// By the distances to the nearest river.
  func byRivers(_ hypotheses: [Hypothesis], _ asRead: Residuals?, _ field: RiverField) -> Suspicion? {
    let weighed = hypotheses.map { (hypothesis: $0, evidence: Residuals($0.positions, field)) }
      .map { Weighed(hypothesis: $0.hypothesis, evidence: $0.evidence) }
      .filter { isNear($0, field) && canBeSaid($0, asRead) }
      .enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
    guard let best = weighed.first else { return nil }
    let asReadWords = asRead.map {
      $0.median < RiverField.limit ? "\(metres($0.median)) as read" : "over \(metres(RiverField.limit)) as read"
    }
    let tied = weighed.filter { $0.weight > best.weight - Margins.overNext }
    let medians = tied.prefix(4).map { "\(metres($0.evidence.median)) if \($0.hypothesis.words)" }
    let evidence =
      "median distance to the nearest river " + ([asReadWords].compactMap { $0 } + medians).joined(separator: ", ")
      + ", \(file.total) \(file.unit)" + (asRead == nil ? "; as read they cannot be positions" : "")
    if tied.count > 1 { return undecided(tied.map(\.hypothesis), evidence) }
    if best.hypothesis.fault?.isShift ?? true, best.evidence.spreadOfDirections < Margins.directions {
      return undecided(
        [best.hypothesis],
        evidence + "; but all rivers here have one direction, so that a river missing from the layer explains it as well")
    }
    return certain(best.hypothesis, evidence)
  }

  private struct Weighed {
    var hypothesis: Hypothesis
    var evidence: Residuals
    var weight: Double { evidence.logLikelihood - hypothesis.rarity }
  }

  /// Whether a hypothesis puts enough of the positions on rivers.
  private func isNear(_ weighed: Weighed, _ field: RiverField) -> Bool {
    weighed.evidence.share(within: Margins.near) > Margins.nearShare || bringsHome(weighed, field)
  }

  /// Whether signs or the order of the axes bring a file to the rivers that as read lies on another continent, or nowhere.
  private func bringsHome(_ weighed: Weighed, _ field: RiverField) -> Bool {
    guard weighed.hypothesis.fault == .sign || weighed.hypothesis.fault == .swap,
      asRead.map({ isElsewhere($0, field) }) ?? true
    else { return false }
    let close = weighed.evidence.share(within: Margins.close)
    return close >= Margins.closeShare && close * Double(file.pairs.count) >= Double(Margins.fewestClose)
  }

  /// True when no position is within ten degrees of the rivers.
  private func isElsewhere(_ positions: [Coordinate], _ field: RiverField) -> Bool {
    let box = field.extent
    let margin = Margins.elsewhere
    return positions.allSatisfy { position in
      !position.isFinite || position.x < box.minX - margin || position.x > box.maxX + margin || position.y < box.minY - margin
        || position.y > box.maxY + margin
    }
  }

  /// Whether a hypothesis explains the file so much better than the file itself that it is worth a word.
  private func canBeSaid(_ weighed: Weighed, _ asRead: Residuals?) -> Bool {
    let isShift = weighed.hypothesis.fault?.isShift ?? true
    if isShift, file.pairs.count < Margins.fewestForShift { return false }
    guard let asRead else { return true }
    return weighed.weight > asRead.logLikelihood + Margins.overAsRead
      && (weighed.evidence.median < asRead.median * Margins.collapse
        || weighed.evidence.share(within: Margins.near) <= Margins.nearShare)
  }

  private var counted: String { "so \(file.total) positions can be read" }

  private func certain(_ hypothesis: Hypothesis, _ evidence: String) -> Suspicion {
    var suspicion = Suspicion(hypothesis.rule, "")
    suspicion.fault = hypothesis.fault
    suspicion.remedy = hypothesis.fault == nil ? nil : hypothesis.remedy
    suspicion.remedy?.keepsOrder = file.declared != .metres
    let options = [hypothesis.fault.map { "--fix \($0.rawValue)" }, hypothesis.option].compactMap { $0 }
    suspicion.reason = "The positions look wrong; probably \(hypothesis.words): \(evidence)."
    suspicion.advice = "Nothing was changed; \(options.joined(separator: " or ")) reads them so."
    return suspicion
  }

  private func undecided(_ hypotheses: [Hypothesis], _ evidence: String) -> Suspicion {
    var suspicion = Suspicion(.suspectUndecided, "")
    suspicion.candidates = hypotheses.map { $0.fault?.rawValue ?? $0.rule.id }.uniqued()
    var words = hypotheses.prefix(6).map { hypothesis in
      hypothesis.words + (hypothesis.option.map { " (\($0))" } ?? "")
    }
    if hypotheses.count > 6 { words.append("\(hypotheses.count - 6) more, up to \(hypotheses[hypotheses.count - 1].words)") }
    suspicion.reason =
      "The positions look wrong, but it cannot be told how; candidates are \(words.joined(separator: "; ")): \(evidence)."
    return suspicion
  }

  /// Different pairs of digits where `D.MMSSss` has its seconds, in both axes.
  private var distinctSeconds: Int {
    [file.pairs.map(\.x), file.pairs.map(\.y)].reduce(0) { sum, values in
      sum + Set(values.map { Int(exactly: (abs($0) * 10_000 + 1e-6).rounded(.down)).map { $0 % 100 } ?? 0 }).count
    }
  }

  private func shown(_ pair: Coordinate) -> String { "\(pair.x), \(pair.y)" }
}

extension Array where Element: Hashable {
  /// Each once, in the order of their first places.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

/// Whole metres, in groups of three digits.
func metres(_ value: Double) -> String {
  var digits = String(Int(exactly: value.rounded()) ?? 0)
  var groups: [Substring] = []
  while digits.count > 3 {
    groups.insert(Substring(digits.suffix(3)), at: 0)
    digits.removeLast(3)
  }
  return ([Substring(digits)] + groups).joined(separator: ",") + " m"
}
