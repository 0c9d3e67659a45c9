import SurveyModel

/// One way in which the numbers of a file may be meant.
struct Hypothesis {
  var fault: Fault?
  var rule: Rule
  /// Completes "11 m if …": `GCJ-02`, `latitude and longitude are swapped`.
  var words: String
  var remedy: Remedy
  /// WGS 84 degrees for each pair; NaN for pairs that cannot be meant so.
  var positions: [Coordinate]
  /// How much likelier, in natural logarithms, the evidence must be for it than for a commoner fault.
  var rarity = 0.0
  /// The option that says so, besides `--fix`.
  var option: String?

  init(
    _ fault: Fault, _ words: String, _ remedy: Remedy, rarity: Double = 0, option: String? = nil, positions: [Coordinate]
  ) {
    self.fault = fault
    rule = fault.rule
    self.words = words
    self.remedy = remedy
    self.rarity = rarity
    self.option = option
    self.positions = positions
  }

  /// A fault of the rivers and not of the file.
  init(ofRivers words: String, option: String, positions: [Coordinate]) {
    rule = .suspectRiversShifted
    self.words = words
    remedy = Remedy()
    self.option = option
    self.positions = positions
    rarity = 2
  }

  /// Nearly all pairs can be meant so.
  var isPossible: Bool { Self.arePossible(positions) }

  static func arePossible(_ positions: [Coordinate]) -> Bool {
    let good = positions.count { $0.isFinite && $0.isGeographic }
    return !positions.isEmpty && Double(good) >= 0.97 * Double(positions.count)
  }
}
