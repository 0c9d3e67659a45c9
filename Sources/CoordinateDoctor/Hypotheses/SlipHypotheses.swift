import SurveyModel

/// The numbers are degrees, written or read in a way they should not be; or metres with the axes exchanged.
func slipHypotheses(_ file: SurveyCase, asReadIsPossible: Bool) throws -> [Hypothesis] {
  func slip(
    _ fault: Fault, _ words: String, _ mending: CoordinateMending, rarity: Double = 0, option: String? = nil
  ) throws -> Hypothesis {
    let mended = file.pairs.map { pair in
      let place = mending.mended(x: pair.x, y: pair.y)
      return Coordinate(x: place.x, y: place.y)
    }
    return Hypothesis(
      fault, words, Remedy(mending: mending), rarity: rarity, option: option, positions: try inWGS84(mended, file))
  }
  if file.declared == .metres {
    return [
      try slip(.swap, "easting and northing are swapped", .swap),
      Hypothesis(
        .wgs84, "degrees (WGS 84)", Remedy(crs: "OGC:CRS84"), option: "--override-crs OGC:CRS84", positions: file.pairs),
    ]
  }
  var found = [
    try slip(.swap, "latitude and longitude are swapped", .swap),
    try slip(.sign, "the longitudes lost their sign (they are west)", .negate(x: true, y: false)),
    try slip(.sign, "the latitudes lost their sign (they are south)", .negate(x: false, y: true), rarity: 1),
    try slip(.sign, "longitudes and latitudes lost their signs", .negate(x: true, y: true), rarity: 2),
  ]
  let areWhole = share(of: file.pairs) { $0.x == $0.x.rounded() && $0.y == $0.y.rounded() } > 0.9
  if asReadIsPossible {
    found.append(try slip(.minutes, "degrees and minutes (DD.MMmmm)", .minutesAfterPoint, rarity: 1))
    found.append(try slip(.seconds, "degrees, minutes and seconds (DD.MMSSss)", .secondsAfterPoint, rarity: 1))
    if !areWhole, share(of: file.pairs, { abs($0.x) <= Double.pi && abs($0.y) <= Double.pi / 2 }) > 0.97,
      share(of: file.pairs, { abs($0.x) > 0.05 || abs($0.y) > 0.05 }) > 0.5
    {
      found.append(try slip(.radians, "radians", .radians))
    }
  } else {
    if share(of: file.pairs, { abs($0.x) > 180 || abs($0.y) > 180 }) > 0.97 {
      found.append(try slip(.minutes, "degrees and minutes (DDMM.mmm)", .minutesBeforePoint))
    }
    // Only what has many digits and no point has lost it.
    if areWhole, share(of: file.pairs, { abs($0.x) >= 10_000 && abs($0.y) >= 10_000 }) > 0.97 {
      if areOfOneSize(file.pairs) {
        found.append(try slip(.decimals, "units of 1e-7 degree, as autopilots store them", .tenMillionths))
      }
      for xDigits in 1...3 {
        for yDigits in 1...2 {
          let shown = example(file.pairs[0], .point(x: xDigits, y: yDigits))
          found.append(
            try slip(.decimals, "the decimal commas were lost (\(shown))", .point(x: xDigits, y: yDigits), rarity: 1))
        }
      }
    }
  }
  return found
}

/// Whole numbers of one unit lie as near each other as the places do; decimals that were written without their zeros at the
/// end differ by powers of ten.
private func areOfOneSize(_ pairs: [Coordinate]) -> Bool {
  let (x, y) = (pairs.map(\.x).sorted()[pairs.count / 2], pairs.map(\.y).sorted()[pairs.count / 2])
  return pairs.allSatisfy { abs($0.x - x) < 10e7 && abs($0.y - y) < 10e7 }
}

/// What the first pair would be: tells candidates apart.
private func example(_ pair: Coordinate, _ mending: CoordinateMending) -> String {
  let place = mending.mended(x: pair.x, y: pair.y)
  return "\(place.x), \(place.y)"
}

/// The declared way, for pairs it can be asked about.
func inWGS84(_ pairs: [Coordinate], _ file: SurveyCase) throws -> [Coordinate] {
  switch file.declared {
  case .wgs84: return pairs
  case .metres: return try file.toWGS84(pairs)
  case .gcj02, .bd09, .degrees:
    return try file.toWGS84(pairs.map { $0.isFinite && $0.isGeographic ? $0 : Coordinate(x: .nan, y: .nan) })
  }
}

func share(of pairs: [Coordinate], _ isSo: (Coordinate) -> Bool) -> Double {
  pairs.isEmpty ? 0 : Double(pairs.count(where: isSo)) / Double(pairs.count)
}
