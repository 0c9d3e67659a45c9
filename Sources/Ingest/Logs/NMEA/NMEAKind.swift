/// The kinds of sentence that are read, by the last three letters of their address. The first two letters name the talker,
/// which may be any: GP, GN, BD and others.
enum NMEAKind {
  case rmc, gga, gns, gll, gst, zda
  /// A waypoint.
  case wpl
  /// A waypoint of a Magellan receiver.
  case magellanWaypoint
  case other

  /// The kind of the sentence in `content`. Sentences whose address does not have five letters, and proprietary ones (`P…`), are
  /// ``other``.
  init(_ text: Span<UInt8>, _ content: Range<Int>) {
    if content.count > 8, text[content.lowerBound] == 0x50,
      "PMGNWPL,".utf8.enumerated().allSatisfy({
        text[content.lowerBound &+ $0.offset] == $0.element
      })
    {
      self = .magellanWaypoint
      return
    }
    guard content.count > 5, text[content.lowerBound] != 0x50, text[content.lowerBound &+ 5] == 0x2C else {
      self = .other
      return
    }
    let at = content.lowerBound &+ 2
    let word = UInt32(text[at]) << 16 | UInt32(text[at &+ 1]) << 8 | UInt32(text[at &+ 2])
    switch word {
    case 0x524D43: self = .rmc
    case 0x474741: self = .gga
    case 0x474E53: self = .gns
    case 0x474C4C: self = .gll
    case 0x475354: self = .gst
    case 0x5A4441: self = .zda
    case 0x57504C: self = .wpl
    default: self = .other
    }
  }
}
