import SurveyModel

/// Reads what crews wrote of their river and bank: each word is looked up once.
struct ClaimReader {
  private var rivers = WordCache<Int32>()
  private var banks = WordCache<BankReading>()

  /// What a cell for the bank holds.
  private enum BankReading {
    case nothing, unknown
    case word(BankWord)
  }

  init() {}

  /// The code of a claim for ``ObservationValues/claim``; `names` gets the name where it is new.
  /// - Parameters: cells as the file has them; empty where it has none.
  mutating func read(
    river: Span<UInt8>, bank: Span<UInt8>, names: inout ClaimedNames, flags: inout RuleSet
  ) -> Int32 {
    if river.isEmpty, bank.isEmpty { return 0 }
    let name = rivers.value(of: river) { Self.name($0, &names) }
    switch banks.value(of: bank, lookUp: Self.bank) {
    case .nothing: return ClaimColumn.code(name: name, bank: nil)
    case .word(let word): return ClaimColumn.code(name: name, bank: word.bank)
    case .unknown:
      flags.insert(.bankUnrecognised)
      return ClaimColumn.code(name: name, bank: nil)
    }
  }

  private static func bank(_ cell: Span<UInt8>) -> BankReading {
    if TextCleaning.isNothing(cell) { return .nothing }
    return Vocabularies.bank(cell).map { .word($0) } ?? .unknown
  }

  private static func name(_ cell: Span<UInt8>, _ names: inout ClaimedNames) -> Int32 {
    if TextCleaning.isNothing(cell) { return 0 }
    let text = String(decoding: TextCleaning.cleaned(cell).bytes, as: UTF8.self)
    let key = HeaderName(text).key
    return key.isEmpty || unknown.contains(key) ? 0 : names.number(of: text)
  }

  /// Ways to say that the river is not known. Keys are those of ``HeaderName``.
  private static let unknown: Set = [
    "unknown", "notknown", "unnamed", "noname", "notapplicable", "不详", "不清楚", "未知", "不明", "待定", "待查", "未命名", "无名", "无名称",
  ]
}
