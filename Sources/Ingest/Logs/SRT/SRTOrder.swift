/// Which of `GPS(a, b, c)` is the longitude: DJI's models differ, so the file as a whole has to say.
enum SRTOrder {
  case longitudeFirst(String)
  case latitudeFirst(String)
  case unknown

  /// A value beyond ±90 can only be a longitude. Else the third part tells the model: `16` is a count of satellites (Mavic Pro,
  /// Mavic Mini, Phantom 4 RTK: longitude first), `0.0M` is metres (Matrice 300: latitude first); `69.800` is neither.
  init(_ blocks: [SRTBlock]) {
    var (pairs, firstFar, secondFar, whole, metres) = (0, 0, 0, 0, 0)
    for block in blocks {
      guard case .pair(let first, let second, let third) = block.place, first != 0 || second != 0 else { continue }
      pairs += 1
      if abs(first) > 90 { firstFar += 1 }
      if abs(second) > 90 { secondFar += 1 }
      switch third {
      case .whole: whole += 1
      case .metres: metres += 1
      case .none, .decimal: break
      }
    }
    // More than half: one damaged block must not turn the file round.
    if firstFar * 2 > pairs {
      self = .longitudeFirst("the first value is beyond ±90")
    } else if secondFar * 2 > pairs {
      self = .latitudeFirst("the second value is beyond ±90")
    } else if metres * 2 > pairs {
      self = .latitudeFirst("the third value is in metres, as the Matrice 300 writes it")
    } else if whole * 2 > pairs {
      self = .longitudeFirst("the third value is a count of satellites, as the Mavic and Phantom 4 write it")
    } else {
      self = pairs == 0 ? .longitudeFirst("") : .unknown
    }
  }
}
