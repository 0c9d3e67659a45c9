import Evaluation
import FileKit
import OutputSchema
import ResultArchive
import SurveyModel
package import TextKit

/// Holds the result in a folder against the truth of its campaign.
/// - Parameters:
///   - folder: what `process` wrote.
///   - truth: a file as `simulate` writes it beside a campaign.
/// - Throws: `InputError` when either is missing or not readable.
package func evaluateResult(in folder: String, against truth: String, table: EvaluationTable) throws -> TextTable {
  let result = try ResultFolder(folder)
  let known = try Truth(readFile(truth).bytes, source: PathText.displayText(truth))
  let observations = try result.observations().map { entry in
    FoundObservation(
      record: Truth.Record(source: entry.source, recordedID: entry.recordedID ?? ""), riverID: entry.riverID, bank: entry.bank,
      outletID: entry.outletID, confidence: entry.confidence, bankConfidence: entry.bankConfidence)
  }
  let outlets = try result.outlets().compactMap { entry -> FoundOutlet? in
    guard let id = entry.id, let riverID = entry.riverID, let observed = entry.observed else { return nil }
    var probabilities: [StatedProbability: Double] = [:]
    probabilities[.outletRiver] = entry.confidence
    probabilities[.outletBank] = entry.bankConfidence
    probabilities[.oneOutlet] = entry.oneConfidence
    return FoundOutlet(
      id: id, riverID: riverID, bank: entry.bank, observed: observed, accuracy: entry.accuracy, probabilities: probabilities)
  }
  let evaluation = Evaluation(observations, outlets, counts: try statedCounts(of: result), against: known)
  return switch table {
  case .summary: summaryTable(evaluation)
  case .rivers: riverTable(evaluation)
  case .confidence: confidenceTable(evaluation)
  case .calibration: calibrationTable(evaluation)
  case .intervals: intervalTable(evaluation)
  }
}

/// The numbers of outlets that the table of rivers states with an interval; none where it states no intervals.
private func statedCounts(of result: ResultFolder) throws(InputError) -> [FoundCount] {
  let schema = OutputLayers.riverSummary.schema
  guard result.holds(schema) else { return [] }
  let table = try result.summary(schema)
  func column(_ name: String) -> Int? { table.header.firstIndex(of: name) }
  guard let river = column("river_id"), let low = column("outlets_low"), let high = column("outlets_high") else { return [] }
  func count(_ row: [String?], riverID: String?) -> FoundCount? {
    guard let from = row[low].flatMap({ Double($0) }), let to = row[high].flatMap({ Double($0) }) else { return nil }
    return FoundCount(riverID: riverID, low: from, high: to)
  }
  return table.rows.compactMap { row in row[river].flatMap { count(row, riverID: $0) } }
    + [count(table.total, riverID: nil)].compactMap { $0 }
}
