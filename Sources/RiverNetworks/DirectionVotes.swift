import SurveyModel

/// What the attributes and ordinates of a layer say about the direction of single reaches.
///
/// Distances to the mouth, drained areas and stream orders are compared where reaches meet; heights and measures at the two ends of a
/// line. The first kind that says something of a reach is believed.
struct DirectionVotes {
  /// For each reach 1 where it flows as it is drawn, −1 where against that, 0 where nothing tells.
  private(set) var votes: NumberedColumn<ReachNumber, Int8> = []
  /// For each reach true where only a small difference in height tells, or that it has less than others where they meet.
  private(set) var isWeak: NumberedColumn<ReachNumber, Bool> = []

  /// Heights of the two ends tell when they differ by so many metres, and tell of a single line when by so many.
  private static let fall: Float = 2
  private static let clearFall: Float = 5

  /// Nil when the layer has nothing of the kind for reaches that are judged by their drawing.
  init?(_ network: NetworkParts, _ drawn: DrawnFlow) {
    let judged = network.pieces.indices.filter { drawn.isJudged($0) }
    var (hasDistance, hasSize, hasOrder, hasHeight, hasMeasure) = (false, false, false, false, false)
    for reach in judged {
      let feature = network.feature(reach)
      hasDistance = hasDistance || feature.mouthDistance != nil
      hasSize = hasSize || feature.size != nil
      hasOrder = hasOrder || feature.strahler != nil
      hasHeight = hasHeight || feature.ends.firstHeight != feature.ends.lastHeight
      hasMeasure = hasMeasure || feature.ends.measures != nil
    }
    guard hasDistance || hasSize || hasOrder || hasHeight || hasMeasure else { return nil }
    votes = NumberedColumn(repeating: 0, count: network.pieces.count)
    isWeak = NumberedColumn(repeating: false, count: network.pieces.count)
    if hasMeasure { voteByMeasures(network, judged) }
    if hasDistance { voteByDistances(network) }
    if hasSize { voteByGreatest(network) { network.feature($0).size } }
    if hasOrder { voteByGreatest(network) { network.feature($0).strahler.map(Double.init) } }
    if hasHeight { voteByHeights(network, judged) }
    guard votes.contains(where: { $0 != 0 }) else { return nil }
  }

  /// What is known of the ends of a reach: 1 for an end where water arrives, −1 for one where it leaves.
  private struct Roles {
    var start: Int8 = 0
    var end: Int8 = 0
    var vote: Int8 {
      let sum = Int(end) - Int(start)
      return sum > 0 ? 1 : sum < 0 ? -1 : 0
    }
  }

  private mutating func take(_ roles: [ReachNumber: Roles]) {
    for (reach, roles) in roles where votes[reach] == 0 { votes[reach] = roles.vote }
  }

  private static func note(_ end: ReachEnd, arrives: Bool, _ roles: inout [ReachNumber: Roles]) {
    let role: Int8 = arrives ? 1 : -1
    if end.isUpstream { roles[end.reach, default: Roles()].start = role } else { roles[end.reach, default: Roles()].end = role }
  }

  /// Where reaches meet, those with the greater distances to the mouth bring the water. Distances of different rivers that each count
  /// from the mouth of their own river are not compared.
  private mutating func voteByDistances(_ network: NetworkParts) {
    var roles: [ReachNumber: Roles] = [:]
    for node in network.nodes.all {
      let ends = network.nodes.ends(at: node)
      let host = network.nodes.host[node]
      guard ends.count + (host == nil ? 0 : 1) > 1 else { continue }
      var groups: [String: [(end: ReachEnd, distance: Double)]] = [:]
      for end in ends {
        guard let distance = network.feature(end.reach).mouthDistance else { continue }
        groups[distanceGroup(end.reach, network), default: []].append((end, distance))
      }
      for (group, members) in groups {
        let sorted = members.sorted { ($0.distance, $0.end) < ($1.distance, $1.end) }
        if let host, distanceGroup(host, network) == group, let distance = network.feature(host).mouthDistance {
          for member in sorted { Self.note(member.end, arrives: member.distance > distance, &roles) }
          continue
        }
        guard sorted.count > 1 else { continue }
        let steps = sorted.indices.dropFirst().map { sorted[$0].distance - sorted[$0 - 1].distance }
        guard let greatest = steps.max(), greatest > 1, let cut = steps.firstIndex(of: greatest) else { continue }
        for (index, member) in sorted.enumerated() { Self.note(member.end, arrives: index > cut, &roles) }
      }
    }
    take(roles)
  }

  private func distanceGroup(_ reach: ReachNumber, _ network: NetworkParts) -> String {
    network.lines.layers[network.pieces[reach].layer].distances.isOfRiver ? network.pieces[reach].riverID : ""
  }

  /// Where reaches meet, the one with the greatest value takes the water of the others. Where several have the greatest value, the
  /// others bring water, unless they are diversions.
  private mutating func voteByGreatest(_ network: NetworkParts, _ value: (ReachNumber) -> Double?) {
    var roles: [ReachNumber: Roles] = [:]
    var lesser: [ReachNumber: Roles] = [:]
    for node in network.nodes.all {
      let ends = network.nodes.ends(at: node)
      guard ends.count > 1, network.nodes.host[node] == nil else { continue }
      let known = ends.compactMap { value($0.reach) }
      guard known.count == ends.count, let greatest = known.max() else { continue }
      let isUnique = known.count(where: { $0 == greatest }) == 1
      for (end, value) in zip(ends, known) {
        if isUnique {
          Self.note(end, arrives: value < greatest, &roles)
        } else if value < greatest {
          Self.note(end, arrives: true, &lesser)
        }
      }
    }
    take(roles)
    let told = votes
    take(lesser)
    for reach in votes.indices where votes[reach] != told[reach] { isWeak[reach] = true }
  }

  /// Measures grow from the mouth of a route or from its source. Which of them is seen by the lines that begin with 0: the mouth of
  /// a tributary lies at another line, its source does not.
  private mutating func voteByMeasures(_ network: NetworkParts, _ judged: [ReachNumber]) {
    var (atMeetings, atLooseEnds) = (0, 0)
    var growing: [(reach: ReachNumber, grows: Bool)] = []
    for reach in judged {
      guard let measures = network.feature(reach).ends.measures, measures.first != measures.last else { continue }
      growing.append((reach, measures.last > measures.first))
      guard min(measures.first, measures.last) == 0 else { continue }
      let zero = measures.first == 0 ? network.nodes.start(reach) : network.nodes.end(reach)
      if network.nodes.ends(at: zero).count > 1 || network.nodes.host[zero] != nil { atMeetings += 1 } else { atLooseEnds += 1 }
    }
    let isPercent = network.lines.layers.contains { layer in layer.features.contains { $0.reachCode?.measures != nil } }
    guard isPercent || max(atMeetings, atLooseEnds) >= 3 else { return }
    let growsUpstream = isPercent || atMeetings > 3 * atLooseEnds
    guard growsUpstream || atLooseEnds > 3 * atMeetings else { return }
    for (reach, grows) in growing { votes[reach] = grows == growsUpstream ? -1 : 1 }
  }

  private mutating func voteByHeights(_ network: NetworkParts, _ judged: [ReachNumber]) {
    for reach in judged where votes[reach] == 0 {
      let ends = network.feature(reach).ends
      let fall = ends.firstHeight - ends.lastHeight
      guard fall.isFinite, abs(fall) >= Self.fall else { continue }
      votes[reach] = fall > 0 ? 1 : -1
      isWeak[reach] = abs(fall) < Self.clearFall
    }
  }
}
