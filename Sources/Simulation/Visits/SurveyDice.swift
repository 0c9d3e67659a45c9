import SurveyMath

/// The random numbers of a survey. Each part has its own, so that for example an option about types does not change positions.
struct SurveyDice {
  /// Which outlets can be seen from the air only. That is a property of the outlets, so every survey has the same.
  var outlets: SeededGenerator
  /// What parties see, with which errors; nil where the numbers of ``outlets`` are continued.
  private var ownSightings: SeededGenerator?
  /// The errors of tracks.
  var tracks: SeededGenerator
  /// What parties write down: names, banks, types.
  var notes: SeededGenerator
  /// What parties note twice.
  var repeats: SeededGenerator
  /// The directions in which flights are off.
  var offsets: SeededGenerator

  /// What parties see, with which errors.
  var sightings: SeededGenerator {
    get { ownSightings ?? outlets }
    set {
      if ownSightings == nil { outlets = newValue } else { ownSightings = newValue }
    }
  }

  init(_ options: CampaignOptions) {
    let seed = options.surveySeed ?? options.seed
    // The streams 1 to 3 and 7 are those of rivers, areas, outlets and widths.
    outlets = SeededGenerator(seed: options.seed, stream: 4)
    ownSightings = options.surveySeed.map { SeededGenerator(seed: $0, stream: 11) }
    tracks = SeededGenerator(seed: seed, stream: 5)
    notes = SeededGenerator(seed: seed, stream: 8)
    repeats = SeededGenerator(seed: seed, stream: 9)
    offsets = SeededGenerator(seed: seed, stream: 10)
  }
}
