import SurveyModel

/// The direction in which the water flows, as far as the layer tells.
///
/// What tells, in this order: the user's word; the ids of what lies downstream; the layer's own words; distances to the mouth,
/// measures, drained areas, orders and heights; the drawing. The drawing is believed as long as it agrees with itself: at each node
/// where reaches meet, some must arrive and some must leave, and water must gather. A reach is taken to be drawn against the flow when
/// turning it mends the nodes at both its ends, or when it is the only one that can mend the node. Where too much contradicts itself,
/// the flow is unknown.
struct FlowDirections {
  /// Reaches that are drawn upstream.
  private(set) var reversed: [ReachNumber] = []
  /// Reaches whose direction of flow nothing tells.
  var unknown: Set<ReachNumber> = []
  var findings: [Finding] = []

  let network: NetworkParts
  var drawn: DrawnFlow
  /// Nodes from which reaches only go, where nothing is mended.
  private var sources: [NodeNumber] = []
  /// For each component the number of places that were mended one by one, or where nothing could be mended.
  private var faults: [NodeNumber: Int] = [:]

  /// - Throws: `InputError` for a mouth that the user named and that is not in the layer.
  init(_ network: NetworkParts, _ ids: DownstreamIDs, _ options: NetworkOptions) throws(InputError) {
    self.network = network
    drawn = DrawnFlow(network, ids)
    for reach in network.pieces.indices where network.feature(reach).flowKnown == false { unknown.insert(reach) }
    turnByIDs(ids)
    turnByConvention(options.drawn)
    if !options.mouths.isEmpty { flow(to: try MouthWays(options.mouths, network)) }
    if options.drawn == nil || options.drawn == .unknown { turnByVotes(options.drawn) }
    var wrong: Set<NodeNumber> = []
    switch options.drawn {
    case nil:
      let doubtful = turnTrees()
      wrong = judgeComponents(doubtful)
    case .unknown: forgetDrawing()
    case .downstream, .upstream: break
    }
    for node in network.nodes.all where drawn.isContradictory(node) && !wrong.contains(network.component(ofNode: node)) {
      mend(node)
    }
    if options.drawn == nil { doubtBranches() }
    for node in sources {
      let reaches = drawn.judgedReaches(at: node)
      if !reaches.isEmpty, unknown.isDisjoint(with: reaches) { forget(reaches, at: node) }
    }
    if options.drawn == nil { doubtComponents(besides: wrong) }
    reversed = drawn.reversed
  }
}

// What the drawing tells of itself.
extension FlowDirections {
  /// A component is not drawn downstream when more than this share of the nodes where its reaches meet contradict themselves,
  /// and at least ``leastContradictions`` do.
  private static var share: Double { 0.1 }
  private static var leastContradictions: Int { 3 }

  /// A tree is upside down when water would flow to so many loose ends at least.
  private static var leastTails: Int { 3 }
  /// So many reaches more must contradict one way of drawing than the other for the other to be believed.
  private static var clearDifference: Int { 3 }
  /// A component is braided when more than one of so many reaches closes a circle.
  private static var circlesOfBraids: Int { 10 }
  /// The water of a braided component gathers when it comes to no more loose ends than these, or than these for each head.
  private static var mostTails: Int { 10 }
  private static var tailsForHead: Int { 4 }

  /// Where the water of a component begins and ends.
  private struct LooseEnds {
    var heads = 0
    var tails = 0
  }

  /// What is to be thought of a component of which the water comes to several loose ends.
  private enum TreeShape {
    /// Water gathers.
    case drawnDownstream
    /// Water would spread: it is drawn upstream.
    case upsideDown
    /// As much speaks for one as for the other.
    case doubtful
  }

  private func shape(of reaches: [ReachNumber], _ ends: LooseEnds) -> TreeShape {
    let fit = TreeFit(reaches, network, drawn)
    // A braided river is no tree. It is doubted when its water would spread to many more loose ends than it has heads.
    if Self.circlesOfBraids * fit.circles > reaches.count {
      return ends.tails > Self.mostTails && ends.tails > Self.tailsForHead * ends.heads ? .doubtful : .drawnDownstream
    }
    // Without any loose end there is nothing to go by.
    if fit.againstDownstream == .max { return .drawnDownstream }
    if fit.againstUpstream + Self.clearDifference <= fit.againstDownstream { return .upsideDown }
    return fit.againstDownstream + Self.clearDifference <= fit.againstUpstream ? .drawnDownstream : .doubtful
  }

  /// For each component its loose ends.
  private func looseEnds() -> [NodeNumber: LooseEnds] {
    var loose: [NodeNumber: LooseEnds] = [:]
    for node in network.nodes.all {
      let ends = network.nodes.ends(at: node)
      guard let end = ends.first, ends.count == 1, network.nodes.host[node] == nil, drawn.isJudged(end.reach) else { continue }
      if drawn.head(end.reach) == node {
        loose[network.component(ofNode: node), default: LooseEnds()].heads += 1
      } else {
        loose[network.component(ofNode: node), default: LooseEnds()].tails += 1
      }
    }
    return loose
  }

  /// For each component the number of places where its reaches meet, and of those that contradict themselves.
  private func meetings() -> [NodeNumber: (all: Int, contradictory: Int)] {
    var meetings: [NodeNumber: (all: Int, contradictory: Int)] = [:]
    for node in network.nodes.all where drawn.isMeeting(node) {
      let component = network.component(ofNode: node)
      meetings[component, default: (0, 0)].all += 1
      if drawn.isContradictory(node) { meetings[component, default: (0, 0)].contradictory += 1 }
    }
    return meetings
  }

  /// The judged reaches of the components for which `isWanted` is true.
  private func members(_ isWanted: (NodeNumber) -> Bool) -> [(component: NodeNumber, reaches: [ReachNumber])] {
    var reaches: [NodeNumber: [ReachNumber]] = [:]
    for reach in network.pieces.indices where drawn.isJudged(reach) {
      let component = network.component(ofReach: reach)
      if isWanted(component) { reaches[component, default: []].append(reach) }
    }
    return reaches.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether the makers of the layer draw it downstream.
  private func isDrawnDownstream(_ reach: ReachNumber) -> Bool {
    network.lines.layers[network.pieces[reach].layer].drawn == .downstream
  }

  /// Turns components round that are drawn upstream as a whole: trees that stand upside down. Returns those of which the drawing
  /// tells nothing.
  private mutating func turnTrees() -> Set<NodeNumber> {
    var sizes: [NodeNumber: Int] = [:]
    let loose = looseEnds().filter { $0.value.tails >= Self.leastTails && 2 * $0.value.tails >= $0.value.heads }
    guard !loose.isEmpty else { return [] }
    for reach in network.pieces.indices { sizes[network.component(ofReach: reach), default: 0] += 1 }
    var doubtful: Set<NodeNumber> = []
    for (component, reaches) in members({ loose[$0] != nil }) {
      // Where something else tells the direction of some reaches, the shape tells nothing. Where the places at which they meet
      // contradict themselves, that is judged later.
      guard let ends = loose[component], sizes[component] == reaches.count, reaches.allSatisfy({ !unknown.contains($0) }) else {
        continue
      }
      switch shape(of: reaches, ends) {
      case .drawnDownstream: continue
      case .doubtful:
        if !isDrawnDownstream(reaches[0]) { doubtful.insert(component) }
      case .upsideDown where isDrawnDownstream(reaches[0]): doubtful.insert(component)
      case .upsideDown:
        for reach in reaches { drawn.turn(reach) }
        note(
          .reachReversed, about: reaches[0], at: network.nodes.positions[drawn.head(reaches[0])],
          "\(reaches.count) reaches that hang together are a tree upside down: as they are drawn, water would flow from \(ends.heads) "
            + "\(ends.heads == 1 ? "head" : "heads") to \(ends.tails) loose ends. They were taken to be drawn upstream and turned "
            + "round. If the water does spread, as in an irrigation system, give --drawn downstream.")
      }
    }
    return doubtful
  }

  /// The components whose flow is unknown because too much of their drawing contradicts itself, and the `doubtful` ones.
  private mutating func judgeComponents(_ doubtful: Set<NodeNumber>) -> Set<NodeNumber> {
    let meetings = meetings()
    let loose = looseEnds()
    let wrong = meetings.filter { component, count in
      doubtful.contains(component)
        || count.contradictory >= Self.leastContradictions && Double(count.contradictory) > Self.share * Double(count.all)
    }
    guard !wrong.isEmpty else { return [] }
    for (component, reaches) in members({ wrong[$0] != nil }) {
      let count = wrong[component] ?? (0, 0)
      let ends = loose[component] ?? LooseEnds()
      unknown.formUnion(reaches)
      findings.append(
        Finding(
          .flowUnknown, .warning,
          "\(reaches.count) reaches that hang together are not drawn downstream: at \(count.contradictory) of \(count.all) places "
            + "where they meet, water would only come or only go, and from \(ends.heads) heads it would flow to \(ends.tails) loose "
            + "ends. No bank, river kilometre or total with tributaries is given. --drawn or --mouth says how the water flows.",
          source: network.feature(reaches[0]).source, position: network.nodes.positions[network.nodes.start(reaches[0])]))
    }
    return Set(wrong.keys)
  }

  /// Turns one reach so that water comes to `node` and leaves it; or notes that nothing tells which reach to turn.
  private mutating func mend(_ node: NodeNumber) {
    let candidates = drawn.judgedReaches(at: node).filter { !unknown.contains($0) }
    let both = candidates.filter { drawn.turningMendsBothEnds(of: $0, at: node) }
    if let reach = both.first {
      drawn.mend(reach)
      faults[network.component(ofNode: node), default: 0] += 1
      return noteTurn(reach, "at both its ends water would only come, or only go")
    }
    // Two rivers may end in the same lake or begin on the same pass, but two reaches of one river do not.
    let rivers = Dictionary(grouping: candidates) { network.pieces[$0].riverID }
    for (river, reaches) in rivers.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) where reaches.count > 1 {
      var able = reaches.filter { drawn.turningMends($0, at: node) }
      // A reach that meets others at its other end is preferred to one that would end there.
      if able.count > 1 { able = able.filter { drawn.goesOn($0, beyond: node) } }
      if able.count == 1 {
        drawn.mend(able[0])
        return noteTurn(able[0], "two reaches of \(river) are drawn towards or from one place")
      }
      unknown.formUnion(reaches)
      note(
        .flowUnknown, about: reaches[0], at: network.nodes.positions[node],
        "\(reaches.count) reaches of \(river) are drawn towards or from one place, and nothing tells which of them runs "
          + "against the flow: no bank is given there. Turn one round.")
      return
    }
    mendCrossing(node, candidates)
  }

  /// Mends a node where reaches of different rivers only come, or only go: more than two, or two that have neither names nor ids of
  /// rivers. It is hardly a lake or a pass.
  private mutating func mendCrossing(_ node: NodeNumber, _ candidates: [ReachNumber]) {
    // Where the direction of all others is settled, the last one follows.
    if candidates.count == 1, network.nodes.ends(at: node).count > 2, drawn.turningMends(candidates[0], at: node) {
      drawn.mend(candidates[0])
      return noteTurn(
        candidates[0], "all others flow to or from the place where it meets them, and it must take or bring their water")
    }
    let areOwn = candidates.allSatisfy { network.feature($0).identity == .own && !isDrawnDownstream($0) }
    guard candidates.count > (areOwn ? 1 : 2), drawn.arriving(at: node) + drawn.leaving(from: node) == candidates.count,
      // Lines that have both ends in common are the same line, or the arms of a braid.
      Set(candidates.flatMap { [drawn.head($0), drawn.tail($0)] }).count == candidates.count + 1
    else { return }
    guard drawn.leaving(from: node) == 0 else {
      // Branches that end are doubted later, and what goes on from here need not be.
      sources.append(node)
      return
    }
    let able = candidates.filter { drawn.turningMends($0, at: node) && drawn.goesOn($0, beyond: node) }
    if able.count == 1 {
      drawn.mend(able[0])
      faults[network.component(ofNode: node), default: 0] += 1
      return noteTurn(able[0], "where it meets others all water would only come")
    }
    forget(candidates, at: node)
  }

  private mutating func forget(_ reaches: [ReachNumber], at node: NodeNumber) {
    faults[network.component(ofNode: node), default: 0] += 1
    unknown.formUnion(reaches)
    note(
      .flowUnknown, about: reaches[0], at: network.nodes.positions[node],
      "\(reaches.count) reaches meet where all water would only come, or only go, and nothing tells which of them runs against "
        + "the flow: no bank is given there. --drawn or --mouth says how the water flows.")
  }

  /// Makes the flow unknown of branches that end although the rest goes on elsewhere.
  private mutating func doubtBranches() {
    let found = TerminalBranches(network, drawn, except: unknown).branches
    guard !found.isEmpty else { return }
    var byComponent: [NodeNumber: [TerminalBranches.Branch]] = [:]
    for branch in found {
      unknown.formUnion(branch.reaches)
      byComponent[network.component(ofNode: branch.node), default: []].append(branch)
    }
    let sizes = members { byComponent[$0] != nil }.map(\.reaches.count)
    for ((_, branches), size) in zip(byComponent.sorted(by: { $0.key < $1.key }), sizes) {
      if branches.count >= Self.leastContradictions, Double(branches.count) > Self.share * Double(size) {
        note(
          .flowUnknown, about: branches[0].first, at: network.nodes.positions[branches[0].node],
          "\(branches.count) branches of \(size) reaches that hang together leave the others and end where nothing goes on: headwaters "
            + "that are drawn upstream, or diversions. On them no bank and no river kilometre is given. --drawn or --mouth says how the "
            + "water flows.")
        continue
      }
      for branch in branches {
        note(
          .flowUnknown, about: branch.first, at: network.nodes.positions[branch.node],
          "\(network.name(branch.first)) leaves the place where it begins and ends where nothing goes on, while the other water goes "
            + "elsewhere: a headwater that is drawn upstream, or a diversion. No bank and no river kilometre is given on it. "
            + "--drawn downstream says that it is a diversion.")
      }
    }
  }
}

extension FlowDirections {
  /// Makes the flow unknown of whole components in which, after all mending, too many places contradict the rest: where water ends
  /// although the other water goes elsewhere, and where something was mended or could not be.
  private mutating func doubtComponents(besides wrong: Set<NodeNumber>) {
    var sinks: [NodeNumber: Int] = [:]
    for node in network.nodes.all where drawn.leaving(from: node) == 0 && network.nodes.host[node] == nil {
      let known = drawn.reachesArriving(node).filter { drawn.isJudged($0) && !unknown.contains($0) }
      if !known.isEmpty { sinks[network.component(ofNode: node), default: 0] += 1 }
    }
    let doubts = sinks.merging(faults.mapValues { $0 + 1 }) { $0 + $1 - 1 }.filter { $0.value > Self.leastContradictions }
    guard !doubts.isEmpty else { return }
    let meetings = meetings()
    let worst = doubts.filter { component, count in
      !wrong.contains(component) && Double(count - 1) > Self.share * Double(meetings[component]?.all ?? 0)
    }
    guard !worst.isEmpty else { return }
    for (component, reaches) in members({ worst[$0] != nil }) where !isDrawnDownstream(reaches[0]) {
      unknown.formUnion(reaches)
      note(
        .flowUnknown, about: reaches[0], at: network.nodes.positions[network.nodes.start(reaches[0])],
        "\(reaches.count) reaches that hang together are drawn now downstream and now upstream: \((worst[component] ?? 1) - 1) of "
          + "\(meetings[component]?.all ?? 0) places where they meet contradict the rest. No bank, river kilometre or total with "
          + "tributaries is given. --drawn or --mouth says how the water flows.")
    }
  }

  mutating func note(_ rule: Rule, about reach: ReachNumber, at position: Coordinate, _ message: String) {
    findings.append(network.finding(rule, .warning, about: reach, at: position, message))
  }

  mutating func noteTurn(_ reach: ReachNumber, _ reason: String) {
    note(
      .reachReversed, about: reach, at: network.middle(of: reach),
      "\(network.name(reach)) is drawn against the flow: \(reason). It was turned round.")
  }
}
