/// Whether a or b of `GPS(a, b, c)` is the longitude. DJI's models differ, so it is found out from all blocks of a file. The
/// text of a case is the reason, for a finding; it is empty when no block has such a pair.
enum SRTOrder {
  case longitudeFirst(String)
  case latitudeFirst(String)
  case unknown

  /// A value beyond ±90 can only be a longitude. When there is none, the third part shows the model: a count of satellites such
  /// as `16` (Mavic Pro, Mavic Mini, Phantom 4 RTK: longitude first), metres such as `0.0M` (Matrice 300: latitude first), or
  /// a height such as `69.800` (Avata: latitude first).
  init(_ blocks: [SRTBlock]) {
    var (pairs, firstFar, secondFar, whole, metres, heights) = (0, 0, 0, 0, 0, 0)
    for block in blocks {
      guard case .pair(let first, let second, let third) = block.position, first != 0 || second != 0 else { continue }
      pairs += 1
      if abs(first) > 90 { firstFar += 1 }
      if abs(second) > 90 { secondFar += 1 }
      switch third {
      case .whole: whole += 1
      case .metres: metres += 1
      case .decimal: heights += 1
      case .none: break
      }
    }
    // More than half of the blocks must agree, so that one damaged block does not decide for the file.
    if firstFar * 2 > pairs {
      self = .longitudeFirst("the first value is beyond ±90")
    } else if secondFar * 2 > pairs {
      self = .latitudeFirst("the second value is beyond ±90")
    } else if metres * 2 > pairs {
      self = .latitudeFirst("the third value is in metres, as the Matrice 300 writes it")
    } else if whole * 2 > pairs {
      self = .longitudeFirst("the third value is a count of satellites, as the Mavic and Phantom 4 write it")
    } else if heights * 2 > pairs {
      self = .latitudeFirst(
        "the third value is a height with decimals, as the Avata writes it; the rivers show whether that is right")
    } else {
      self = pairs == 0 ? .longitudeFirst("") : .unknown
    }
  }
}
