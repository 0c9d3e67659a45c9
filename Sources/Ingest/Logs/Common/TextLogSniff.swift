import SurveyModel

/// Recognises logs of receivers that are text, by their first lines.
enum TextLogSniff {
  /// Nil for any other text.
  static func format(_ text: SniffedText) -> FileFormat? {
    let bytes = text.bytes
    func begins(_ word: String) -> Bool { bytes.starts(with: word.utf8) }
    if begins("OziExplorer Track Point File") { return .oziTrack }
    if isIGC(bytes) { return .igc }
    if bytes.first == UInt8(ascii: "#"), holds("# Fix,", bytes) || holds("#Fix,", bytes) { return .gnssLogger }
    return isRTKLIB(bytes) ? .rtklib : nil
  }

  /// For a plan or another file that is known and not read: what it is and what to do. Nil for all others.
  static func refusal(_ text: SniffedText) -> String? {
    let bytes = text.bytes
    if bytes.starts(with: "QGC WPL".utf8) {
      return "it is a mission plan (QGC WPL): places to fly to, not what was seen; export the flight log instead"
    }
    if holds("RINEX VERSION / TYPE", Array(bytes.prefix(400))) {
      return
        "it holds what a receiver measured of satellites (RINEX), and no positions; compute a solution (for example with RTKLIB) first"
    }
    if bytes.starts(with: "H Product:Blackbox".utf8) {
      return "it is a raw blackbox log of Betaflight or INAV; decode it with blackbox_decode, which writes a table of positions"
    }
    if bytes.starts(with: "OziExplorer Waypoint File".utf8) || bytes.starts(with: "OziExplorer Route File".utf8) {
      return "it is a waypoint or route file of OziExplorer; convert it to GPX (for example with GPSBabel)"
    }
    return nil
  }

  private static func holds(_ word: String, _ bytes: [UInt8]) -> Bool {
    SRTPosition.find(word, in: bytes.span, from: 0) != nil
  }

  /// The first record names the recorder, and a later one is a fix.
  private static func isIGC(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.split(maxSplits: 400, whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    guard let first = lines.first(where: { !$0.isEmpty }), first.first == UInt8(ascii: "A"), first.count >= 4,
      first.prefix(4).allSatisfy({ $0 < 0x80 && $0 > 0x20 }), lines.contains(where: { $0.starts(with: "HFDTE".utf8) })
    else { return false }
    return lines.contains { line in
      line.count >= 24 && line.first == UInt8(ascii: "B") && line.dropFirst().prefix(6).allSatisfy { $0 &- 0x30 <= 9 }
    }
  }

  /// A header of RTKLIB, or lines of a time, a latitude and a longitude, a height, a quality and a number of satellites.
  private static func isRTKLIB(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.prefix(16384).split(maxSplits: 60, whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    if bytes.first == UInt8(ascii: "%") {
      return lines.contains { line in
        guard line.first == UInt8(ascii: "%") else { return false }
        let words = String(decoding: line, as: UTF8.self).lowercased()
        return words.contains("latitude(") || words.contains("x-ecef(") || words.contains("e-baseline(")
      }
    }
    let data = lines.prefix(3)
    return !data.isEmpty && data.allSatisfy { isSolution($0) }
  }

  private static func isSolution(_ line: ArraySlice<UInt8>) -> Bool {
    let words = line.split { $0 <= 0x20 }.map { Array($0) }
    guard words.count >= 13, words[0].count == 10, words[0][4] == 0x2F, words[1].count >= 8, words[1][2] == 0x3A else {
      return false
    }
    let numbers = words[2..<7].map { NumberText.parse($0.span) }
    guard let latitude = numbers[0], let longitude = numbers[1], numbers[2] != nil, let quality = numbers[3], numbers[4] != nil
    else {
      return false
    }
    return abs(latitude) <= 90 && abs(longitude) <= 180 && (0...6).contains(quality) && quality == quality.rounded()
  }
}
