import SurveyModel

/// The columns of one flight log that are read, as indices in its header.
struct FlightTablePlan: Sendable {
  let layout: FlightTableLayout
  /// The cells of the header.
  let names: [String]
  let longitude: Int
  let latitude: Int
  let utc: Int?
  let local: Int?
  let localDate: Int?
  let clock: (column: Int, microseconds: Double)?
  let epoch: (column: Int, microseconds: Double)?
  let gpsTime: (week: Int, milliseconds: Int)?
  let satellites: Int?
  let fixType: Int?
  let accuracy: Int?
  let hdop: Int?
  let isPhoto: Int?
  let height: (column: Int, metres: Double)?
  let gimbalPitch: Int?
  /// True when its times are UTC, and not local.
  let isUTC: Bool
  /// The column of times whose header states no zone and that was taken as UTC; nil for other tables.
  let unstated: String?
  let fields: [(field: String, column: String)]

  /// Nil when the header is of no known layout. Throws ``InputError`` when two columns have the same name, by which either
  /// could be the position.
  /// - Parameter user: the columns that the user named for fields; they come before those of the layout.
  init?(header: [[UInt8]], user: [Field: String], source: String) throws(InputError) {
    let names = header.map { String(decoding: TextCleaning.cleaned($0.span).bytes, as: UTF8.self) }
    let keys = names.map { HeaderName($0) }
    guard let layout = FlightTableLayout.recognise(keys) else { return nil }
    func column(_ list: [FlightColumnName]) -> Int? {
      for name in list {
        if let column = keys.firstIndex(where: { name.matches($0) }) { return column }
      }
      return nil
    }
    // A folder holds other tables too, whose columns the user may have meant.
    let user = user.filter { _, name in name.isEmpty || names.contains { HeaderName($0) == HeaderName(name) } }
    let map = try FieldMap(names, overrides: user, positions: false, source: source)
    func named(_ field: Field, _ list: [FlightColumnName]) -> Int? {
      guard let name = user[field] else { return column(list) }
      return name.isEmpty ? nil : map[field]
    }
    guard let longitude = named(.longitude, layout.longitude), let latitude = named(.latitude, layout.latitude) else {
      return nil
    }
    for name in user[.longitude] == nil && user[.latitude] == nil ? layout.longitude + layout.latitude : []
    where keys.count(where: { name.matches($0) }) > 1 {
      throw InputError(
        .unreadable, "several columns are called \"\(name.key)\": which one is the aircraft's? Rename the others", source: source)
    }
    self.layout = layout
    self.names = names
    self.longitude = longitude
    self.latitude = latitude
    utc = user[.time] == nil ? column(layout.utc) : nil
    local = utc == nil ? named(.time, layout.local) : nil
    localDate = utc == nil ? named(.date, user[.time] == nil ? layout.localDate : []) : nil
    let units = [local, localDate].compactMap { column in column.flatMap { keys[$0].unit } }
    let isUnstated = layout.unstatedIsUTC && utc == nil && local != nil && units.isEmpty && user[.time] == nil
    isUTC = utc != nil || isUnstated || (!units.isEmpty && units.allSatisfy { UnitWords.isUTC($0) })
    unstated = isUnstated ? local.map { names[$0] } : nil
    clock = layout.clock.lazy.compactMap { clock in column([clock.name]).map { ($0, clock.microseconds) } }.first
    epoch = layout.epoch.lazy.compactMap { epoch in column([epoch.name]).map { ($0, epoch.microseconds) } }.first
    if let week = column(layout.gpsWeek), let milliseconds = column(layout.gpsMilliseconds) {
      gpsTime = (week, milliseconds)
    } else {
      gpsTime = nil
    }
    satellites = named(.satellites, layout.satellites)
    fixType = column(layout.fixType)
    accuracy = named(.accuracy, layout.accuracy)
    hdop = named(.hdop, layout.hdop)
    isPhoto = column(layout.isPhoto)
    height = column(layout.height).map { ($0, UnitWords.metres(keys[$0].unit) ?? 1) }
    gimbalPitch = column(layout.gimbalPitch)
    let read: [(String, Int?)] = [
      ("longitude", longitude), ("latitude", latitude), ("time", utc ?? local ?? epoch?.column ?? gpsTime?.week),
      ("date", localDate), ("satellites", satellites), ("accuracy_m", accuracy), ("hdop", hdop), ("fix", fixType),
    ]
    fields =
      read.compactMap { field, index in index.map { (field, names[$0]) } }
      + layout.otherRoles.compactMap { role, name in column([name]).map { (role, names[$0]) } }
  }
}
