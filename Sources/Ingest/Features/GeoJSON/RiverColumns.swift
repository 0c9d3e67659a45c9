import JSONKit
import SurveyModel

/// The properties of river features that a profile or the user may want, in columns: which of them mean what is known only
/// when all of the layer has been seen.
struct RiverColumns: Sendable {
  private struct Column: Sendable {
    var raw: [UInt8]
    var text: String
    var header: HeaderName
    /// False for a property that nobody asks for.
    var isWanted: Bool
    /// For each feature; shorter where the last ones have none.
    var values: [String?] = []

    mutating func pad(to count: Int) {
      if values.count < count { values.append(contentsOf: repeatElement(nil, count: count - values.count)) }
    }
  }

  private var columns: [Column] = []
  private var numbers: [[UInt8]: Int] = [:]
  private var pending: [(column: Int, text: String)] = []
  private var count = 0
  private let wanted: Set<String>

  /// `named` are names that the user gave.
  init(named: [String]) {
    wanted = RiverProfileTable.names.union(named.map { HeaderName($0).key })
  }

  /// In the order in which they were met.
  var names: [String] { columns.map(\.text) }
  var keys: Set<String> { Set(columns.map(\.header.key)) }

  /// Takes over what was met in the following piece of the file.
  mutating func append(_ next: RiverColumns) {
    for column in next.columns {
      let number = numbers[column.raw] ?? columns.count
      if number == columns.count {
        numbers[column.raw] = number
        columns.append(column)
        columns[number].values = []
      }
      guard !column.values.isEmpty else { continue }
      columns[number].pad(to: count)
      columns[number].values += column.values
    }
    count += next.count
  }

  /// Reads the properties of one feature; they count when ``take()`` follows.
  mutating func read(_ properties: JSONValue?, _ reader: borrowing JSONReader) {
    pending.removeAll(keepingCapacity: true)
    guard let properties else { return }
    var cursor = reader.cursor(into: properties)
    var place = 0
    while let member = reader.nextMember(&cursor) {
      let number = columnNumber(member.key, reader, hint: place)
      place += 1
      if columns[number].isWanted, let text = reader.identifier(member.value) { pending.append((number, text)) }
    }
  }

  /// The feature that was read becomes the next row.
  mutating func take() {
    for (number, text) in pending {
      columns[number].pad(to: count)
      columns[number].values.append(text)
    }
    count += 1
  }

  /// Features mostly have the same keys in the same places.
  private mutating func columnNumber(_ key: JSONValue, _ reader: borrowing JSONReader, hint: Int) -> Int {
    let raw = reader.bytes[reader.rawContent(of: key)]
    if hint < columns.count, raw.elementsEqual(columns[hint].raw) { return hint }
    let bytes = Array(raw)
    if let known = numbers[bytes] { return known }
    let text = reader.string(key)?.text ?? ""
    let header = HeaderName(text)
    numbers[bytes] = columns.count
    columns.append(Column(raw: bytes, text: text, header: header, isWanted: wanted.contains(header.key)))
    return columns.count - 1
  }

  /// The columns that may hold a field, best first: those that the user named, else those of the aliases.
  func places(of name: String?, aliases: [String]) -> [Int] {
    if let name {
      // The very name, else one that differs in case or separators.
      let exact = columns.indices.filter { columns[$0].text.utf8.elementsEqual(name.utf8) }
      return exact.isEmpty ? columns.indices.filter { columns[$0].header == HeaderName(name) } : exact
    }
    return aliases.flatMap { alias in columns.indices.filter { columns[$0].header.key == alias } }
  }

  /// The first of `places` in which the feature has a value; blank and null are none.
  func text(_ row: Int, _ places: [Int]) -> String? {
    for column in places where row < columns[column].values.count {
      if let text = columns[column].values[row] { return text }
    }
    return nil
  }

  /// All values that the feature has in `places`.
  func texts(_ row: Int, _ places: [Int]) -> [String] {
    places.compactMap { column in row < columns[column].values.count ? columns[column].values[row] : nil }
  }

  /// The name under which a field is read: of the first column with any value, else of the first.
  func name(_ places: [Int]) -> String? {
    (places.first { !columns[$0].values.isEmpty } ?? places.first).map { columns[$0].text }
  }
}
