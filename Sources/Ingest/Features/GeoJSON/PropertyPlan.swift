import SurveyModel

/// Which members of a feature's properties are read as what, by their position in the object.
struct PropertyPlan: Sendable {
  var id: Int?
  var name: Int?
  var code: Int?
  var time: Int?
  var date: Int?
  var method: Int?
  var type: Int?
  var accuracy: Int?
  var hdop: Int?
  var satellites: Int?
  var river: Int?
  var bank: Int?
  /// Metres of one unit of the accuracy.
  var accuracyUnit = 1.0
  /// True when the name of the property with the time says that it is UTC.
  var timeIsUTC = false

  init() {}

  init(_ map: FieldMap) {
    id = map[.id]
    name = map[.name]
    code = map[.code]
    time = map[.time]
    date = map[.date]
    method = map[.method]
    type = map[.type]
    accuracy = map[.accuracy]
    hdop = map[.hdop]
    satellites = map[.satellites]
    river = map[.riverName]
    bank = map[.bank]
    accuracyUnit = UnitWords.metres(map.unit(of: .accuracy)) ?? 1
    timeIsUTC = UnitWords.isUTC(map.unit(of: .time))
  }
}
