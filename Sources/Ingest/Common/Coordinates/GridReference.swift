import SurveyModel

/// A reference of the British National Grid: two letters and as many digits of easting as of northing (`SP 90370 74740`).
struct GridReference: Equatable {
  /// Metres of EPSG:27700: the middle of the square that the reference names.
  var easting: Double
  var northing: Double
  /// Metres of a side of the square.
  var square: Double

  enum Reading: Equatable {
    case missing
    /// The first reference, and whether others follow.
    case reference(GridReference, isFirstOfSeveral: Bool)
    /// What is wrong with it, as the end of a sentence that begins with the text itself.
    case unreadable(String)
  }

  /// Radius of the circle that holds 68 % of a square, in sides: √(0.68 / π). Within the square it may be anywhere.
  static let radius = 0.4652

  /// Space and case do not count; several references are separated by words or commas.
  static func read(_ cell: Span<UInt8>) -> Reading {
    if TextCleaning.isNothing(cell) { return .missing }
    guard cell.count <= 256 else { return .unreadable("is too long for a grid reference") }
    let text = String(decoding: cell.extracting(TextCleaning.trimmed(cell)).withUnsafeBufferPointer { Array($0) }, as: UTF8.self)
    let upper = text.uppercased()
    if ["UNPERMITTED", "UNKNOWN", "TBC", "NOT APPLICABLE", "NO PERMIT"].contains(upper) { return .missing }
    let pieces = upper.replacing(" AND ", with: ",").split(whereSeparator: { ",;&/+\n".contains($0) })
    var found: [GridReference] = []
    for piece in pieces {
      let word = piece.trimmingBlanks
      if word.isEmpty { continue }
      switch one(word) {
      case .success(let reference): found.append(reference)
      case .failure(let fault): return .unreadable(fault.message)
      }
    }
    guard let first = found.first else { return .missing }
    return .reference(first, isFirstOfSeveral: found.contains { $0 != first })
  }

  private struct Fault: Error {
    var message: String
  }

  private static func one(_ word: String) -> Result<GridReference, Fault> {
    func fault(_ message: String) -> Result<GridReference, Fault> { .failure(Fault(message: message)) }
    let letters = word.utf8.prefix { (0x41...0x5A).contains($0) }
    let rest = word.dropFirst(letters.count)
    let groups = rest.split(separator: " ").map { Array($0.utf8) }
    let digits = groups.flatMap { $0 }
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return fault("is no grid reference such as SP 90370 74740") }
    if letters.count == 1, !digits.isEmpty {
      return fault("is a reference of the Irish grid, which is not read; give longitude and latitude")
    }
    guard letters.count == 2, let corner = corner(Array(letters)) else {
      return fault("is no grid reference such as SP 90370 74740: its two letters name no square of Great Britain")
    }
    guard digits.count % 2 == 0, digits.count <= 10 else {
      return fault("has \(digits.count) digits; a grid reference has 4, 6, 8 or 10")
    }
    guard digits.count >= 4 else { return fault("names a square of 10 km or more, too large for an outlet") }
    if groups.count == 2, groups[0].count != groups[1].count {
      return fault("has \(groups[0].count) digits of easting and \(groups[1].count) of northing")
    }
    let half = digits.count / 2
    let side = [100_000.0, 10_000, 1000, 100, 10, 1][half]
    func metres(_ digits: ArraySlice<UInt8>) -> Double {
      digits.reduce(0) { $0 * 10 + Double($1 - 0x30) } * side + side / 2
    }
    return .success(
      GridReference(
        easting: corner.easting + metres(digits[..<half]), northing: corner.northing + metres(digits[half...]), square: side))
  }

  /// The south-west corner of a square of 100 km. The alphabet runs without I from north-west to south-east, twice over:
  /// squares of 500 km counted from S, and in each 25 of 100 km (Ordnance Survey, "A guide to coordinate systems in Great
  /// Britain", section 7). Nil outside of 0 to 700 km east and 0 to 1,300 km north.
  private static func corner(_ letters: [UInt8]) -> (easting: Double, northing: Double)? {
    func index(_ letter: UInt8) -> Int? {
      letter == UInt8(ascii: "I") ? nil : Int(letter) - 0x41 - (letter > UInt8(ascii: "I") ? 1 : 0)
    }
    guard letters.count == 2, let large = index(letters[0]), let small = index(letters[1]) else { return nil }
    let east = (large % 5 - 2) * 5 + small % 5
    let north = (3 - large / 5) * 5 + 4 - small / 5
    guard (0..<7).contains(east), (0..<13).contains(north) else { return nil }
    return (Double(east) * 100_000, Double(north) * 100_000)
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
