import SurveyModel

/// The columns of the fields that a record is read for; nil where the file has no such column.
struct ColumnIndices: Sendable {
  let id, name, code, time, date, method, accuracy, type, hdop, satellites, fix, river, bank: Int?
  /// True when there is a column for the name of the river or for the bank, as the crew wrote them.
  let hasClaims: Bool

  /// `readsTime` is false where the caller reads the times itself.
  init(_ fields: FieldMap, readsTime: Bool = true) {
    id = fields[.id]
    name = fields[.name]
    code = fields[.code]
    time = readsTime ? fields[.time] : nil
    date = readsTime ? fields[.date] : nil
    method = fields[.method]
    accuracy = fields[.accuracy]
    type = fields[.type]
    hdop = fields[.hdop]
    satellites = fields[.satellites]
    fix = fields[.fix]
    river = fields[.riverName]
    bank = fields[.bank]
    hasClaims = river != nil || bank != nil
  }
}
