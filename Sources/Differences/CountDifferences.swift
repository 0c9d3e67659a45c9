import SurveyModel

/// How the counts of the groups that `group` makes came to be other ones.
/// - Parameter name: the name of an outlet's group; nil where outlets do not say.
func counts(
  _ differences: [OutletDifference], _ group: (ComparedOutlet) -> String?, name: (ComparedOutlet) -> String? = { _ in nil }
) -> [DifferenceCount] {
  var counts: [String?: DifferenceCount] = [:]
  func add(_ outlet: ComparedOutlet?, _ change: (inout DifferenceCount) -> Void) {
    guard let outlet else { return }
    let id = group(outlet)
    change(&counts[id, default: DifferenceCount(id: id)])
    // The name of the new result stands where both have one.
    if id != nil, let name = name(outlet) { counts[id]?.name = name }
  }
  // A part of a split outlet beyond its first, and an outlet beyond the first of those that were merged.
  var met: Set<String> = []
  for difference in differences {
    let isFirst =
      switch difference.kind {
      case .split: met.insert("split \(difference.old?.id ?? "")").inserted
      case .merged: met.insert("merged \(difference.new?.id ?? "")").inserted
      default: true
      }
    if difference.kind != .split || isFirst { add(difference.old) { $0.old += 1 } } else { add(difference.old) { $0.split += 1 } }
    if difference.kind != .merged || isFirst {
      add(difference.new) { $0.new += 1 }
    } else {
      add(difference.new) { $0.merged += 1 }
    }
    switch difference.kind {
    case .added: add(difference.new) { $0.added += 1 }
    case .removed: add(difference.old) { $0.removed += 1 }
    default:
      if let old = difference.old, let new = difference.new, group(old) != group(new) {
        add(old) { $0.movedOut += 1 }
        add(new) { $0.movedIn += 1 }
      }
    }
  }
  return counts.values.sorted { precedes($0.id, $1.id) }
}

/// All pairs of statuses that occur, ascending.
func statusTransitions(_ differences: [OutletDifference]) -> [StatusTransition] {
  var counts: [[String?]: Int] = [:]
  for difference in differences { counts[[difference.old?.status, difference.new?.status], default: 0] += 1 }
  return counts.map { StatusTransition(old: $0.key[0], new: $0.key[1], outlets: $0.value) }
    .sorted { a, b in a.old == b.old ? precedes(a.new, b.new) : precedes(a.old, b.old) }
}

/// By the bytes; nil is last.
private func precedes(_ a: String?, _ b: String?) -> Bool {
  guard let a else { return false }
  guard let b else { return true }
  return a.utf8.lexicographicallyPrecedes(b.utf8)
}
