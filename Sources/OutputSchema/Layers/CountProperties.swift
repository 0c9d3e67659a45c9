import SurveyModel

/// The properties that count what belongs to a river or an area.
struct CountProperties<Row: Sendable> {
  /// Where a row has its counts.
  let counts: @Sendable (Row) -> RollUpRow

  var length: OutputProperty<Row> {
    .number("length_km", "km", decimals: Decimals.kilometres, "The geodesic length of the reaches.") { [counts] in
      counts($0).lengthKilometres
    }.onTerminal("km")
  }

  var outlets: OutputProperty<Row> { .integer("outlets", "The number of outlets.") { [counts] in counts($0).outlets } }

  var outletsWithTributaries: OutputProperty<Row> {
    .integer(
      "outlets_with_tributaries",
      "The number of outlets here and on all that flows in; null where the layer does not say what flows where."
    ) { [counts] in counts($0).outletsWithTributaries }.orNull.onTerminal("with trib.")
  }

  var outletsLeft: OutputProperty<Row> {
    .integer("outlets_left", "The number of outlets on the left bank.") { [counts] in counts($0).outletsLeft }.onTerminal("left")
  }

  var outletsRight: OutputProperty<Row> {
    .integer("outlets_right", "The number of outlets on the right bank.") { [counts] in counts($0).outletsRight }
      .onTerminal("right")
  }

  var outletsExpected: OutputProperty<Row> {
    .number("outlets_expected", nil, decimals: 2, "The expected number of outlets; of several rows the numbers add up.") {
      [counts] in counts($0).outletsExpected
    }.onTerminal(nil, .never)
  }

  var outletsLow: OutputProperty<Row> {
    .integer("outlets_low", "With a probability of 95 % there are at least so many outlets.") { [counts] in counts($0).outletsLow
    }
    .onTerminal(nil, .never)
  }

  var outletsHigh: OutputProperty<Row> {
    .integer("outlets_high", "With a probability of 95 % there are at most so many outlets.") { [counts] in counts($0).outletsHigh
    }
    .onTerminal(nil, .never)
  }

  var outletsPerKilometre: OutputProperty<Row> {
    .number("outlets_per_km", "1/km", decimals: Decimals.perKilometre, "Outlets for each kilometre.") { [counts] in
      counts($0).outletsPerKilometre
    }.orNull.onTerminal("per km")
  }

  var observations: OutputProperty<Row> {
    .integer("observations", "The number of matched observations.") { [counts] in counts($0).observations }
      .onTerminal(nil, .whereFilledUnless("outlets_with_tributaries"))
  }

  var drone: OutputProperty<Row> {
    .integer("drone", "How many of the observations were made from the air.") { [counts] in counts($0).drone }.onTerminal(
      nil, .never)
  }

  var foot: OutputProperty<Row> {
    .integer("foot", "How many of the observations were made on foot.") { [counts] in counts($0).foot }.onTerminal(nil, .never)
  }

  var other: OutputProperty<Row> {
    .integer("other", "How many of the observations were made in another way.") { [counts] in counts($0).other }
      .onTerminal(nil, .never)
  }

  var unconfirmed: OutputProperty<Row> {
    .integer("unconfirmed", "The number of outlets that nobody has stood at.") { [counts] in counts($0).unconfirmed }
  }

  var strahler: OutputProperty<Row> {
    .integer("strahler", "The highest Strahler order of the reaches.") { [counts] in counts($0).strahler }.orNull
      .onTerminal(nil, .never)
  }
}
