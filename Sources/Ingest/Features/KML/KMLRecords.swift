import SurveyModel
import XMLKit

/// Turns placemarks into observations and tracks, and keeps the books. Each point is a record, all lines of a placemark together
/// are one; the first record owns the placemark's bytes.
struct KMLRecords {
  var builder: ObservationBuilder
  private(set) var tracks: [Track] = []
  /// Names of the fields of placemarks.
  var names = FieldNames()
  /// From field names to the names of the fields of placemarks that were first read as them.
  private(set) var fields: [(field: String, column: String)] = []

  private let options: IngestOptions
  private let kind: CoordinateKind
  private var text: OriginalText
  private var lines: LineCounter
  /// Offset in the file of the first byte that has no owner yet.
  private var owned = 0
  private var records = 0
  private var takeOffs = 0
  /// The plans by the numbers of the names of fields. Nearly all placemarks of a file have the same fields.
  private var plans: [[Int]: KMLPlan] = [:]
  private var lastPlan: (names: [Int], plan: KMLPlan)?
  private var words = SurveyWords()
  private let times: TimeRules
  private var day = RecentDay()
  private var attributes: [UInt8] = []

  init(_ options: IngestOptions, text: OriginalText, kind: CoordinateKind) {
    self.options = options
    self.text = text
    self.kind = kind
    lines = LineCounter(start: text.start)
    builder = ObservationBuilder(options)
    times = TimeRules(options)
  }

  /// Adds the placemark that ends at `end` of the text.
  mutating func add(_ placemark: KMLPlacemark, end: Int) throws(InputError) {
    let whole = text.originalRange(placemark.start..<end)
    builder.structural(bytes: owned..<whole.lowerBound)
    owned = whole.upperBound
    var bytes = whole
    func next() -> Range<Int> { whole.upperBound..<whole.upperBound }
    if placemark.geometries.isEmpty {
      reject(KMLFault(.geometryMissing, "the placemark has no geometry", column: nil), placemark, bytes)
      return
    }
    let values: KMLValues
    do {
      values = try self.values(of: placemark)
    } catch let fault as KMLFault {
      reject(fault, placemark, bytes)
      return
    } catch {
      throw error as? InputError ?? InputError(.unreadable, "\(error)", source: options.source)
    }
    var paths: [KMLPlacemark.Geometry] = []
    for geometry in placemark.geometries {
      do throws(KMLFault) {
        switch geometry {
        case .point(let text): try addPoint(text, values, placemark, bytes)
        case .line, .track:
          paths.append(geometry)
          continue
        case .other(let name):
          throw KMLFault(.geometryUnsupported, "a \(name.lowercased()) is no place of an outlet; give a point", column: name)
        }
      } catch {
        reject(error, placemark, bytes)
      }
      bytes = next()
    }
    guard !paths.isEmpty else { return }
    do throws(KMLFault) {
      try addTrack(paths, values, bytes)
    } catch {
      reject(error, placemark, bytes)
    }
  }

  /// Hands what the dates of all placemarks show to the builder.
  mutating func closeDates() { builder.dates = words.dates }

  private mutating func values(of placemark: KMLPlacemark) throws -> KMLValues {
    let plan = try plan(of: placemark.fields.names)
    return KMLValues(placemark, plan, method: options.defaultMethod ?? .other, times, &day, &words)
  }

  private mutating func plan(of numbers: [Int]) throws -> KMLPlan {
    if let lastPlan, lastPlan.names == numbers { return lastPlan.plan }
    let plan: KMLPlan
    if let known = plans[numbers] {
      plan = known
    } else {
      let names = numbers.map { self.names[$0] }
      // Placemarks may differ in their fields, so a name that this one does not have is no fault.
      let overrides = options.columns.filter { field, name in
        !field.isPosition && (name.isEmpty || names.contains { HeaderName($0) == HeaderName(name) })
      }
      let map = try FieldMap(names, overrides: overrides, positions: false, source: options.source)
      plan = KMLPlan(map)
      plans[numbers] = plan
      for (field, column) in map.described where !fields.contains(where: { $0.field == field }) { fields.append((field, column)) }
    }
    lastPlan = (numbers, plan)
    return plan
  }

  private mutating func addPoint(
    _ text: [UInt8], _ found: KMLValues, _ placemark: KMLPlacemark, _ bytes: Range<Int>
  ) throws(KMLFault) {
    var (x, y, isRepaired) = try Self.position(text)
    if let (rule, message) = options.coordinates.settle(x: &x, y: &y, kind: kind) { throw KMLFault(rule, message) }
    guard let record = Int32(exactly: records + 1) else {
      throw KMLFault(.recordTooLong, "more than \(Int32.max) placemarks in one file; split it")
    }
    records += 1
    if placemark.isTakeOff {
      takeOffs += 1
      builder.acceptElsewhere(bytes: bytes)
      return
    }
    // Adding 0 makes 0 of −0.
    var values = ObservationValues(x: x + 0, y: y + 0, accuracy: found.accuracy, accuracySource: found.accuracySource)
    values.time = found.time ?? ObservationColumns.noTime
    values.method = found.method
    values.type = found.type
    values.flags = found.flags
    if isRepaired { values.flags.insert(.textRepaired) }
    self.attributes.removeAll(keepingCapacity: true)
    names.appendObject(placemark.fields, to: &self.attributes)
    let attributes = attributes
    builder.accept(
      values, SourceRecord(Int(record), bytes: bytes), recordedID: found.recordedID.span, name: found.name.span,
      code: found.code.span, attributes: attributes.span)
  }

  private static func position(_ text: [UInt8]) throws(KMLFault) -> (x: Double, y: Double, isRepaired: Bool) {
    if let (x, y) = KMLCoordinates.single(text.span) { return (x, y, false) }
    let coordinates = try KMLCoordinates(text)
    guard let x = coordinates.x.first, let y = coordinates.y.first else {
      throw KMLFault(.coordinateMissing, "the point has no coordinates")
    }
    guard coordinates.x.count == 1 else {
      throw KMLFault(
        .geometryInvalid, "the point has \(coordinates.x.count) positions; is there a decimal comma, or should it be a line?")
    }
    return (x, y, coordinates.isRepaired)
  }

  private mutating func addTrack(
    _ geometries: [KMLPlacemark.Geometry], _ values: KMLValues, _ bytes: Range<Int>
  ) throws(KMLFault) {
    var track = Track(source: options.source, method: values.method, stretches: [], started: values.time, ended: values.end)
    for geometry in geometries {
      var path: KMLPath
      switch geometry {
      case .line(let text): path = try KMLPath(line: text)
      case .track(let when, let positions): path = try KMLPath(when: when, positions: positions, options)
      case .point, .other: continue
      }
      for index in path.fixes.indices {
        var (x, y) = (path.fixes[index].x, path.fixes[index].y)
        if let (rule, message) = options.coordinates.settle(x: &x, y: &y, kind: kind) {
          throw KMLFault(rule, "position \(index + 1): \(message)")
        }
        path.fixes[index] = Coordinate(x: x, y: y)
      }
      guard path.fixes.count > 1 else {
        throw KMLFault(.geometryInvalid, "a line of \(path.fixes.count) positions; a track needs two")
      }
      track.stretches.append(path.fixes)
      track.times.append(path.times)
      track.accuracies.append([Float](repeating: .nan, count: path.fixes.count))
      for time in path.times where time != ObservationColumns.noTime {
        track.started = min(track.started ?? time, time)
        track.ended = max(track.ended ?? time, time)
      }
      if path.goesBack {
        builder.note(.timeOrder, .warning, "the times of a track go back somewhere; its fixes stay as they stand")
      }
    }
    records += 1
    tracks.append(track)
    builder.acceptElsewhere(bytes: bytes)
  }

  private mutating func reject(_ fault: KMLFault, _ placemark: KMLPlacemark, _ bytes: Range<Int>) {
    records += 1
    let raw = text.originalRange(placemark.start..<placemark.start + 1).lowerBound..<owned
    let record = SourceRecord(records, line: lines.line(at: placemark.start, in: text.text), bytes: bytes)
    builder.reject(fault.rule, fault.message, column: fault.column, record, raw: text.original[raw].prefix(1 << 16))
  }

  mutating func finish() {
    builder.structural(bytes: owned..<text.original.count)
    if takeOffs > 0 {
      builder.note(
        .flightLogRows, .info,
        "\(takeOffs) placemark\(takeOffs == 1 ? " says" : "s say") where the aircraft took off: no outlet is placed there")
    }
    if records == 0 { builder.note(.noRecords, .warning, "the file holds no placemark") }
  }

  /// The refusal of a file that is no XML or is cut off.
  func refusal(_ error: XMLError) -> InputError {
    let held = "\(records) complete \(records == 1 ? "record" : "records") before it"
    switch error.code {
    case .truncated:
      return InputError(.unreadable, "\(error); there are \(held); get the whole file", source: options.source)
    case .doctype: return InputError(.unreadable, "\(error)", source: options.source)
    default: return InputError(.unreadable, "not readable as XML: \(error); there are \(held)", source: options.source)
    }
  }
}
