/// Observations as columns: row *i* of every array is one accepted record that says "an outlet is here".
///
/// All arrays have the same count. Absent values: `time` is ``noTime``, a text is empty.
public struct ObservationColumns: Sendable {
  /// Index of the file in the run's list of ``SurveyFile``.
  public var source: [Int32] = []
  /// 1 for the first record of the file.
  public var record: [Int32] = []
  /// The record's bytes in the (inflated) file.
  public var byteOffset: [Int] = []
  public var byteCount: [Int32] = []
  /// East and north as read, in the file's own CRS (degrees or metres), longitude or easting first.
  public var x: [Double] = []
  public var y: [Double] = []
  /// WGS 84 degrees; equal to `x`, `y` until the file has been reprojected.
  public var longitude: [Double] = []
  public var latitude: [Double] = []
  /// Microseconds since 1970-01-01T00:00:00Z, or ``noTime``.
  public var time: [Int64] = []
  /// Metres; always positive and finite.
  public var accuracy: [Float] = []
  public var accuracySource: [AccuracySource] = []
  public var method: [SurveyMethod] = []
  public var type: [OutletType] = []
  public var flags: [RuleSet] = []
  /// What the crew called it.
  public var recordedID = TextColumn()
  public var name = TextColumn()
  public var code = TextColumn()
  /// What the crew wrote of the river and the bank.
  public var claims = ClaimColumn()
  /// A complete JSON object for each row: every original field by its original name, validated, ready to be copied.
  public var attributes = TextColumn()

  /// The value of `time` that means "not recorded".
  public static let noTime = Int64.min

  public init() {}

  public var count: Int { record.count }

  public func time(at row: Int) -> Int64? { time[row] == Self.noTime ? nil : time[row] }

  /// The record's bytes in the (inflated) content of its source.
  public func bytes(of row: Int) -> Range<Int> { byteOffset[row]..<byteOffset[row] + max(0, Int(byteCount[row])) }

  /// Makes room for `count` rows in all, with `attributeBytes` bytes of attributes.
  public mutating func reserve(count: Int, attributeBytes: Int) {
    source.reserveCapacity(count)
    record.reserveCapacity(count)
    byteOffset.reserveCapacity(count)
    byteCount.reserveCapacity(count)
    x.reserveCapacity(count)
    y.reserveCapacity(count)
    longitude.reserveCapacity(count)
    latitude.reserveCapacity(count)
    time.reserveCapacity(count)
    accuracy.reserveCapacity(count)
    accuracySource.reserveCapacity(count)
    method.reserveCapacity(count)
    type.reserveCapacity(count)
    flags.reserveCapacity(count)
    recordedID.reserve(count: count, bytes: 0)
    name.reserve(count: count, bytes: 0)
    code.reserve(count: count, bytes: 0)
    attributes.reserve(count: count, bytes: attributeBytes)
  }

  public mutating func append(contentsOf other: ObservationColumns) {
    source += other.source
    record += other.record
    byteOffset += other.byteOffset
    byteCount += other.byteCount
    x += other.x
    y += other.y
    longitude += other.longitude
    latitude += other.latitude
    time += other.time
    accuracy += other.accuracy
    accuracySource += other.accuracySource
    method += other.method
    type += other.type
    flags += other.flags
    recordedID.append(contentsOf: other.recordedID)
    name.append(contentsOf: other.name)
    code.append(contentsOf: other.code)
    claims.append(contentsOf: other.claims)
    attributes.append(contentsOf: other.attributes)
  }

  /// The columns with only these rows, in this order.
  public func selecting(_ rows: [Int]) -> ObservationColumns {
    var selected = ObservationColumns()
    selected.source = rows.map { source[$0] }
    selected.record = rows.map { record[$0] }
    selected.byteOffset = rows.map { byteOffset[$0] }
    selected.byteCount = rows.map { byteCount[$0] }
    selected.x = rows.map { x[$0] }
    selected.y = rows.map { y[$0] }
    selected.longitude = rows.map { longitude[$0] }
    selected.latitude = rows.map { latitude[$0] }
    selected.time = rows.map { time[$0] }
    selected.accuracy = rows.map { accuracy[$0] }
    selected.accuracySource = rows.map { accuracySource[$0] }
    selected.method = rows.map { method[$0] }
    selected.type = rows.map { type[$0] }
    selected.flags = rows.map { flags[$0] }
    selected.claims = claims.selecting(rows)
    for row in rows {
      selected.recordedID.append(recordedID.bytes[recordedID.range(at: row)])
      selected.name.append(name.bytes[name.range(at: row)])
      selected.code.append(code.bytes[code.range(at: row)])
      selected.attributes.append(attributes.bytes[attributes.range(at: row)])
    }
    return selected
  }
}
