/// What a layer says of the direction of flow of a line.
enum FlowWord: String, CaseIterable {
  /// It flows as it is drawn.
  case downstream
  /// It flows against its drawing.
  case upstream
  /// The direction is not known, or changes.
  case unknown

  /// Words of all layers, by their keys of ``HeaderName``: of the NHD, OS Open Rivers and BD TOPO.
  private static let words: [String: FlowWord] = [
    "0": .unknown, "uninitialized": .unknown, "uninitialised": .unknown, "unknown": .unknown, "bothdirections": .unknown,
    "both": .unknown, "inbothdirections": .unknown, "notknown": .unknown, "doublesens": .unknown, "inconnu": .unknown,
    "sansobjet": .unknown, "未知": .unknown, "双向": .unknown,
    "withdigitized": .downstream, "withdigitised": .downstream, "indirection": .downstream, "downstream": .downstream,
    "sensdirect": .downstream, "direct": .downstream, "forward": .downstream, "same": .downstream, "顺向": .downstream,
    "正向": .downstream,
    "againstdigitized": .upstream, "againstdigitised": .upstream, "inoppositedirection": .upstream, "opposite": .upstream,
    "oppositedirection": .upstream, "upstream": .upstream, "sensinverse": .upstream, "inverse": .upstream, "reverse": .upstream,
    "backward": .upstream, "逆向": .upstream, "反向": .upstream,
  ]

  /// Nil for a text that says nothing that is known.
  init?(_ text: String, of table: RiverProfileTable) {
    let key = HeaderName(text).key
    guard let word = table.flowWords[key] ?? Self.words[key] else { return nil }
    self = word
  }
}
