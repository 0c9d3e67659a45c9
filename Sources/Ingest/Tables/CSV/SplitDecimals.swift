import SurveyModel

/// Degrees with decimal commas in a table whose cells are separated by commas too, without quotes: `4,835659` is two cells there, and
/// a record has more cells than the header. It puts them together where only one way of doing so fits.
struct SplitDecimals: Sendable {
  private let longitude: Int
  private let latitude: Int
  private let columns: Int
  /// Other columns with numbers.
  private let numbers: Set<Int>

  /// A table with more columns than this, or a record with more numbers in two parts, is not looked at.
  private static let mostColumns = 64
  private static let mostParts = 4

  /// Nil for a table that cannot have such records.
  init?(_ dialect: CSVDialect) {
    guard case .angles(let longitude, let latitude, nil) = dialect.position, dialect.kind == .degrees,
      dialect.delimiter == .ascii(0x2C), dialect.names.count <= Self.mostColumns
    else { return nil }
    self.longitude = longitude
    self.latitude = latitude
    columns = dialect.names.count
    numbers = Set([dialect.fields[.accuracy], dialect.fields[.hdop]].compactMap(\.self))
  }

  /// The cells of a record with whole numbers, one for each column; nil unless exactly one way of putting them together fits.
  func joined(_ text: Span<UInt8>, _ cells: [Range<Int>]) -> [Range<Int>]? {
    let parts = cells.count - columns
    guard (2...Self.mostParts).contains(parts) else { return nil }
    // Which column has the third number in two parts is mostly known by its name.
    for others in [numbers, Set(0..<columns)] {
      var way: [Range<Int>] = []
      var ways: [[Range<Int>]] = []
      follow(text, cells, others, parts, &way, &ways)
      if ways.count == 1 { return ways[0] }
    }
    return nil
  }

  /// True when the parts behind the comma of both coordinates have at least three digits, which no list of whole numbers has by chance.
  func isClear(_ cells: [Range<Int>], _ text: Span<UInt8>) -> Bool {
    [longitude, latitude].allSatisfy { column in
      let digits = cells[column].reversed().prefix { text[$0] != 0x2C }
      return digits.count >= 3 && digits.count < cells[column].count
    }
  }

  /// Adds the ways in which the cells from `way.count` columns on can be put together; two are enough to know.
  private func follow(
    _ text: Span<UInt8>, _ cells: [Range<Int>], _ others: Set<Int>, _ parts: Int, _ way: inout [Range<Int>],
    _ ways: inout [[Range<Int>]]
  ) {
    let column = way.count
    if ways.count > 1 { return }
    if column == columns {
      if parts == 0 { ways.append(way) }
      return
    }
    let next = column + (cells.count - columns) - parts
    let isPlace = column == longitude || column == latitude
    if parts > 0, isPlace || others.contains(column), let whole = whole(text, cells, next, column) {
      way.append(whole)
      follow(text, cells, others, parts - 1, &way, &ways)
      way.removeLast()
    }
    if isPlace { return }
    way.append(cells[next])
    follow(text, cells, others, parts, &way, &ways)
    way.removeLast()
  }

  /// The number whose parts are the cell `index` and the one behind it.
  private func whole(_ text: Span<UInt8>, _ cells: [Range<Int>], _ index: Int, _ column: Int) -> Range<Int>? {
    guard index + 1 < cells.count else { return nil }
    let (first, second) = (cells[index], cells[index + 1])
    guard second.lowerBound == first.upperBound + 1, !second.isEmpty, second.count <= 17,
      second.allSatisfy({ (0x30...0x39).contains(text[$0]) })
    else { return nil }
    var digits = first
    if let sign = first.first, text[sign] == 0x2D || text[sign] == 0x2B { digits = first.dropFirst() }
    guard (1...3).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains(text[$0]) }) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int(text[$1] - 0x30) }
    if column == latitude, value > 90 { return nil }
    if column == longitude, value > 180 { return nil }
    return first.lowerBound..<second.upperBound
  }
}
