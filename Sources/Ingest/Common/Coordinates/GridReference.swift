import SurveyModel

/// A reference of the British National Grid: two letters, then as many digits of easting as of northing (`SP 90370 74740`).
struct GridReference: Equatable {
  /// The middle of the square that the reference names, in metres of EPSG:27700.
  var easting: Double
  var northing: Double
  /// Length of the square's sides in metres.
  var square: Double

  enum Reading: Equatable {
    case missing
    /// The first reference of the cell. `isFirstOfSeveral` is true when different ones follow.
    case reference(GridReference, isFirstOfSeveral: Bool)
    /// What is wrong with the cell, as the end of a sentence that begins with the cell's text.
    case unreadable(String)
  }

  /// Radius of the circle that covers 68 % of the area of a square of side 1: √(0.68 / π). The outlet may be anywhere in the
  /// square, so this times the side is the accuracy of the reference.
  static let radius = 0.4652

  /// Reads a cell without regard to spaces and case. Several references are separated by "and", commas or other marks.
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

  /// The south-west corner of the 100 km square that two letters name (Ordnance Survey, "A guide to coordinate systems in
  /// Great Britain", section 7); nil outside 0 to 700 km east and 0 to 1,300 km north.
  ///
  /// The first letter names a square of 500 km, of which S is the one at the origin. The second letter names one of its 25
  /// squares of 100 km. Both alphabets lack I and run in rows of five from north-west to south-east.
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
