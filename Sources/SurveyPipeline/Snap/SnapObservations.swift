import FileKit
import Ingest
import LayerOutput
import Reprojection
import Review
import RiverSnapping
import SurveyModel
package import Workers

/// Places observations on rivers and writes them to standard output as they come, in memory that does not grow with their number (GPX and
/// GeoJSON collections are read whole).
///
/// - Parameters:
///   - file: the file of observations; nil for standard input. Either may be packed by gzip.
///   - options: what they say of surveys, marks and areas is passed over.
///   - rejects: where rejected records are written as CSV; nil for nowhere.
/// - Throws: `InputError`, `OutputError`, `Cancelled`, `InvariantError`; what was written until then stands.
package func snapObservations(
  of file: String?, _ options: ProcessOptions, rejects: String?, cancellation: Cancellation = Cancellation()
) throws -> SnapReport {
  try withPublicErrors {
    guard let file else { return try snapStream(nil, options, rejects: rejects, cancellation) }
    let input = try NamedInput(file).fetched(cancellation)
    if try !input.isDatabase && input.kind() == .folder {
      throw InputError(.usage, "This is a folder; name a file in it. Whole folders are read by process.", source: input.source)
    }
    return try snapStream(input, options, rejects: rejects, cancellation)
  }
}

private func snapStream(
  _ file: NamedInput?, _ options: ProcessOptions, rejects: String?, _ cancellation: Cancellation
) throws -> SnapReport {
  try options.check()
  let layer = try file.flatMap { file throws(InputError) in try openSurveyLayer(file) }
  var input: InputDescriptor?
  if layer == nil {
    input =
      if let file { try InputDescriptor(path: file.path, name: file.source, cancellation: cancellation) } else {
        try InputDescriptor.standardInput(cancellation: cancellation)
      }
  }
  let control = RunControl(jobs: options.jobs, cancellation: cancellation, progress: { _ in })
  let policy = OperationPolicy(acceptBallpark: options.reading.acceptBallpark)
  let planes = try planeChoice(options.workingPlane)
  let rivers = try readRivers(
    options.rivers, policy: policy, isHashing: false, control)
  let aliases = try readAliases(options.rivers.aliases, encoding: options.reading.encoding)
  let water = try readWater(
    options.water, rivers.network, policy: policy, control)
  let placer = RiverPlacer(
    rivers.network, planes: planes.choice, maxDistance: options.maximumDistance, aliases: aliases.aliases,
    water: water.bodies, jobs: options.jobs)
  let run = SnapRun(
    name: file?.name ?? "", source: file?.source ?? "stdin", sheet: file?.layer,
    reader: SurveyReader(options.reading, jobs: options.jobs).reading(sheet: file?.layer), placer: placer, jobs: options.jobs)
  let makeWriter = { () throws(OutputError) in
    try SnapWriter(ObservationFeatures(sources: [run.source], network: rivers.network), rejects: rejects)
  }
  var writer: SnapWriter
  if let layer {
    writer = try makeWriter()
    try run.placeWhole(run.reader.read(layer, source: run.source, number: 0).0.file, &writer)
  } else if let input = input.take() {
    writer = try run.place(input, makeWriter)
  } else {
    throw InvariantError("there is neither a stream nor a layer to read")
  }
  try writer.finish()
  if let imbalance = writer.report.account.imbalance { throw InvariantError(imbalance) }
  let others = rivers.sources + [water.source].compactMap { $0 }
  writer.report.findings +=
    others.flatMap(\.findings) + rivers.findings + water.findings
    + aliasFindings(RiverNameIndex.unknown(aliases.aliases, in: rivers.network), source: aliases.source?.name)
  return writer.report
}
