import SurveyModel

/// A row that lies on a river, or may lie on one.
protocol PlacedRow: Sendable {
  /// True where every row of the kind lies on a river.
  static var isAlwaysPlaced: Bool { get }
  var placedReach: Reach? { get }
  /// Metres along the reach from its upstream end.
  var placedMeasure: Double? { get }
  var placedBank: Bank? { get }
  var placedDistance: Double? { get }
}

extension Outlet: PlacedRow {
  static var isAlwaysPlaced: Bool { true }
  var placedReach: Reach? { reach }
  var placedMeasure: Double? { measure }
  var placedBank: Bank? { bank }
  var placedDistance: Double? { distance }
}

extension Observation: PlacedRow {
  static var isAlwaysPlaced: Bool { false }
  var placedReach: Reach? { reach }
  var placedMeasure: Double? { measure }
  var placedBank: Bank? { bank }
  var placedDistance: Double? { distance }
}

extension OutputProperty where Row: PlacedRow {
  /// Which river and which piece of it.
  static var ofReach: [OutputProperty] {
    [
      .text("river_id", "The id of the river.") { $0.placedReach?.river.id }.orNull(!Row.isAlwaysPlaced),
      .text("river_name", "The name of the river, at this place where it has several; null where the layer has none.") {
        $0.placedReach?.name
      }.orNull,
      .text("reach_id", "The id of the reach: one drawn piece of the river.") { $0.placedReach?.id }.orNull(!Row.isAlwaysPlaced),
      .text("reachcode", "The reach code of the National Hydrography Dataset, from layers that have such codes.") {
        $0.placedReach?.reachCode
      }.orNull,
      .number(
        "reach_measure", "%", decimals: Decimals.percent,
        "The measure of the National Hydrography Dataset: percent of the length of the whole reach code, from its downstream end."
      ) { row in row.placedMeasure.flatMap { row.placedReach?.reachMeasure(at: $0) } }.orNull,
    ]
  }

  /// Where on the reach, and how far from it.
  static var onReach: [OutputProperty] {
    [
      .number("measure_m", "m", decimals: Decimals.metres, "Metres along the reach from its upstream end.") { $0.placedMeasure }
        .orNull(!Row.isAlwaysPlaced),
      .number(
        "measure_percent", "%", decimals: Decimals.percent,
        "Percent of the length of the reach from its downstream end, as in the National Hydrography Dataset."
      ) { row in row.placedMeasure.flatMap { row.placedReach?.measurePercent(at: $0) } }.orNull(!Row.isAlwaysPlaced),
      .number(
        "river_km", "km", decimals: Decimals.kilometres,
        "Kilometres from the mouth of the river, along the way the water takes; null where the flow or the mouth is not known."
      ) { row in row.placedMeasure.flatMap { row.placedReach?.riverKilometre(at: $0) } }.orNull,
      bank,
      .number(
        "distance_m", "m", decimals: Decimals.metres,
        "Geodesic metres from the position to the place on the river, or to the edge of its water where that is known."
      ) { $0.placedDistance }.orNull(!Row.isAlwaysPlaced),
    ]
  }

  /// The bank, looking downstream.
  static var bank: OutputProperty {
    .word("bank", "The bank, looking downstream; null where the flow is not known or the position is on the line.") {
      $0.placedBank
    }.orNull
  }
}
