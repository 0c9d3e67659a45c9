import SurveyModel

/// Lets the files of a survey settle the order of each other's dates: crews write one form week after week, and the week that reaches
/// behind the twelfth shows the order of the others.
struct SisterDates {
  /// For each name of a column of dates, the orders that files with that column show.
  private var shown: [String: Set<DateOrder>] = [:]
  /// Files that do not show their order, with the column of their dates.
  private var open: [(source: String, column: String)] = []

  mutating func add(_ file: SurveyFile, _ source: String) {
    guard file.dates.dates > 0, let column = file.description.dateColumn else { return }
    if file.dates.proven != .unknown {
      shown[column, default: []].insert(file.dates.proven)
    } else if file.dates.isOpen {
      open.append((source, column))
    }
  }

  /// The order of each file that does not show its own and whose sisters agree.
  var orders: [String: DateOrder] {
    var orders: [String: DateOrder] = [:]
    for (source, column) in open {
      if let found = shown[column], found.count == 1, let order = found.first { orders[source] = order }
    }
    return orders
  }
}

extension FileDescription {
  /// The name of the column with the dates, else with the times.
  fileprivate var dateColumn: String? {
    (fields.first { $0.field == Field.date.rawValue } ?? fields.first { $0.field == Field.time.rawValue })?.column
  }
}
