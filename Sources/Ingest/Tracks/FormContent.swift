import SurveyModel

/// What the rows of a table say of outlets, as forms do and logs do not.
enum FormContent {
  /// The most rows that are looked at, spread over the table.
  private static let sample = 200

  /// The name of a column whose cells speak for a form: a type of outlet, a bank, or texts about what was seen. Nil where there is
  /// none.
  static func column(_ observations: ObservationColumns, rows: [Int], names: [String]) -> String? {
    let step = max(1, rows.count / sample)
    let looked = stride(from: 0, to: rows.count, by: step).map { rows[$0] }
    guard !looked.isEmpty else { return nil }
    let needed = max(2, looked.count * 3 / 10)
    if looked.count(where: { observations.type[$0] != .unknown }) >= needed { return "type" }
    for name in names {
      let isOutlet = TrackWords.namesOutlet(name)
      guard isOutlet || TrackWords.isOfForm(name) || isName(name) else { continue }
      var key: [UInt8] = []
      JSONText.appendString(name, to: &key)
      key.append(UInt8(ascii: ":"))
      var texts = Set<[UInt8]>()
      var count = 0
      for row in looked {
        let attributes = observations.attributes
        guard let cell = AttributeCells.value(key: key, in: attributes.bytes[attributes.range(at: row)]) else { continue }
        guard isOutlet ? !cell.isEmpty : isWords(cell) else { continue }
        count += 1
        texts.insert(withoutNumbers(cell))
      }
      guard count >= needed else { continue }
      // A name such as "Walk-12" is only counted. Different words are what a person wrote.
      if isOutlet || texts.count >= max(2, count / 20) { return name }
    }
    return nil
  }

  private static func isName(_ name: String) -> Bool {
    ["name", "title", "label", "名称", "site", "sitename", "code", "编号", "编码", "点号"].contains(HeaderName(name).key)
  }

  /// True for a text with letters that is no word of a yes or no.
  private static func isWords(_ cell: ArraySlice<UInt8>) -> Bool {
    guard cell.contains(where: { $0 >= 0x80 || (0x41...0x5A).contains($0 & 0xDF) }) else { return false }
    let word = String(decoding: cell.prefix(16), as: UTF8.self).lowercased()
    return !["true", "false", "yes", "no", "null", "nan", "none", "n/a"].contains(word)
  }

  /// The text without its digits and what stands between numbers, so that counted names are one.
  private static func withoutNumbers(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    cell.filter { !((0x30...0x39).contains($0) || [0x2D, 0x2E, 0x3A, 0x5F, 0x20, 0x23, 0x2F].contains($0)) }
  }
}
