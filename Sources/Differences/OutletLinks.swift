import SurveyModel

/// Which outlets of the old result became which of the new one.
///
/// Each outlet is in one group of these: one old with one new, one old with several new, several old with one new. First come outlets of
/// one id, then those that a result itself says to replace each other, then those that share most observations; what is left over then
/// joins the outlet with which it shares most. An observation whose position was changed shows that an outlet is the same where nothing else
/// does, but splits and merges none.
struct OutletLinks {
  struct Link: Hashable {
    var old: Int
    var new: Int
  }

  /// How strongly a link binds.
  private struct Strength: Comparable {
    var isSameID = false
    var isStated = false
    var sightings = 0
    var displaced = 0

    var isEnoughToJoin: Bool { isStated || sightings > 0 }

    static func < (a: Strength, b: Strength) -> Bool {
      if a.isSameID != b.isSameID { return b.isSameID }
      if a.isStated != b.isStated { return b.isStated }
      return (a.sightings, a.displaced) < (b.sightings, b.displaced)
    }
  }

  /// For each old outlet the new ones that it became, ascending.
  private(set) var newOfOld: [[Int]]
  /// For each new outlet the old ones that it was, ascending.
  private(set) var oldOfNew: [[Int]]

  /// - Parameters:
  ///   - sightings: for each observation of both results its old and its new outlet.
  ///   - displaced: the same for those whose position was changed.
  init(_ old: [ComparedOutlet], _ new: [ComparedOutlet], sightings: [Link], displaced: [Link] = []) {
    newOfOld = Array(repeating: [], count: old.count)
    oldOfNew = Array(repeating: [], count: new.count)
    var strengths: [Link: Strength] = [:]
    for link in sightings { strengths[link, default: Strength()].sightings += 1 }
    for link in displaced { strengths[link, default: Strength()].displaced += 1 }
    state(old, new, &strengths)
    let links = strengths.sorted { a, b in
      a.value != b.value ? b.value < a.value : (a.key.old, a.key.new) < (b.key.old, b.key.new)
    }
    for (link, _) in links where newOfOld[link.old].isEmpty && oldOfNew[link.new].isEmpty { join(link) }
    for (link, strength) in links where newOfOld[link.old].isEmpty || oldOfNew[link.new].isEmpty {
      guard strength.isEnoughToJoin else { continue }
      attach(link) { old[$0.old].id == new[$0.new].id }
    }
    for number in newOfOld.indices { newOfOld[number].sort() }
    for number in oldOfNew.indices { oldOfNew[number].sort() }
  }

  /// Adds the links that ids and the results themselves state.
  private func state(_ old: [ComparedOutlet], _ new: [ComparedOutlet], _ strengths: inout [Link: Strength]) {
    let oldNumbers = Dictionary(old.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let newNumbers = Dictionary(new.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for (number, outlet) in new.enumerated() {
      if let same = oldNumbers[outlet.id] { strengths[Link(old: same, new: number), default: Strength()].isSameID = true }
      for id in outlet.replaces {
        if let replaced = oldNumbers[id] { strengths[Link(old: replaced, new: number), default: Strength()].isStated = true }
      }
      guard let former = oldNumbers[outlet.id] else { continue }
      for id in outlet.replacedBy {
        if let follower = newNumbers[id] { strengths[Link(old: former, new: follower), default: Strength()].isStated = true }
      }
    }
  }

  private mutating func join(_ link: Link) {
    newOfOld[link.old].append(link.new)
    oldOfNew[link.new].append(link.old)
  }

  /// Joins an outlet without partner to the group of another. Where the other's own partner holds outlets besides it already, the two
  /// part, unless they have one id.
  private mutating func attach(_ link: Link, isSameID: (Link) -> Bool) {
    if oldOfNew[link.new].isEmpty {
      // A part that is new: the old outlet was split.
      guard let partner = newOfOld[link.old].first else { return join(link) }
      if oldOfNew[partner].count > 1 {
        let pair = Link(old: link.old, new: partner)
        guard !isSameID(pair) else { return }
        newOfOld[link.old] = []
        oldOfNew[partner].removeAll { $0 == link.old }
      }
    } else {
      // An old outlet that went into a new one: these were merged.
      guard let partner = oldOfNew[link.new].first else { return join(link) }
      if newOfOld[partner].count > 1 {
        let pair = Link(old: partner, new: link.new)
        guard !isSameID(pair) else { return }
        oldOfNew[link.new] = []
        newOfOld[partner].removeAll { $0 == link.new }
      }
    }
    join(link)
  }
}
