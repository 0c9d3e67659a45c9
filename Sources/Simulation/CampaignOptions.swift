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
  /// Accuracies that forms record, metres.
  package var formAccuracy = 3.0...8.0
  /// Metres from the river line to an outlet.
  package var offset = 3.0...25.0
  /// Metres between the two outlets of a pair on the same bank.
  package var twinSpacing = 30.0...45.0
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
    for (share, name) in [(missedShare, "missed"), (droneOnlyShare, "drone-only"), (detection, "detected")] {
      try require((0...1).contains(share), "the share of \(name) outlets is \(share): give 0 to 1")
    }
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
