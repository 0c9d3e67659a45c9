/// What results state a probability of.
package enum StatedProbability: String, CaseIterable, Sendable {
  /// The river of an observation is the right one.
  case observationRiver = "river_of_observation"
  /// The bank of an observation is the right one.
  case observationBank = "bank_of_observation"
  /// The river of an outlet is that of the true outlet that it stands for.
  case outletRiver = "river_of_outlet"
  /// The bank of an outlet is that of the true outlet that it stands for.
  case outletBank = "bank_of_outlet"
  /// An outlet holds all observations of one true outlet, and no others.
  case oneOutlet = "one_outlet"
}
