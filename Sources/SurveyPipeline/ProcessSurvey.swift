import CoordinateDoctor
import FileKit
import GEOSKit
import Ingest
import OutletMerging
import PROJKit
import Reprojection
import Review
import RiverSnapping
import Summaries
import SurveyModel
import Workers

/// The whole pipeline but the writing: ingest, reproject, snap, merge, summarise.
/// - Throws: `InputError`; `InvariantError` when the books do not balance; `Interrupted` on a signal.
public func processSurvey(
  _ options: ProcessOptions, progress: @escaping Progress.Observer = { _ in }
) throws -> ProcessReport {
  let report = try compute(options, progress)
  try checkTotals(of: report.result)
  return report
}

/// Whether everything adds up: to be known before anything is published.
func checkTotals(of result: ResultColumns) throws(InvariantError) {
  if let imbalance = imbalance(of: result) { throw InvariantError(imbalance) }
}

/// The pipeline without the last check, which can be made while the layers are being written.
func compute(_ options: ProcessOptions, _ progress: @escaping Progress.Observer) throws -> ProcessReport {
  let policy = OperationPolicy(acceptBallpark: options.reading.acceptBallpark, operation: nil)
  let planes = try planeChoice(options.rivers.workCRS)
  let fixes = try FixList(options.fixes)
  var (surveys, rivers) = try Parallel.alongside(
    jobs: options.jobs, background: { try readSurveys(options, progress) },
    foreground: { try readRivers(options.rivers, policy: policy, isHashing: true, jobs: options.jobs) })
  let aliases = try readAliases(options.rivers.aliases, encoding: options.reading.encoding)
  let diagnosis = try Diagnosis(
    surveys, field: RiverField(rivers.network), SurveyReader(options.reading, jobs: options.jobs), fixes)
  if !diagnosis.mendings.isEmpty { surveys = try readSurveys(options, mendings: diagnosis.mendings, progress) }
  let recordFindings = recordFindings(surveys, doubtful: diagnosis.doubtful(surveys))
  MemoryPolicy.giveBack()
  try Interruption.check()
  progress(Progress(stage: .linking, done: 0, total: nil, observations: surveys.observations.count))
  let basins = try options.basins.map {
    try readAreas(AreaReading(path: $0, role: .basins), policy: policy, jobs: options.jobs)
  }
  let districts = try options.districts.map {
    try readAreas(
      AreaReading(path: $0, role: .districts, idField: options.districtID, parentField: options.districtParent),
      policy: policy, jobs: options.jobs)
  }
  let water = try readWater(options.rivers.water, rivers.network, policy: policy, jobs: options.jobs)
  try Interruption.check()

  var result = ResultColumns()
  result.sources = surveys.names
  result.observations = surveys.observations
  result.tracks = surveys.tracks
  result.network = rivers.network
  result.matches = try place(
    result.observations, on: rivers.network, planes.choice, aliases.aliases, water.bodies, options, progress)
  MemoryPolicy.giveBack()
  try Interruption.check()

  progress(Progress(stage: .merging, done: 0, total: nil, observations: result.observations.count))
  (result.outlets, result.sightings, result.outletOfObservation) = try mergeObservations(
    result.observations, result.matches, network: rivers.network, jobs: options.jobs)
  MemoryPolicy.giveBack()
  try summarise(
    &result, basins: basins?.areas, basinsFromNetwork: options.basinsFromNetwork, districts: districts?.areas,
    jobs: options.jobs)

  let others = [rivers.source, basins?.source, districts?.source, aliases.source, water.source].compactMap { $0 }
  let nested = try [basins, districts].compactMap { $0 }.flatMap {
    nestingFindings($0.areas, try enclosingAreas($0.areas, jobs: options.jobs), role: $0.source.role, source: $0.source.name)
  }
  let unknownAliases = aliasFindings(
    RiverNameIndex.unknown(aliases.aliases, in: rivers.network), source: aliases.source?.name)
  result.findings = inOrder(
    surveys.findings + others.flatMap(\.findings) + rivers.findings + water.findings + nested + unknownAliases
      + diagnosis.findings + recordFindings
      + (try placingFindings(result, maxDistance: options.rivers.maxDistance, jobs: options.jobs)))
  result.rejections = inOrder(surveys.rejections + others.flatMap(\.rejections))
  result.run = describe(options, planes.name)
  let flags = (result.observations.flags, result.matches.flags)
  result.run.inputs =
    surveys.inputs { !flags.0[$0].union(flags.1[$0]).isEmpty } + others.compactMap { $0.input() }
  result.inputOfSource = surveys.entryOfName
  result.run.skipped = surveys.collected.skipped.sorted { ($0.name, $0.reason) < ($1.name, $1.reason) }
  return ProcessReport(result: result, refusedFiles: surveys.collected.refusedFiles)
}

/// Places the observations; the planes and their indexes go when this returns.
private func place(
  _ observations: ObservationColumns, on network: RiverNetwork, _ planes: PlaneChoice, _ aliases: [RiverAlias],
  _ water: WaterBodies?,
  _ options: ProcessOptions, _ progress: @escaping Progress.Observer
) throws -> MatchColumns {
  let total = observations.count
  progress(Progress(stage: .placing, done: 0, total: total, observations: total))
  let placer = RiverPlacer(
    network, planes: planes, maxDistance: options.rivers.maxDistance, aliases: aliases, water: water,
    jobs: options.jobs)
  return try placer.place(
    observations, progress: { progress(Progress(stage: .placing, done: $0, total: total, observations: total)) })
}

/// The planes for `--work-crs`, and their name in the manifest.
func planeChoice(_ workCRS: String) throws(InputError) -> (choice: PlaneChoice, name: String) {
  guard workCRS.lowercased() != "auto" else {
    return (
      PlaneChoice(
        plane: { WorkingPlane.zone(ofLongitude: $0) }, recipe: { WorkingPlane.zone($0).recipe },
        longitudes: { WorkingPlane.zone($0).longitudeRange.map { $0.lowerBound...$0.upperBound } }),
      "auto: 3-degree transverse Mercator zone of each observation's longitude, WGS 84"
    )
  }
  let plane = try WorkingPlane.named(try CRS(workCRS, fromCommandLine: true))
  return (PlaneChoice(plane: { _ in 0 }, recipe: { _ in plane.recipe }, longitudes: { _ in nil }), plane.identifier)
}

private func describe(_ options: ProcessOptions, _ workingCRS: String) -> RunDescription {
  var run = RunDescription()
  run.version = programVersion
  run.workingCRS = workingCRS
  run.geosVersion = GEOSContext.version
  run.projVersion = ProjectionDatabase.projVersion
  run.projDatabase = (try? ProjectionDatabase.find())?.epsgVersion ?? ""
  let reading = options.reading
  func text(_ value: String?) -> RunDescription.OptionValue { value.map { .text($0) } ?? .none }
  run.options = [
    "surveys": .list(options.surveys.map { NamedInput($0).source }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }),
    "rivers": .text(NamedInput(options.rivers.path).source), "where": text(options.rivers.condition),
    "basins": options.basinsFromNetwork ? .text("network") : text(options.basins.map { NamedInput($0).source }),
    "districts": text(options.districts.map { NamedInput($0).source }),
    "district_id": text(options.districtID), "district_parent": text(options.districtParent),
    "crs": text(reading.crs), "override_crs": text(reading.overrideCRS), "rivers_crs": text(options.rivers.crs),
    "work_crs": .text(options.rivers.workCRS), "max_distance": .number(options.rivers.maxDistance),
    "water": text(options.rivers.water.map { NamedInput($0).source }),
    "river_aliases": text(options.rivers.aliases.map(lastComponent)),
    "river_id": text(options.rivers.riverID), "river_name": text(options.rivers.riverName),
    "reach_id": text(options.rivers.reachID), "downstream_id": text(options.rivers.downstreamID),
    "basin_field": text(options.rivers.basin), "profile": text(options.rivers.profile?.option),
    "waterways": options.rivers.waterways.map { .list($0) } ?? .none,
    "node_tolerance": options.rivers.nodeTolerance.map { .number($0) } ?? .none,
    "method": text(reading.method), "columns": reading.columns.isEmpty ? .none : .table(reading.columns),
    "time_zone": text(reading.timeZone), "encoding": text(reading.encoding), "sheet": text(reading.sheet),
    "geopoint": text(reading.geopoint),
    "operation": text(reading.operation),
    "accept_ballpark": .flag(reading.acceptBallpark), "photo_events": .flag(reading.photoEvents),
    "marks": options.marks.files.isEmpty
      ? .none
      : .list(options.marks.files.map { NamedInput($0).source }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }),
    "max_gap": .number(options.marks.maxGap), "clock_offset": text(options.marks.clockOffset),
    "fix": options.fixes.isEmpty ? .none : .list(Set(options.fixes).sorted()),
  ]
  return run
}
