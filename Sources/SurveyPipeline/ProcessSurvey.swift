import CoordinateDoctor
import FileKit
import GEOSKit
import Ingest
import LayerOutput
import OutletMerging
import PROJKit
import Reprojection
import Review
import RiverIndex
import RiverSnapping
import Summaries
public import SurveyModel
public import Workers

/// The whole pipeline but the writing: ingest, reproject, snap, merge, summarise.
///
/// - Parameters:
///   - cancellation: stops the run at its next look.
///   - progress: told on any thread how far the run is.
/// - Throws: `InputError` for inputs and options that cannot be used; `Cancelled`; `InvariantError` when a check of the
///   program's own fails.
public func processSurvey(
  _ options: ProcessOptions, cancellation: Cancellation = Cancellation(), progress: @escaping Progress.Observer = { _ in }
) throws -> SurveyResult {
  try withPublicErrors {
    let columns = try compute(options, RunControl(jobs: options.jobs, cancellation: cancellation, progress: progress))
    try checkTotals(of: columns)
    return SurveyResult(columns)
  }
}

/// The whole pipeline, with its output written and in place when this returns.
/// - Throws: as ``processSurvey(_:cancellation:progress:)``; `OutputError` when writing fails, and then nothing has changed.
public func processSurvey(
  _ options: ProcessOptions, into folder: RunFolder, cancellation: Cancellation = Cancellation(),
  progress: @escaping Progress.Observer = { _ in }
) throws -> SurveyResult {
  try withPublicErrors {
    let control = RunControl(jobs: options.jobs, cancellation: cancellation, progress: progress)
    let columns = try compute(options, control)
    let observations = columns.observations.count
    let features =
      columns.outlets.count + 2 * observations + columns.network.rivers.count + columns.findings.count
      + columns.rejections.count
    // What does not add up is never published.
    _ = try Parallel.alongside(
      jobs: control.jobs, background: { try checkTotals(of: columns) },
      foreground: {
        try writeSurvey(columns, to: folder.output, jobs: control.jobs, cancellation: cancellation) {
          progress(Progress(stage: .writing, done: $0, total: features, observations: observations))
        }
      })
    try cancellation.check()
    try folder.output.publish()
    return SurveyResult(columns)
  }
}

/// Throws when something does not add up.
func checkTotals(of columns: ResultColumns) throws(InvariantError) {
  if let imbalance = imbalance(of: columns) { throw InvariantError(imbalance) }
}

/// The pipeline without the check of the totals, which can be made while the layers are being written.
func compute(_ options: ProcessOptions, _ control: RunControl) throws -> ResultColumns {
  try options.check()
  let policy = OperationPolicy(acceptBallpark: options.reading.acceptBallpark, operation: nil)
  let planes = try planeChoice(options.workingPlane)
  var (surveys, rivers) = try Parallel.alongside(
    jobs: control.jobs, background: { try readSurveys(options, control) },
    foreground: { try readRivers(options.rivers, policy: policy, isHashing: true, control) })
  let aliases = try readAliases(options.rivers.aliases, encoding: options.reading.encoding)
  let diagnosis = try Diagnosis(
    surveys, field: RiverField(rivers.network), SurveyReader(options.reading, jobs: control.jobs), options.fixes)
  if !diagnosis.mendings.isEmpty { surveys = try readSurveys(options, mendings: diagnosis.mendings, control) }
  let recordFindings = recordFindings(surveys, doubtful: diagnosis.doubtful(surveys))
  try control.enter(.linking, observations: surveys.observations.count)
  let areas = try readRollUpAreas(options, policy, control)
  let water = try readWater(options.water, rivers.network, policy: policy, control)

  var result = ResultColumns()
  result.sources = surveys.names
  result.inputOfSource = surveys.entryOfName
  result.observations = surveys.observations
  result.tracks = surveys.tracks
  result.network = rivers.network
  let placer = RiverPlacer(
    rivers.network, planes: planes.choice, maxDistance: options.maximumDistance, aliases: aliases.aliases,
    water: water.bodies, jobs: control.jobs)
  result.matches = try place(result.observations, placer, control)

  try control.enter(.merging, observations: result.observations.count)
  (result.outlets, result.sightings, result.outletOfObservation) = try mergeObservations(
    result.observations, result.matches, network: rivers.network, placing: { try placer.place($0) }, jobs: control.jobs)
  try control.enter(.summing, observations: result.observations.count)
  try summarise(
    &result, basins: areas.basins?.areas, basinsFromNetwork: options.basins == .fromNetwork, districts: areas.districts?.areas,
    jobs: control.jobs)

  let others =
    rivers.sources + [areas.basins?.source, areas.districts?.source, aliases.source, water.source].compactMap { $0 }
  let unknownAliases = RiverNameIndex.unknown(aliases.aliases, in: rivers.network)
  result.findings = inOrder(
    surveys.findings + others.flatMap(\.findings) + rivers.findings + water.findings
      + (try areas.nestingFindings(jobs: control.jobs)) + aliasFindings(unknownAliases, source: aliases.source?.name)
      + diagnosis.findings + recordFindings
      + (try placingFindings(result, maxDistance: options.maximumDistance, jobs: control.jobs)))
  result.rejections = inOrder(surveys.rejections + others.flatMap(\.rejections))
  result.run = describe(options, planes.name)
  let (flags, placingFlags) = (result.observations.flags, result.matches.flags)
  result.run.inputs =
    surveys.inputs { !flags[$0].union(placingFlags[$0]).isEmpty } + others.compactMap { $0.input() }
  result.run.skipped = surveys.collected.skipped.sorted { ($0.name, $0.reason) < ($1.name, $1.reason) }
  result.refusedFiles = surveys.collected.refusedFiles
  return result
}

/// Places the observations. The planes and their indexes, which belong to the placer, go when this returns.
private func place(
  _ observations: ObservationColumns, _ placer: RiverPlacer, _ control: RunControl
) throws -> MatchColumns {
  let total = observations.count
  try control.enter(.placing, total: total, observations: total)
  let progress = control.progress
  return try placer.place(
    observations, progress: { progress(Progress(stage: .placing, done: $0, total: total, observations: total)) })
}

/// The planes in which nearest places are looked for, and their name in the manifest.
func planeChoice(_ choice: WorkingPlaneChoice) throws(InputError) -> (choice: PlaneChoice, name: String) {
  switch choice {
  case .automatic:
    let zones = PlaneChoice(
      plane: { WorkingPlane.zone(ofLongitude: $0) }, recipe: { WorkingPlane.zone($0).recipe },
      longitudes: { WorkingPlane.zone($0).longitudeRange.map { $0.lowerBound...$0.upperBound } })
    return (zones, "auto: 3-degree transverse Mercator zone of each observation's longitude, WGS 84")
  case .crs(let system):
    let plane = try WorkingPlane.named(system.crs)
    return (PlaneChoice(plane: { _ in 0 }, recipe: { _ in plane.recipe }, longitudes: { _ in nil }), plane.identifier)
  }
}

private func describe(_ options: ProcessOptions, _ workingCRS: String) -> RunDescription {
  var run = RunDescription()
  run.version = programVersion
  run.workingCRS = workingCRS
  run.geosVersion = GEOSContext.version
  run.projVersion = ProjectionDatabase.projVersion
  run.projDatabase = (try? ProjectionDatabase.find())?.epsgVersion ?? ""
  run.options = SurveyOption.manifest(options)
  run.byteOrderMark = options.byteOrderMark
  return run
}
