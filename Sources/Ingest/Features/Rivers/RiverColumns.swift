import JSONKit
import SurveyModel

/// The properties of river features in columns, as far as a profile or the user may want them. What a column means is known
/// only when the whole layer has been read.
struct RiverColumns: Sendable {
  private struct Column: Sendable {
    /// Its key as the file writes it.
    var raw: [UInt8]
    var text: String
    var header: HeaderName
    /// False for a property that neither a profile nor the user wants: its values are not kept.
    var isWanted: Bool
    /// The value for each feature; shorter when the last features have none.
    var values: [String?] = []

    mutating func pad(to count: Int) {
      if values.count < count { values.append(contentsOf: repeatElement(nil, count: count - values.count)) }
    }
  }

  private var columns: [Column] = []
  /// Numbers of the columns, by their keys as the file writes them.
  private var numbers: [[UInt8]: Int] = [:]
  /// The values of the feature that was read last, until ``take()``.
  private var pending: [(column: Int, text: String)] = []
  /// Number of features.
  private var count = 0
  private let wanted: Set<String>

  /// Whether some kind of layer may read a column of this name, or has names that were cut to it.
  private static func mayBeKnown(_ name: String, _ key: String) -> Bool {
    ColumnKeys.mayBeCut(name) && RiverProfileTable.names.contains { $0.hasPrefix(key) }
  }

  /// - Parameters:
  ///   - named: the properties that the user named.
  ///   - profile: the kind of layer, where the user says it.
  init(named: [String], profile: RiverProfileTable?) {
    wanted = RiverProfileTable.names.union(named.map { HeaderName($0).key }).union(profile?.columns ?? [])
  }

  /// All property names, in the order in which they were first seen.
  var names: [String] { columns.map(\.text) }
  var keys: Set<String> { Set(columns.map(\.header.key)) }

  /// Appends the columns of the following piece of the file.
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

  /// Reads the properties of one feature; ``take()`` adds them.
  mutating func read(_ properties: JSONValue?, _ reader: borrowing JSONReader) {
    pending.removeAll(keepingCapacity: true)
    guard let properties else { return }
    var cursor = reader.cursor(into: properties)
    var position = 0
    while let member = reader.nextMember(&cursor) {
      let number = columnNumber(member.key, reader, hint: position)
      position += 1
      if columns[number].isWanted, let text = reader.identifier(member.value) { pending.append((number, text)) }
    }
  }

  /// Adds the feature that was read last as the next row.
  mutating func take() {
    for (number, text) in pending {
      columns[number].pad(to: count)
      columns[number].values.append(text)
    }
    count += 1
  }

  /// The number of the column for `key`. Features mostly have the same keys in the same order, so `hint`, the position of the key
  /// in its object, is tried first.
  private mutating func columnNumber(_ key: JSONValue, _ reader: borrowing JSONReader, hint: Int) -> Int {
    let raw = reader.bytes[reader.rawContent(of: key)]
    if hint < columns.count, raw.elementsEqual(columns[hint].raw) { return hint }
    let bytes = Array(raw)
    if let known = numbers[bytes] { return known }
    let text = reader.string(key)?.text ?? ""
    let header = HeaderName(text)
    numbers[bytes] = columns.count
    columns.append(
      Column(raw: bytes, text: text, header: header, isWanted: wanted.contains(header.key) || Self.mayBeKnown(text, header.key)))
    return columns.count - 1
  }

  /// The columns that may hold a field, best first: those called `name` when the user gave one, else those of the aliases, and
  /// behind these the ones whose names were cut from an alias.
  /// - Parameter exact: names of columns that are known in full and therefore not cut.
  func candidates(named name: String?, aliases: [String], _ keys: ColumnKeys, besides exact: Set<String>) -> [Int] {
    func cut(from alias: String) -> [Int] {
      columns.indices.filter { keys.isCut(columns[$0].header.key, from: alias) && !exact.contains(columns[$0].header.key) }
    }
    if let name {
      // First the exact name, then names that differ in case or separators only.
      let exact = columns.indices.filter { columns[$0].text.utf8.elementsEqual(name.utf8) }
      if !exact.isEmpty { return exact }
      let similar = columns.indices.filter { columns[$0].header == HeaderName(name) }
      return similar.isEmpty ? cut(from: HeaderName(name).key) : similar
    }
    let whole = aliases.flatMap { alias in columns.indices.filter { columns[$0].header.key == alias } }
    var found = whole
    for column in aliases.flatMap(cut) where !found.contains(column) { found.append(column) }
    return found
  }

  /// The value of a feature in the first of `candidates` in which it has one. Blank and null are no values.
  func text(_ row: Int, _ candidates: [Int]) -> String? {
    for column in candidates where row < columns[column].values.count {
      if let text = columns[column].values[row] { return text }
    }
    return nil
  }

  /// All values of a feature in `candidates`.
  func texts(_ row: Int, _ candidates: [Int]) -> [String] {
    candidates.compactMap { column in row < columns[column].values.count ? columns[column].values[row] : nil }
  }

  /// The name of the column from which a field is read: the first with any value, else the first.
  func name(_ candidates: [Int]) -> String? {
    (candidates.first { !columns[$0].values.isEmpty } ?? candidates.first).map { columns[$0].text }
  }
}
