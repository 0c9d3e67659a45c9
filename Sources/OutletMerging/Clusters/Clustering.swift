import SurveyMath
import SurveyModel

/// Divides the nodes of a component into outlets. Each thread has its own; its arrays are reused for every component.
///
/// First the two groups whose union gains the likelihood most become one, again and again until no union gains anything. Then single
/// records go to other groups, stand alone or change places where that gains something, until nothing does.
struct Clustering: ~Copyable {
  let nodes: MergeNodes
  let pairs: NearPairs
  let model: MergeModel
  /// For each visit the logarithm of the probability that it notes an outlet again.
  private let repeated: [Double]
  private var coverage: VisitCoverage

  // Of the current component; numbers are those within it.
  var component: [Int32] = []
  var single: [SightingGroup] = []
  var near: [[Int32]] = []
  /// For each record its group.
  var groupOf: [Int32] = []
  /// Groups: their records, ascending; empty for one that has become part of another.
  var members: [[Int32]] = []
  var groups: [SightingGroup] = []
  /// What the likelihood gains by each group of several records.
  var weights: [Double] = []
  var doubts: [GroupDoubt] = []
  private var heap = MergeQueue()
  private var versions: [Int32] = []
  /// Whether each record was remarked to be a repetition; nil where that was not looked at.
  private var isRemarked: [Bool?] = []
  private var links: [[Int32]] = []
  // By visit, for the count of shared ones.
  private var count: [Int32]

  init(_ nodes: MergeNodes, _ pairs: NearPairs, _ model: MergeModel) {
    self.nodes = nodes
    coverage = VisitCoverage(nodes)
    self.pairs = pairs
    self.model = model
    repeated = nodes.visits.map { visit in model.repetition(visit) }
    count = Array(repeating: 0, count: nodes.visits.count)
  }

  /// Divides a component of several nodes; the groups are in `members`, `groups` and `doubts`.
  mutating func divide(_ component: ArraySlice<Int32>) {
    load(component)
    agglomerate()
    refine()
    doubtGroups()
  }

  private mutating func load(_ component: ArraySlice<Int32>) {
    self.component.removeAll(keepingCapacity: true)
    self.component += component
    let size = component.count
    while near.count < size {
      near.append([])
      links.append([])
      members.append([])
    }
    single.removeAll(keepingCapacity: true)
    groupOf.removeAll(keepingCapacity: true)
    versions.removeAll(keepingCapacity: true)
    isRemarked.removeAll(keepingCapacity: true)
    isRemarked += repeatElement(nil, count: size)
    // What lies so close together was passed by the same visits.
    let isSmall = size <= 16
    for index in 0..<size {
      near[index].removeAll(keepingCapacity: true)
      links[index].removeAll(keepingCapacity: true)
      members[index].removeAll(keepingCapacity: true)
      members[index].append(Int32(truncatingIfNeeded: index))
      single.append(group(of: Int(self.component[index]), covered: isSmall && index > 0 ? single[0].covered : nil))
      groupOf.append(Int32(truncatingIfNeeded: index))
      versions.append(0)
    }
    groups = single
    for (index, node) in self.component.enumerated() {
      for other in pairs.others(of: Int(node)) { link(index, other) }
      if !pairs.ofCode.isEmpty { for other in pairs.ofCode[node] ?? [] { link(index, other) } }
    }
    for index in 0..<size {
      near[index].sort()
      near[index].removeRepeated()
      links[index] += near[index]
    }
  }

  private mutating func link(_ index: Int, _ other: Int32) {
    guard let place = component.firstIndex(ofSorted: other) else { return }
    near[index].append(Int32(truncatingIfNeeded: place))
    near[place].append(Int32(truncatingIfNeeded: index))
  }

  private mutating func group(of node: Int, covered known: Int?) -> SightingGroup {
    let latitude = nodes.latitude[node]
    var group = SightingGroup(
      longitude: nodes.longitude[node], latitude: latitude, degree: DegreeLength(atLatitude: latitude),
      weight: 1 / (nodes.variance(node) * model.scale * model.scale), covered: known ?? coverage.visits(near: node).count)
    if nodes.type[node] != .unknown {
      group.types = model.evidence(of: nodes.type[node])
      group.typeAgreement = model.agreement(group.types)
      group.hasType = true
    }
    if !nodes.name.isEmpty { group.name = nodes.name[node] }
    if !nodes.code.isEmpty { group.code = nodes.code[node] }
    group.bank = Int(nodes.bank[node])
    return group
  }

  // MARK: Unions

  private mutating func agglomerate() {
    heap.removeAll()
    for a in component.indices {
      for b in near[a] where Int(b) > a { offer(Int32(truncatingIfNeeded: a), b) }
    }
    while let best = heap.popFirst() {
      let (a, b) = (Int(best.a), Int(best.b))
      guard versions[a] == best.versionA, versions[b] == best.versionB else { continue }
      groups[a] = union(groups[a], groups[b], shared: shared(members[a], members[b]).count)
      members[a] = members[a].merged(with: members[b])
      members[b].removeAll(keepingCapacity: true)
      for member in members[a] { groupOf[Int(member)] = best.a }
      versions[a] += 1
      versions[b] = .min
      links[a] = links[a].merged(with: links[b])
      links[b].removeAll(keepingCapacity: true)
      // Links may name records whose groups have become part of others.
      var seen: [Int32] = []
      for link in links[a] where groupOf[Int(link)] != best.a { seen.append(groupOf[Int(link)]) }
      seen.sort()
      links[a].removeAll(keepingCapacity: true)
      for other in seen where links[a].last != other {
        links[a].append(other)
        offer(min(best.a, other), max(best.a, other))
      }
    }
  }

  func union(_ a: SightingGroup, _ b: SightingGroup, shared: Int) -> SightingGroup {
    var both = a.merged(with: b, shared: shared)
    if a.hasType, b.hasType { both.typeAgreement = model.agreement(both.types) } else { both.typeAgreement += b.typeAgreement }
    return both
  }

  private mutating func offer(_ a: Int32, _ b: Int32) {
    let gain = gain(groups[Int(a)], members[Int(a)], groups[Int(b)], members[Int(b)])
    if gain > 0 { heap.insert(MergeQueue.Offer(gain: gain, a: a, b: b, versionA: versions[Int(a)], versionB: versions[Int(b)])) }
  }

  mutating func gain(_ a: SightingGroup, _ membersA: [Int32], _ b: SightingGroup, _ membersB: [Int32]) -> Double {
    model.gain(a, b, both: shared(membersA, membersB)).total
  }

  /// The visits that have records in both groups.
  mutating func shared(_ a: [Int32], _ b: [Int32]) -> SharedVisits {
    var shared = SharedVisits()
    for member in a { count[Int(nodes.visit[Int(component[Int(member)])])] += 1 }
    for (index, member) in b.enumerated() {
      let visit = Int(nodes.visit[Int(component[Int(member)])])
      guard count[visit] != 0 else { continue }
      // Each visit once: a negative count says that its records in `b` have been counted.
      if count[visit] > 0 {
        let theirs = b[index...].count { Int(nodes.visit[Int(component[Int($0)])]) == visit }
        let repetitions = min(Int(count[visit]), theirs)
        let remarked = min(repetitions, remarks(of: visit, in: a) + remarks(of: visit, in: b))
        shared.count += 1
        shared.repetitions += Double(repetitions - remarked) * repeated[visit]
        if remarked > 0 { shared.repetitions += Double(remarked) * model.repetition(nodes.visits[visit], isRemarked: true) }
        if nodes.visits[visit].isTimed, remarked == 0 { shared.isTimed = true }
        count[visit] = -count[visit]
      }
    }
    for member in a { count[Int(nodes.visit[Int(component[Int(member)])])] = 0 }
    return shared
  }

  /// How many of these records a visit remarked as repetitions.
  private mutating func remarks(of visit: Int, in records: [Int32]) -> Int {
    var count = 0
    for record in records where Int(nodes.visit[Int(component[Int(record)])]) == visit {
      let isRemarked =
        self.isRemarked[Int(record)] ?? nodes.isRemarkedAsRepetition(Int(component[Int(record)]))
      self.isRemarked[Int(record)] = isRemarked
      if isRemarked { count += 1 }
    }
    return count
  }

  /// What the likelihood gains when these records are one outlet instead of one each.
  mutating func weight(of records: [Int32]) -> Double {
    guard records.count > 1 else { return 0 }
    var group = single[Int(records[0])]
    var before: [Int32] = [records[0]]
    var sum = 0.0
    for record in records.dropFirst() {
      let both = shared(before, [record])
      sum += model.gain(group, single[Int(record)], both: both).total
      group = union(group, single[Int(record)], shared: both.count)
      before.append(record)
    }
    return sum
  }
}

extension [Int32] {
  /// Leaves one of equal numbers of an ascending array.
  mutating func removeRepeated() {
    var last: Int32?
    removeAll { number in
      defer { last = number }
      return number == last
    }
  }

  /// The place of a number in an ascending array.
  func firstIndex(ofSorted number: Int32) -> Int? {
    let place = indices.first(beyond: { self[$0] >= number })
    return place < count && self[place] == number ? place : nil
  }

  /// Two ascending arrays as one.
  func merged(with other: [Int32]) -> [Int32] {
    var both: [Int32] = []
    both.reserveCapacity(count + other.count)
    var (a, b) = (0, 0)
    while a < count, b < other.count {
      if self[a] <= other[b] {
        both.append(self[a])
        a += 1
      } else {
        both.append(other[b])
        b += 1
      }
    }
    both += self[a...]
    both += other[b...]
    return both
  }
}
