import SurveyModel

/// Three numbers with one kind of mark between them, of which only an order says which is the day.
struct WrittenDate {
  typealias Number = (value: Int, digits: Int)

  let first, second, third: Number
  /// `-`, `/` or `.`.
  let separator: UInt8

  /// A year of two digits: 00 to 68 are 2000 to 2068, as POSIX reads them.
  static func fullYear(_ year: Int) -> Int { year > 68 ? 1900 &+ year : 2000 &+ year }

  /// Nil for numbers that are no date in any order.
  init?(_ first: Number, _ second: Number, _ third: Number, separator: UInt8) {
    guard first.digits <= 4, second.digits <= 2, third.digits <= 4, first.digits != 3, third.digits != 3 else { return nil }
    if first.digits == 4, third.digits > 2 { return nil }
    (self.first, self.second, self.third, self.separator) = (first, second, third, separator)
  }

  /// True for a date that begins with a year of four digits.
  var beginsWithYear: Bool { first.digits == 4 }

  /// The orders in which the date exists; those of a date that begins with its year are not asked for.
  var orders: DateEvidence.Orders {
    var orders = DateEvidence.Orders()
    for (order, member) in Self.members where date(order).map({ $0.fault == nil }) ?? false { orders.insert(member) }
    return orders
  }

  private static let members: [(DateOrder, DateEvidence.Orders)] = [
    (.dayFirst, .dayFirst), (.monthFirst, .monthFirst), (.yearFirst, .yearFirst),
  ]

  /// The date in this order, which may be one that does not exist; nil where the digits do not fit the order.
  func date(_ order: DateOrder) -> CivilTime? {
    if beginsWithYear { return CivilTime(year: first.value, month: second.value, day: third.value) }
    switch order {
    case .dayFirst, .monthFirst:
      guard third.digits == 4 || third.digits == 2 else { return nil }
      let year = third.digits == 4 ? third.value : Self.fullYear(third.value)
      return order == .dayFirst
        ? CivilTime(year: year, month: second.value, day: first.value)
        : CivilTime(year: year, month: first.value, day: second.value)
    case .yearFirst:
      guard first.digits == 2, third.digits <= 2 else { return nil }
      return CivilTime(year: Self.fullYear(first.value), month: second.value, day: third.value)
    case .unknown: return nil
    }
  }

  /// The date where only one is possible, whatever the order; nil where several are, or none.
  var onlyDate: CivilTime? {
    var found: CivilTime?
    for (order, member) in Self.members where orders.contains(member) {
      let date = date(order)
      if let found, found != date { return nil }
      found = date
    }
    return found
  }

  /// The order that the way of writing speaks for. `hasHalfDay`: AM or PM follows the time of day.
  func custom(hasHalfDay: Bool) -> DateOrder {
    switch separator {
    case 0x2E where third.digits == 4 || third.digits == 2: .dayFirst
    case 0x2F where hasHalfDay: .monthFirst
    default: .unknown
    }
  }
}
