package import SurveyModel

/// How large a made-up survey campaign is, and how it is surveyed. The same options give the same bytes.
package struct CampaignOptions: Sendable, Equatable {
  /// How the form of a walk is encoded. Field offices use both encodings.
  package enum FormEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case gb18030
  }

  /// Which files the crews bring home.
  package enum Kind: String, Sendable, CaseIterable {
    /// For each flight a table of marks with coordinates, and a track.
    case plain
    /// For each flight a log, video subtitles and photos; forms as KoboToolbox exports them, in GB18030; and a workbook of marks
    /// that names photos of flights and times on walks.
    case full
  }

  package var seed: UInt64 = 7
  package var kind = Kind.plain
  /// The middle of the campaign's area, WGS 84 degrees. The default lies in the plain south of Hohhot, Inner Mongolia.
  package var centre = Coordinate(longitude: 111.7, latitude: 40.62)
  package var basins = 2
  /// Main stems (one for each basin) and tributaries together.
  package var rivers = 6
  package var districts = 3
  package var outlets = 60
  /// The number of drone flights.
  package var flights = 2
  /// The number of walks: with a GNSS receiver (GPX) and with a form (CSV) in turn. In a full campaign every third walk has a
  /// receiver and writes down times.
  package var walks = 2
  /// Share of the outlets that no party notices, 0 to 1.
  package var missedShare = 0.08
  /// Share of the outlets that can be seen from the air only, 0 to 1.
  package var droneOnlyShare = 0.2
  /// Probability that a party notices an outlet that it passes and can see, 0 to 1.
  package var detection = 0.8
  /// Accuracies that drone crews record, metres (the radius that holds 68 % of the errors).
  package var droneAccuracy = 2.0...6.0
  /// Horizontal dilutions of precision that the receiver of a walk reports.
  package var walkHDOP = 0.8...1.8
  /// Metres of accuracy for one unit of HDOP.
  package var rangeError = 5.0
  package var errorLaw = ErrorLaw.mixed
  /// By how many times the errors are greater than the recorded accuracies say.
  package var understatement = 1.0
  /// Metres by which all positions of a flight are off, each flight in a direction of its own.
  package var bias = 0.0
  /// Probability that a party notes an outlet that it recorded a second time on the same visit, 0 to 1.
  package var repeatShare = 0.0
  /// Share of the records of walks that name another river of the basin, 0 to 1.
  package var wrongNameShare = 0.0
  /// Share of the records with a form that name the other bank, 0 to 1.
  package var wrongBankShare = 0.0
  /// Share of the records without a type, 0 to 1; nil for 0.35 of the records of flights and none of walks.
  package var missingTypeShare: Double?
  /// Share of the types that are recorded wrongly, 0 to 1.
  package var wrongTypeShare = 0.0
  /// The number from which everything about the survey is drawn, where that is not ``seed``: what is seen, with which errors. The
  /// survey takes place a year later than the one without this number.
  package var surveySeed: UInt64?
  /// Accuracies that forms record, metres.
  package var formAccuracy = 3.0...8.0
  /// Metres from the river line to an outlet.
  package var offset = 3.0...25.0
  /// Metres between the banks of a river, for rivers that have a width of their own between these bounds: their outlets lie at the
  /// edge of the water instead of at an ``offset`` from the line. Nil for rivers without a width.
  package var width: ClosedRange<Double>?
  /// The length of the reaches between confluences, metres; nil for reaches from confluence to confluence.
  package var reachLength: Double?
  /// The least distance between outlets that do not make a pair, metres.
  package var spacing = 90.0
  /// Share of the outlets that make a pair with another one on the same bank, 0 to 1.
  package var twinShare = 0.24
  /// Metres between the two outlets of a pair on the same bank.
  package var twinSpacing = 30.0...45.0
  /// True when both outlets of such a pair have the same type.
  package var twinsShareType = true
  /// Share of the outlets that face another one on the other bank, 0 to 1.
  package var facingShare = 0.3
  /// Share of the outlets that stand near a confluence, 0 to 1.
  package var confluenceShare = 0.0
  /// The least distance of an outlet from the line of another river, metres.
  package var clearOfOtherRivers = 200.0
  package var formEncoding = FormEncoding.utf8
  /// Days since 1970-01-01 of the first flight; the default is 2024-05-13.
  package var firstDay = 19_856

  package init() {}

  /// Throws ``InputError`` (usage) when no campaign can be made with these options.
  func check() throws(InputError) {
    try require(
      centre.isFinite && abs(centre.longitude) <= 175 && abs(centre.latitude) <= 75,
      "a campaign cannot lie at \(centre.longitude), \(centre.latitude): give a longitude within ±175 and a latitude within ±75")
    try require((1...20).contains(basins), "\(basins) basins: give 1 to 20")
    try require(
      rivers >= basins && rivers <= 40 * basins, "\(rivers) rivers in \(basins) basins: give \(basins) to \(40 * basins)")
    try require((1...20).contains(districts), "\(districts) districts: give 1 to 20")
    try require((0...100_000).contains(outlets), "\(outlets) outlets: give 0 to 100000")
    try require((0...99).contains(flights) && (0...99).contains(walks), "give 0 to 99 flights and 0 to 99 walks")
    for (share, name) in [
      (missedShare, "missed outlets"), (droneOnlyShare, "drone-only outlets"), (detection, "detected outlets"),
      (twinShare, "outlets in pairs on one bank"), (facingShare, "outlets that face another"),
      (confluenceShare, "outlets near confluences"), (repeatShare, "outlets noted twice"), (wrongNameShare, "wrong names"),
      (wrongBankShare, "wrong banks"), (missingTypeShare ?? 0, "missing types"), (wrongTypeShare, "wrong types"),
    ] {
      try require((0...1).contains(share), "the share of \(name) is \(share): give 0 to 1")
    }
    let placed = twinShare + facingShare + 2 * confluenceShare
    try require(
      placed <= 2, "the shares of outlets in pairs and near confluences leave no room for each other: give smaller ones")
    try require((1...1000).contains(spacing), "the spacing is \(spacing) m: give 1 to 1000")
    if let reachLength {
      try require((50...100_000).contains(reachLength), "the length of reaches is \(reachLength) m: give 50 to 100000")
    }
    if let width {
      try require(
        width.lowerBound >= 1 && width.upperBound <= 180,
        "the width is \(width.lowerBound) to \(width.upperBound) m: give 1 to 180")
    }
    try require(
      (0.1...10).contains(understatement), "accuracies understated by a factor of \(understatement): give 0.1 to 10")
    try require((0...1000).contains(bias), "the bias is \(bias) m: give 0 to 1000")
    try require(rangeError > 0 && rangeError <= 100, "the range error is \(rangeError) m: give more than 0 and at most 100")
    for (range, name) in [
      (droneAccuracy, "drone accuracy"), (walkHDOP, "HDOP"), (formAccuracy, "form accuracy"), (offset, "offset"),
      (twinSpacing, "twin spacing"),
    ] {
      try require(
        range.lowerBound > 0 && range.upperBound <= 100,
        "the \(name) is \(range.lowerBound) to \(range.upperBound): give more than 0 and at most 100")
    }
  }
}
