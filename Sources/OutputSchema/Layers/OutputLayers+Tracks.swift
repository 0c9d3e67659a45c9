package import SurveyModel

extension OutputLayers {
  /// `tracks.geojson`
  package static let tracks = LayerDefinition<Track>(
    LayerSchema(
      "tracks", file: OutputLayer.tracks.file, .lines, "The line of a flight or walk; several lines where the record is broken.",
      only: "where a survey has tracks"),
    [
      .text("source", "The file, as a path from the last part of the argument on.") { $0.source },
      .word("method", "How the track was made.") { $0.method },
      .time("started", "The time of the first fix.") { $0.started }.orNull,
      .time("ended", "The time of the last fix.") { $0.ended }.orNull,
      .integer("fixes", "The number of fixes, also of those that make no line.") { $0.fixes },
      .number("length_km", "km", decimals: Decimals.kilometres, "The geodesic length of its lines.") {
        $0.length.map { $0 / 1000 }
      }.orNull,
    ],
    rows: { $0.tracks.isEmpty ? nil : LayerDefinition<Track>.Rows($0.tracks) },
    geometry: { .lines($0.stretches.filter { $0.count > 1 }) })
}
