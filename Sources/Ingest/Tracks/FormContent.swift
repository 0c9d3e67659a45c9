import SurveyModel

/// What the rows of a table say of outlets, as forms do and logs do not.
struct FormContent {
  /// The name of the column that speaks for a form.
  let column: String
  /// True when the column speaks of outlets whatever stands beside it. A log may hold messages and names too.
  let isCertain: Bool

  /// The most rows that are looked at, spread over the table.
  private static let sample = 200

  private let observations: ObservationColumns
  private let looked: [Int]

  /// The first column that speaks for a form: a type of outlet, photos, texts about what was seen, or what the server of a form adds.
  /// Nil where there is none.
  static func find(_ observations: ObservationColumns, rows: [Int], names: [String]) -> FormContent? {
    let step = max(1, rows.count / sample)
    let looked = stride(from: 0, to: rows.count, by: step).map { rows[$0] }
    guard !looked.isEmpty else { return nil }
    if looked.count(where: { observations.type[$0] != .unknown }) >= needed(looked) {
      return FormContent(column: "type", isCertain: true, observations: observations, looked: looked)
    }
    var likely: FormContent?
    for name in names {
      let content = FormContent(column: name, isCertain: false, observations: observations, looked: looked)
      switch content.judged {
      case nil: continue
      case true?: return FormContent(column: name, isCertain: true, observations: observations, looked: looked)
      case false?: if likely == nil { likely = content }
      }
    }
    return likely
  }

  /// The name of a column that holds different values and is neither a position or time nor a quantity of motion. Nil where there is
  /// none.
  static func foreignColumn(_ observations: ObservationColumns, rows: [Int], names: [String]) -> String? {
    let looked = stride(from: 0, to: rows.count, by: max(1, rows.count / sample)).map { rows[$0] }
    return names.first { name in
      guard !TrackWords.isOfLog(name), TrackWords.clockUnit(name) == nil else { return false }
      let cells = FormContent(column: name, isCertain: false, observations: observations, looked: looked).cells
      return Set(cells.filter { !$0.isEmpty }).count > 1
    }
  }

  /// The rows of a way at which somebody noted something: in a column that is empty elsewhere, as of names and remarks, or a type.
  static func notes(_ observations: ObservationColumns, rows: [Int], names: [String]) -> Set<Int> {
    var noted = Set(rows.filter { observations.type[$0] != .unknown })
    let attributes = observations.attributes
    for name in names where TrackWords.isOfForm(name) || TrackWords.isOfNames(name) {
      let key = AttributeKey(name)
      let isOutlet = TrackWords.namesOutlet(name)
      let written = rows.filter { row in
        guard let cell = key.value(in: attributes.bytes[attributes.range(at: row)]) else { return false }
        return isOutlet ? !cell.isEmpty : isWords(cell)
      }
      // Names of all rows are counted; see ``find(_:rows:names:)``.
      if written.count * 10 < rows.count * 3 { noted.formUnion(written) }
    }
    return noted
  }

  private static func needed(_ looked: [Int]) -> Int { max(2, looked.count * 3 / 10) }

  /// Whether the column speaks of outlets for certain; nil where it says nothing of them.
  private var judged: Bool? {
    let needed = Self.needed(looked)
    if TrackWords.namesOutlet(column) { return cells.count { !$0.isEmpty } >= needed ? true : nil }
    if TrackWords.isOfFormServer(column) { return cells.count { !$0.isEmpty } >= needed ? false : nil }
    let isOfForm = TrackWords.isOfForm(column)
    guard isOfForm || !TrackWords.holdsWordsOfLog(column) else { return nil }
    var texts = Set<[UInt8]>()
    var photos = Set<ArraySlice<UInt8>>()
    var (words, outlets, measures) = (0, 0, 0)
    for cell in cells where !cell.isEmpty {
      if isOfForm, TrackWords.isMeasured(column) { measures += 1 }
      guard Self.isWords(cell) else { continue }
      words += 1
      texts.insert(Self.withoutNumbers(cell))
      if Self.isPhoto(cell) { photos.insert(cell) }
      if TrackWords.namesOutlet(String(decoding: cell.prefix(64), as: UTF8.self)) { outlets += 1 }
    }
    if outlets >= needed || (photos.count >= needed && photos.count * 2 >= words) { return true }
    if measures >= needed { return false }
    // A name such as "Walk-12" is only counted. Different words are what a person wrote.
    return words >= needed && texts.count >= max(2, words / 20) ? false : nil
  }

  /// The cells of the column in the rows that are looked at.
  private var cells: [ArraySlice<UInt8>] {
    let key = AttributeKey(column)
    let attributes = observations.attributes
    return looked.compactMap { row in key.value(in: attributes.bytes[attributes.range(at: row)]) }
  }

  /// True for a text with letters that is no word of a yes or no, and no identifier that a program made.
  private static func isWords(_ cell: ArraySlice<UInt8>) -> Bool {
    guard cell.contains(where: { $0 >= 0x80 || (0x41...0x5A).contains($0 & 0xDF) }) else { return false }
    let isIdentifier =
      cell.count >= 16 && cell.allSatisfy { ($0 &- 0x30 <= 9) || (0x41...0x46).contains($0 & 0xDF) || $0 == 0x2D }
    let word = String(decoding: cell.prefix(16), as: UTF8.self).lowercased()
    return !isIdentifier && !["true", "false", "yes", "no", "null", "nan", "none", "n/a"].contains(word)
  }

  /// True for the name of a photo's file.
  private static func isPhoto(_ cell: ArraySlice<UInt8>) -> Bool {
    let end = String(decoding: cell.suffix(5), as: UTF8.self).lowercased()
    return [".jpg", ".jpeg", ".png", ".heic", ".dng", ".webp"].contains { end.hasSuffix($0) }
  }

  /// The text without its digits and what stands between numbers, so that counted names are one.
  private static func withoutNumbers(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    cell.filter { !(($0 &- 0x30 <= 9) || [0x2D, 0x2E, 0x3A, 0x5F, 0x20, 0x23, 0x2F].contains($0)) }
  }
}
