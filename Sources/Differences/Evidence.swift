import SurveyModel

/// Which observations of each outlet are in both results.
struct Evidence {
  /// Observations that an old and a new outlet share, unchanged.
  var kept: [OutletLinks.Link: Int] = [:]
  private var withdrawn: [Int]
  private var added: [Int]
  /// Of the whole result, with those that are on no river.
  private var hasWithdrawn = false
  private var hasNew = false

  init(old: Int, new: Int) {
    withdrawn = Array(repeating: 0, count: old)
    added = Array(repeating: 0, count: new)
  }

  /// Notes that the new result does not have an observation of the old one.
  mutating func withdraw(_ outlet: Int?) {
    hasWithdrawn = true
    if let outlet { withdrawn[outlet] += 1 }
  }

  /// Notes that the old result did not have an observation of the new one.
  mutating func add(_ outlet: Int?) {
    hasNew = true
    if let outlet { added[outlet] += 1 }
  }

  /// Says how many observations are in both, and what may have caused the difference.
  func describe(_ difference: inout OutletDifference, _ place: DifferencePlace, _ runCauses: Set<DifferenceCause>) {
    difference.observationsWithdrawn = place.old.map { withdrawn[$0] } ?? 0
    difference.observationsNew = place.new.map { added[$0] } ?? 0
    if let old = place.old, let new = place.new { difference.observationsKept = kept[OutletLinks.Link(old: old, new: new)] ?? 0 }
    guard difference.isDifferent else { return }
    let causes = causes(difference, runCauses)
    difference.causes = DifferenceCause.allCases.filter { causes.contains($0) }
  }

  private func causes(_ difference: OutletDifference, _ runCauses: Set<DifferenceCause>) -> Set<DifferenceCause> {
    var causes: Set<DifferenceCause> = []
    if difference.observationsNew > 0 { causes.insert(.newObservations) }
    if difference.observationsWithdrawn > 0 { causes.insert(.withdrawnObservations) }
    // An outlet all of whose observations came or went needs no other reason.
    if difference.kind == .added, difference.new?.observations == difference.observationsNew, !causes.isEmpty { return causes }
    if difference.kind == .removed, difference.old?.observations == difference.observationsWithdrawn, !causes.isEmpty {
      return causes
    }
    var others = runCauses
    if !difference.changes.contains(where: { $0 == .basin || $0 == .district }) { others.remove(.areasLayer) }
    causes.formUnion(others)
    if !causes.isEmpty { return causes }
    // Observations of its neighbours can have changed it.
    if hasNew { causes.insert(.newObservations) }
    if hasWithdrawn { causes.insert(.withdrawnObservations) }
    return causes.isEmpty ? [.program] : causes
  }
}
