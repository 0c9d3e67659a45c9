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
  let fields: [(field: String, column: String)]

  /// Nil when the header is of no known layout. Throws ``InputError`` when two columns have the same name, by which either
  /// could be the position.
  init?(header: [[UInt8]], source: String) throws(InputError) {
    let names = header.map { String(decoding: TextCleaning.cleaned($0.span).bytes, as: UTF8.self) }
    let keys = names.map { HeaderName($0) }
    guard let layout = FlightTableLayout.recognise(keys) else { return nil }
    func column(_ list: [FlightColumnName]) -> Int? {
      for name in list {
        if let column = keys.firstIndex(where: { name.matches($0) }) { return column }
      }
      return nil
    }
    guard let longitude = column(layout.longitude), let latitude = column(layout.latitude) else { return nil }
    for name in layout.longitude + layout.latitude where keys.count(where: { name.matches($0) }) > 1 {
      throw InputError(
        .unreadable, "several columns are called \"\(name.key)\": which one is the aircraft's? Rename the others", source: source)
    }
    self.layout = layout
    self.names = names
    self.longitude = longitude
    self.latitude = latitude
    utc = column(layout.utc)
    local = utc == nil ? column(layout.local) : nil
    localDate = utc == nil ? column(layout.localDate) : nil
    clock = layout.clock.lazy.compactMap { clock in column([clock.name]).map { ($0, clock.microseconds) } }.first
    epoch = layout.epoch.lazy.compactMap { epoch in column([epoch.name]).map { ($0, epoch.microseconds) } }.first
    if let week = column(layout.gpsWeek), let milliseconds = column(layout.gpsMilliseconds) {
      gpsTime = (week, milliseconds)
    } else {
      gpsTime = nil
    }
    satellites = column(layout.satellites)
    fixType = column(layout.fixType)
    accuracy = column(layout.accuracy)
    hdop = column(layout.hdop)
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
