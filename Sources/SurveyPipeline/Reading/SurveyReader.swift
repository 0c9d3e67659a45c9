import CoordinateDoctor
import FileKit
import Ingest
import PROJKit
import Reprojection
import SurveyModel

/// One source, read and in WGS 84.
struct ReadSurvey: Sendable {
  var file: SurveyFile
  var coordinates: CoordinateWay
}

/// How the coordinates of a source became WGS 84.
struct CoordinateWay: Sendable {
  var crs: CRS
  var operation: ChosenOperation
}

/// Reads survey files as the options say.
struct SurveyReader: Sendable {
  private var base: IngestOptions
  private var crsPolicy: CRSPolicy
  private var isMending = false
  private let operationPolicy: OperationPolicy
  private let jobs: Int

  init(_ reading: SurveyReading, jobs: Int) {
    base = IngestOptions(reading, jobs: jobs)
    crsPolicy = CRSPolicy(override: reading.overrideCRS?.crs, fallback: reading.crs?.crs)
    operationPolicy = OperationPolicy(acceptBallpark: reading.acceptBallpark, operation: reading.operation)
    self.jobs = jobs
  }

  /// A reader that reads as if the remedy had been asked for, and flags every observation with that.
  func mending(_ remedy: Remedy?) throws -> SurveyReader {
    guard let remedy else { return self }
    var reader = self
    reader.isMending = true
    reader.base.coordinates.mending = remedy.mending
    reader.base.coordinates.keepsOrder = remedy.keepsOrder
    if let crs = remedy.crs { reader.crsPolicy.override = try CRS(crs) }
    return reader
  }

  /// A reader of this sheet of workbooks; nil leaves the choice as it was.
  func reading(sheet: String?) -> SurveyReader {
    guard let sheet else { return self }
    var reader = self
    reader.base.sheet = sheet
    return reader
  }

  /// A reader of dates in this order, where the user has not stated one.
  func reading(dates order: DateOrder?) -> SurveyReader {
    guard let order, base.dateOrder == .unknown else { return self }
    var reader = self
    reader.base.dateOrder = order
    return reader
  }

  /// A reader that accepts all coordinates as they stand.
  private var credulous: SurveyReader {
    var reader = self
    reader.base.coordinates.isJudged = false
    return reader
  }

  /// Options for a source of this format.
  /// - Parameter number: the number that observations name their source by.
  func options(_ format: FileFormat, source: String, number: Int32 = 0) -> IngestOptions {
    var options = base
    options.source = source
    options.sourceIndex = number
    let policy = crsPolicy
    options.coordinates.crsOption = format.mayLackCRS ? "--crs" : "--override-crs"
    options.coordinateKind = { try policy.kind(of: format, stated: $0, source: source) }
    return options
  }

  // MARK: - Files

  func holdsRecords(_ bytes: [UInt8], source: String) -> Bool {
    holdsJSONRecords(bytes, options: options(.jsonRecords, source: source))
  }

  func isRepeatWithoutPositions(_ bytes: [UInt8], source: String) -> Bool {
    FormRepeat.lacksPositions(bytes, options: options(.csv, source: source))
  }

  /// True when the rows of a table are the fixes of a way, by the whole lines of its first bytes.
  func isWay(_ prefix: [UInt8], source: String) -> Bool {
    let lines = prefix.lastIndex(of: 0x0A).map { Array(prefix[...$0]) } ?? prefix
    let read = try? readSurvey(lines, format: .csv, options: options(.csv, source: source)).file
    return read.map { !$0.tracks.isEmpty } ?? false
  }

  /// True when the rows of a table hold several places each, by its first bytes: then it is read whole.
  func hasFurtherPlaces(_ prefix: [UInt8], isWhole: Bool, source: String) -> Bool {
    let stream = try? CSVStream(prefix: prefix, isWhole: isWhole, options: options(.csv, source: source))
    return stream?.hasFurtherPlaces ?? false
  }

  func read(_ bytes: [UInt8], _ format: FileFormat, source: String, number: Int32) throws -> ReadSurvey {
    let parsed = try readSurvey(bytes, format: format, options: options(format, source: source, number: number))
    return try inWGS84(parsed.file, source: source, .text(parsed.text))
  }

  /// Reads a layer by GDAL; the digest identifies its files.
  func read(_ files: LayerFiles, source: String, number: Int32) throws -> (ReadSurvey, FilesDigest) {
    let (read, request) = try parse(files, source: source, number: number)
    let digest = try files.identity(read.digest)
    return (try inWGS84(read.layer, source: source, .layer(request)), digest)
  }

  private func parse(
    _ files: LayerFiles, source: String, number: Int32
  ) throws -> (LayerRead<SurveyFile>, LayerRequest) {
    var request = files.request
    request.source = source
    request.encoding = base.encoding
    var read: LayerRead<SurveyFile>?
    let layer = try settlingDates(options(request.format, source: source, number: number)) { options in
      let layer = try readOGRSurvey(request, options: options)
      read = layer
      return layer.layer
    }
    guard var read else { throw InvariantError("a layer was not read") }
    read.layer = layer
    return (read, request)
  }

  /// The pairs of coordinates of a file as they stand, also those of records that cannot be right; in the file's own CRS.
  func pairs(_ bytes: [UInt8], _ format: FileFormat, source: String) throws -> [Coordinate] {
    Self.pairs(
      try readSurvey(bytes, format: format, options: credulous.options(format, source: source)).file.observations)
  }

  /// The pairs of coordinates of a layer as they stand.
  func pairs(_ files: LayerFiles, source: String) throws -> [Coordinate] {
    Self.pairs(try credulous.parse(files, source: source, number: 0).0.layer.observations)
  }

  private static func pairs(_ observations: ObservationColumns) -> [Coordinate] {
    zip(observations.x, observations.y).map { Coordinate(x: $0, y: $1) }
  }

  // MARK: - Coordinates

  /// The CRS of a source, by the user's word, else by what the source states.
  func crs(_ format: FileFormat, stated: String?, source: String) throws(InputError) -> CRS {
    try crsPolicy.crs(of: format, stated: stated, source: source)
  }

  /// The finding that a CRS was assumed, where neither the user nor the source names one.
  /// - Parameter isInChina: whether the positions lie where phone maps are shifted.
  func assumption(_ format: FileFormat, stated: String?, source: String, isInChina: Bool) -> Finding? {
    guard stated == nil, crsPolicy.isAssumed(format) else { return nil }
    let advice = isInChina ? "Phone maps in China give GCJ-02 (--crs gcj02)." : "Name another one with --crs where that is wrong."
    return Finding(.crsAssumed, .info, "This file states no CRS and was taken as WGS 84. \(advice)", source: source)
  }

  func operation(from crs: CRS, x: [Double], y: [Double], source: String) throws -> ChosenOperation {
    try chooseOperation(from: crs, x: x, y: y, policy: operationPolicy, source: source)
  }

  /// Takes the position of one photo to WGS 84.
  func reproject(_ event: inout PhotoEvent, statedCRS: String?) throws -> RunDescription.Operation {
    let crs = try crs(.photo, stated: statedCRS, source: event.source)
    let operation = try operation(
      from: crs, x: [event.position?.x ?? 0], y: [event.position?.y ?? 0], source: event.source)
    if !crs.isGeographicWGS84 { try event.reproject(operation) }
    return operation.summary
  }

  private func inWGS84(_ read: SurveyFile, source: String, _ raw: RawRecords) throws -> ReadSurvey {
    var file = read
    let description = file.description
    let crs = try crs(description.format, stated: description.statedCRS, source: source)
    let isInChina = GCJ02.shifts(file.observations.longitude, file.observations.latitude)
    if let assumed = assumption(
      description.format, stated: description.statedCRS, source: source, isInChina: isInChina)
    {
      file.findings.append(assumed)
    }
    let chosen: ChosenOperation
    if crs.isGeographicWGS84 {
      chosen = try operation(from: crs, x: [], y: [], source: source)
      // One storage for both instead of two of the same content.
      file.observations.x = file.observations.longitude
      file.observations.y = file.observations.latitude
    } else {
      let fixes = file.tracks.flatMap { $0.stretches.joined() }
      let (x, y) = (file.observations.x, file.observations.y)
      chosen = try operation(from: crs, x: x + fixes.map(\.x), y: y + fixes.map(\.y), source: source)
      let positions = try WGS84Positions(x: x, y: y, crs, chosen, source: source, jobs: jobs)
      file.findings += positions.findings
      try file.place(at: positions, chosen, source: source, raw: raw)
      for index in file.tracks.indices { try file.tracks[index].reproject(chosen, &file.findings, jobs: jobs) }
      for index in file.photos.indices { try file.photos[index].reproject(chosen) }
    }
    for index in file.tracks.indices { file.tracks[index].length = length(of: file.tracks[index]) }
    if isMending { file.flagAll(.coordinateFixed) }
    return ReadSurvey(file: file, coordinates: CoordinateWay(crs: crs, operation: chosen))
  }
}

extension SurveyFile {
  fileprivate mutating func flagAll(_ rule: Rule) {
    for row in 0..<observations.count {
      if observations.flags[row].isEmpty { account.flagged += 1 }
      observations.flags[row].insert(rule)
    }
  }
}

/// Geodesic metres along the fixes of a track; the gaps between its stretches add nothing.
private func length(of track: Track) -> Double {
  track.stretches.reduce(0) { total, fixes in
    zip(fixes, fixes.dropFirst()).reduce(total) { total, pair in
      total
        + Geodesic.distance(
          fromLongitude: pair.0.longitude, latitude: pair.0.latitude, toLongitude: pair.1.longitude,
          latitude: pair.1.latitude)
    }
  }
}
