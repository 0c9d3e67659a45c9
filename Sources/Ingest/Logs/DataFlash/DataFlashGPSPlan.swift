import SurveyModel

/// Which fields of a message of fixes (``DataFlashReceiver/names``) are read: their indices in ``DataFlashFormat/fields``. Their names have changed over the
/// years.
struct DataFlashGPSPlan {
  let status: Int
  let latitude: Int
  let longitude: Int
  let week: Int
  let milliseconds: Int
  let clock: (field: Int, microseconds: Double)?
  let satellites: Int?
  let hdop: Int?
  let instance: Int?
  let used: Int?
  /// The position of the message's name in ``DataFlashReceiver/names``.
  let message: Int

  /// Nil when the message lacks a position, a time or the receiver's status.
  init?(_ format: DataFlashFormat) {
    guard let message = DataFlashReceiver.index(of: format.name, in: DataFlashReceiver.names) else { return nil }
    func find(_ names: String...) -> Int? {
      for name in names {
        if let index = format.fields.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) { return index }
      }
      return nil
    }
    guard let status = find("Status"), let latitude = find("Lat"), let longitude = find("Lng", "Lon"),
      let week = find("GWk", "Week"), let milliseconds = find("GMS", "TimeMS")
    else { return nil }
    self.message = message
    self.status = status
    self.latitude = latitude
    self.longitude = longitude
    self.week = week
    self.milliseconds = milliseconds
    clock = find("TimeUS").map { ($0, 1) } ?? find("T").map { ($0, 1000) }
    satellites = find("NSats")
    hdop = find("HDop")
    instance = find("I")
    used = find("U")
  }

  /// The fix of a message of which `value` gives each field by its index. Nil when a field that is needed is no number.
  func fix(_ value: (Int) -> Double?) -> DataFlashFix? {
    guard let status = value(status), let y = value(latitude), let x = value(longitude), let week = value(week),
      let milliseconds = value(milliseconds)
    else { return nil }
    func whole(_ index: Int?) -> Int? { index.flatMap { value($0) }.flatMap { Int(exactly: $0.rounded()) } }
    let fix = LogFix(
      x: x, y: y, fixType: Int(exactly: status.rounded()) ?? 0, satellites: whole(satellites), accuracy: nil,
      hdop: hdop.flatMap { value($0) })
    let clock = clock.flatMap { clock in value(clock.field).flatMap { Int64(exactly: ($0 * clock.microseconds).rounded()) } }
    let receiver = DataFlashReceiver(message: message, instance: whole(instance) ?? 0)
    // Without the field U, the first receiver is the one in use.
    let isUsed = whole(used).map { $0 != 0 } ?? (receiver == DataFlashReceiver(message: 0, instance: 0))
    return DataFlashFix(
      fix: fix, clock: clock, week: Int(exactly: week.rounded()) ?? 0, milliseconds: milliseconds,
      receiver: receiver, isUsed: isUsed)
  }
}
