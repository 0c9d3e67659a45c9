package import SurveyModel

/// Reads a file whose dates may have the day or the month first: once, and once more where the dates of all records together show
/// another order than each alone. Where nothing shows it, that is said, and the times are left out.
package func settlingDates(
  _ options: IngestOptions, _ read: (IngestOptions) throws -> SurveyFile
) rethrows -> SurveyFile {
  var file = try read(options)
  let dates = file.dates
  guard options.dateOrder == .unknown, options.trustsDateCustom, dates.undecided > 0 else { return file }
  if dates.proven != .unknown || dates.isContradictory {
    var settled = options
    settled.dateOrder = dates.proven
    settled.trustsDateCustom = !dates.isContradictory
    file = try read(settled)
  }
  if let doubt = dates.doubt {
    file.findings.append(Finding(.dateOrder, .warning, doubt, source: options.source))
  } else if let assumption = dates.assumption {
    file.findings.append(Finding(.dateOrder, .info, assumption, source: options.source))
  }
  return file
}
