import Evaluation
import TextKit

private func decimal(_ value: Double?, _ decimals: Int) -> String? {
  value.map { value in String(writing: { $0.appendNumber(value, decimals: decimals) }) }
}

func summaryTable(_ evaluation: Evaluation) -> TextTable {
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
    ("total_error", String(outlets.found - truth.seen), "found less seen, of all rivers together"),
    ("pairs_of_truth", String(pairs.ofTruth), "pairs of observations that show one outlet"),
    ("pairs_found", String(pairs.found), "pairs of observations in one outlet of the result"),
    ("pairs_right", String(pairs.right), "pairs of both kinds"),
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

func riverTable(_ evaluation: Evaluation) -> TextTable {
  let rivers = evaluation.rivers
  let names = ["seen_outlets", "found_outlets", "error"]
  return TextTable(
    columns: [TextTable.Column("river_id", isNumber: false)] + names.map(summable),
    rows: rivers.map { [$0.riverID, String($0.seen), String($0.found), String($0.error)] },
    total: [
      "total", String(rivers.reduce(0) { $0 + $1.seen }), String(rivers.reduce(0) { $0 + $1.found }),
      String(rivers.reduce(0) { $0 + $1.error }),
    ])
}

private func summable(_ name: String) -> TextTable.Column {
  var column = TextTable.Column(name, isNumber: true)
  column.isSummable = true
  return column
}

func confidenceTable(_ evaluation: Evaluation) -> TextTable {
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

func calibrationTable(_ evaluation: Evaluation) -> TextTable {
  let names = ["from", "to", "cases", "stated", "right"]
  var table = TextTable(
    columns: [TextTable.Column("probability", isNumber: false)] + names.map { TextTable.Column($0, isNumber: true) }, rows: [])
  for what in StatedProbability.allCases {
    for (number, tenth) in (evaluation.probabilities[what]?.tenths ?? []).enumerated() {
      table.rows.append([
        what.rawValue, decimal(Double(number) / 10, 1), decimal(Double(number + 1) / 10, 1), String(tenth.cases),
        decimal(tenth.stated, 4), decimal(tenth.share, 4),
      ])
    }
  }
  return table
}

func intervalTable(_ evaluation: Evaluation) -> TextTable {
  let names = ["level", "cases", "held", "share", "truth_below", "truth_above"]
  return TextTable(
    columns: [TextTable.Column("interval", isNumber: false)] + names.map { TextTable.Column($0, isNumber: true) },
    rows: StatedInterval.allCases.compactMap { what in
      evaluation.intervals[what].map { coverage in
        [
          what.rawValue, decimal(what.level, 2), String(coverage.cases), String(coverage.held), decimal(coverage.share, 4),
          String(coverage.below), String(coverage.above),
        ]
      }
    })
}
