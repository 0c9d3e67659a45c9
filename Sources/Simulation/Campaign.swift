/// A made-up survey campaign: its files, and the truth that they were made from.
package struct Campaign: Sendable {
  /// A file of the campaign.
  package struct File: Sendable {
    /// Path below the campaign's folder: `surveys/flights/flight-01.csv`.
    package var name: String
    package var bytes: [UInt8]
  }

  /// Sorted by the bytes of their names.
  package var files: [File]
  /// Main stems and tributaries, sorted by id.
  package var rivers: [SimulatedRiver]
  /// Sorted by id.
  package var outlets: [SimulatedOutlet]
  /// Every record of every party, party after party.
  package var sightings: [Sighting]
}
