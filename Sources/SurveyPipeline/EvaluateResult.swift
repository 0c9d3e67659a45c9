import Evaluation
import FileKit
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
      outletID: entry.outletID, confidence: entry.confidence)
  }
  let outlets = try result.outlets().compactMap { entry -> FoundOutlet? in
    guard let id = entry.id, let riverID = entry.riverID, let observed = entry.observed else { return nil }
    return FoundOutlet(id: id, riverID: riverID, bank: entry.bank, observed: observed)
  }
  let evaluation = Evaluation(observations, outlets, against: known)
  return switch table {
  case .summary: summaryTable(evaluation)
  case .rivers: riverTable(evaluation)
  case .confidence: confidenceTable(evaluation)
  }
}

private func decimal(_ value: Double?, _ decimals: Int) -> String? {
  value.map { value in String(writing: { $0.appendNumber(value, decimals: decimals) }) }
}

private func summaryTable(_ evaluation: Evaluation) -> TextTable {
  let (truth, outlets, observations, pairs) = (evaluation.truth, evaluation.outlets, evaluation.observations, evaluation.pairs)
  let rows: [(String, String?, String)] = [
    ("true_outlets", String(truth.outlets), "outlets of the truth"),
    ("seen_outlets", String(truth.seen), "true outlets that an accepted observation shows"),
    ("found_outlets", String(outlets.found), "outlets of the result"),
    ("missed", String(truth.missed), "seen outlets that no outlet of the result stands for"),
    ("split", String(truth.split), "seen outlets that became several"),
    ("merged_wrongly", String(outlets.merged), "outlets of the result made of several"),
    ("unknown_outlets", String(outlets.unknown), "outlets of the result without an observation that the truth knows"),
    ("outlets_on_wrong_river", String(outlets.onWrongRiver), "outlets of the result"),
    ("outlets_on_wrong_bank", String(outlets.onWrongBank), "outlets of the result"),
    ("outlets_without_bank", String(outlets.withoutBank), "outlets of the result"),
    ("count_error", String(evaluation.countError), "found less seen, its absolute value summed over the rivers"),
    ("pair_precision", decimal(pairs.precision, 4), "share of the pairs of observations merged that show one outlet"),
    ("pair_recall", decimal(pairs.recall, 4), "share of the pairs that show one outlet that were merged"),
    ("pair_f1", decimal(pairs.f1, 4), "harmonic mean of the two"),
    ("position_error_median_m", decimal(evaluation.error(ofShare: 0.5), 2), "metres between observed and true position"),
    ("position_error_95_m", decimal(evaluation.error(ofShare: 0.95), 2), "metres that 95 % of them stay below"),
    ("observations", String(observations.all), "accepted observations"),
    ("unknown_observations", String(observations.unknown), "observations that the truth does not name"),
    ("unmatched_observations", String(observations.unmatched), "known observations on no river"),
    ("observations_on_wrong_river", String(observations.onWrongRiver), "known observations"),
    ("observations_on_wrong_bank", String(observations.onWrongBank), "known observations"),
  ]
  return TextTable(
    columns: [
      TextTable.Column("measure", isNumber: false), TextTable.Column("value", isNumber: true),
      TextTable.Column("meaning", isNumber: false),
    ], rows: rows.map { [$0.0, $0.1, $0.2] })
}

private func riverTable(_ evaluation: Evaluation) -> TextTable {
  let rivers = evaluation.rivers
  let names = ["seen_outlets", "found_outlets", "error"]
  return TextTable(
    columns: [TextTable.Column("river_id", isNumber: false)] + names.map { TextTable.Column($0, isNumber: true) },
    rows: rivers.map { [$0.riverID, String($0.seen), String($0.found), String($0.error)] },
    total: [
      "total", String(rivers.reduce(0) { $0 + $1.seen }), String(rivers.reduce(0) { $0 + $1.found }),
      String(rivers.reduce(0) { $0 + $1.error }),
    ])
}

private func confidenceTable(_ evaluation: Evaluation) -> TextTable {
  let names = ["from", "to", "observations", "stated", "right"]
  return TextTable(
    columns: names.map { TextTable.Column($0, isNumber: true) },
    rows: evaluation.confidence.tenths.enumerated().map { number, tenth in
      [
        decimal(Double(number) / 10, 1), decimal(Double(number + 1) / 10, 1), String(tenth.cases), decimal(tenth.stated, 4),
        decimal(tenth.share, 4),
      ]
    })
}
