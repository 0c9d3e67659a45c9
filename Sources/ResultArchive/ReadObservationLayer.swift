import JSONKit
import SurveyModel

/// Reads the observations of a layer of observations that this program wrote.
/// - Throws: `InputError(.unreadable)` when the bytes are not such a layer.
func readObservationLayer(_ bytes: [UInt8], source: String) throws(InputError) -> [ObservationEntry] {
  try readFeatures(bytes, layer: "observations", source: source) { _, properties, reader -> ObservationEntry? in
    guard let file = reader.text("source", of: properties) else { return nil }
    return ObservationEntry(
      source: file, recordedID: reader.text("recorded_id", of: properties), riverID: reader.text("river_id", of: properties),
      bank: reader.text("bank", of: properties), outletID: reader.text("outlet_id", of: properties),
      confidence: reader.number("confidence", of: properties), bankConfidence: reader.number("bank_confidence", of: properties))
  }
}
