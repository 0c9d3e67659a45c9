/// What the dates of a file show of the order of their day, month and year.
package struct DateEvidence: Sendable, Equatable {
  /// Orders in which a date may be written.
  package struct Orders: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    package static let dayFirst = Orders(rawValue: 1)
    package static let monthFirst = Orders(rawValue: 2)
    package static let yearFirst = Orders(rawValue: 4)
    package static let all: Orders = [.dayFirst, .monthFirst, .yearFirst]
  }

  /// The orders in which every date that was seen exists; empty where two dates contradict each other.
  package private(set) var allowed = Orders.all
  /// How many dates only an order can settle.
  package private(set) var undecided = 0
  /// The first of these dates.
  package private(set) var example = ""
  /// How many dates were seen that have an order.
  package private(set) var dates = 0
  /// The order that the way of writing speaks for: a day goes before dots, and a month before slashes where AM or PM follows.
  package private(set) var custom = DateOrder.unknown

  package init() {}

  /// Adds a date.
  /// - Parameters:
  ///   - orders: the orders in which it exists.
  ///   - isDecided: whether all of these orders give the same day.
  ///   - custom: the order that its way of writing speaks for.
  package mutating func add(_ orders: Orders, isDecided: Bool, custom: DateOrder, text: @autoclosure () -> String) {
    guard !orders.isEmpty else { return }
    dates &+= 1
    allowed.formIntersection(orders)
    if self.custom == .unknown { self.custom = custom }
    guard !isDecided else { return }
    if undecided == 0 { example = text() }
    undecided &+= 1
  }

  /// Adds what was seen in the next part of the file.
  package mutating func add(_ next: DateEvidence) {
    guard next.dates > 0 else { return }
    allowed.formIntersection(next.allowed)
    if custom == .unknown { custom = next.custom }
    if undecided == 0 { example = next.example }
    undecided &+= next.undecided
    dates &+= next.dates
  }

  /// The order that the dates themselves leave over, without regard to custom.
  package var proven: DateOrder {
    switch allowed {
    case .dayFirst: .dayFirst
    case .monthFirst: .monthFirst
    case .yearFirst: .yearFirst
    default: .unknown
    }
  }

  /// True where some dates have the day first and others the month.
  package var isContradictory: Bool { allowed.isEmpty }

  /// The order by the dates, else by custom where the dates allow that.
  package var order: DateOrder {
    if isContradictory || proven != .unknown { return proven }
    switch custom {
    case .dayFirst where allowed.contains(.dayFirst), .monthFirst where allowed.contains(.monthFirst): return custom
    default: return .unknown
    }
  }

  /// True while dates need an order that no date has shown.
  package var isOpen: Bool { undecided > 0 && proven == .unknown && !isContradictory }
}
