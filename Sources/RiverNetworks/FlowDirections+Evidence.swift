import SurveyModel

// What is known from outside the drawing.
extension FlowDirections {
  mutating func turnByIDs(_ ids: DownstreamIDs) {
    let found = TurnByIDs(network, ids)
    for turn in found.turns { drawn.turn(turn.reach) }
    for reach in found.settled { drawn.settle(reach) }
    // Of a layer that is drawn upstream one finding says all.
    if found.turns.count > Self.mostListed, let first = found.turns.first?.reach {
      note(
        .reachReversed, about: first, at: network.middle(of: first),
        "\(found.turns.count) of \(found.settled.count) lines with ids are drawn against the flow, as what they flow into and what "
          + "flows into them shows. They were turned round.")
    } else {
      for turn in found.turns { noteTurn(turn.reach, turn.reason) }
    }
  }

  /// So many turned lines of one kind are listed one by one.
  private static var mostListed: Int { 20 }

  /// Turns all reaches that nothing but their drawing tells of, where the user or the makers of the layer say that it is drawn upstream.
  mutating func turnByConvention(_ word: DrawnDirection?) {
    var count = 0
    var first: ReachNumber?
    for reach in network.pieces.indices where drawn.isJudged(reach) {
      guard (word ?? network.lines.layers[network.pieces[reach].layer].drawn) == .upstream else { continue }
      drawn.turn(reach)
      count += 1
      first = first ?? reach
    }
    guard let first, word == nil else { return }
    findings.append(
      Finding(
        .reachReversed, .info,
        "\(count) lines were turned round: such layers are drawn upstream. If this one is not, give --drawn downstream.",
        source: network.feature(first).source))
  }

  /// Lets the reaches that lead to a mouth flow to it.
  mutating func flow(to mouths: MouthWays) {
    for reach in network.pieces.indices where drawn.isJudged(reach) {
      let (head, tail) = (mouths.metres[drawn.head(reach)], mouths.metres[drawn.tail(reach)])
      guard head.isFinite || tail.isFinite else { continue }
      if head < tail { drawn.turn(reach) }
      drawn.settle(reach)
    }
  }

  /// Turns what the attributes of a layer contradict. Where nearly all of a component says one thing, the reaches follow of which
  /// nothing tells.
  mutating func turnByVotes(_ word: DrawnDirection?) {
    guard let votes = DirectionVotes(network, drawn) else { return }
    var components: [NodeNumber: [ReachNumber]] = [:]
    for reach in network.pieces.indices where drawn.isJudged(reach) {
      components[network.component(ofReach: reach), default: []].append(reach)
    }
    for (_, members) in components.sorted(by: { $0.key < $1.key }) {
      turnByVotes(members, votes, follows: word != .unknown)
    }
  }

  /// A component follows what this share of the votes in it says.
  private static var agreement: Double { 0.9 }

  private mutating func turnByVotes(_ members: [ReachNumber], _ votes: DirectionVotes, follows: Bool) {
    func isAgainst(_ reach: ReachNumber) -> Bool { (votes.votes[reach] > 0) == drawn.isTurned(reach) }
    let voting = members.filter { votes.votes[$0] != 0 && !(votes.isWeak[$0] && members.count == 1) }
    guard !voting.isEmpty else { return }
    let against = voting.count(where: isAgainst)
    let agree = max(against, voting.count - against)
    if Double(agree) >= Self.agreement * Double(voting.count) {
      let turns = against == agree
      if turns, follows || voting.count == members.count {
        for reach in members { drawn.turn(reach) }
        note(
          .reachReversed, about: members[0], at: network.middle(of: members[0]),
          "\(members.count == 1 ? network.name(members[0]) : "\(members.count) reaches that hang together with \(network.name(members[0]))") "
            + "\(members.count == 1 ? "is" : "are") drawn upstream by what the layer says of \(agree) of them (distances, measures, "
            + "drained areas, orders or heights); turned round.")
      }
      for reach in voting {
        if isAgainst(reach) {
          drawn.turn(reach)
          if votes.isWeak[reach] {
            unknown.insert(reach)
          } else {
            noteTurn(reach, "the layer's distances, measures, drained areas, orders or heights say so")
          }
        }
        drawn.settle(reach)
      }
      return
    }
    // Drawn this way and that: each reach by what is said of it, and nothing of the others.
    var (turned, lost) = (0, 0)
    for reach in members {
      if votes.votes[reach] == 0 || votes.isWeak[reach] {
        unknown.insert(reach)
        lost += 1
      } else {
        if isAgainst(reach) {
          drawn.turn(reach)
          turned += 1
        }
        drawn.settle(reach)
      }
    }
    note(
      .flowUnknown, about: members[0], at: network.middle(of: members[0]),
      "\(members.count) reaches that hang together with \(network.name(members[0])) are drawn now downstream and now upstream by what "
        + "the layer says of them: \(turned) were turned round, and of \(lost) nothing tells the direction. There no bank and no river "
        + "kilometre is given.")
  }

  /// Where the user says that the drawing tells nothing, the flow is unknown of all that nothing else tells of.
  mutating func forgetDrawing() {
    let lost = network.pieces.indices.filter { drawn.isJudged($0) }
    unknown.formUnion(lost)
    for reach in lost { drawn.settle(reach) }
    guard let first = lost.first else { return }
    findings.append(
      Finding(
        .flowUnknown, .warning,
        "Of \(lost.count) lines nothing but their drawing tells the direction: no bank, river kilometre or total with tributaries is "
          + "given. --mouth says where their water ends.",
        source: network.feature(first).source))
  }
}
