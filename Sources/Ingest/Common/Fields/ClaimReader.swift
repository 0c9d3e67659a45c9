import SurveyModel

/// Reads what crews wrote about their river and bank. Each distinct word is looked up once.
struct ClaimReader {
  private var rivers = WordCache<Int32>()
  private var banks = WordCache<BankReading>()

  /// What a bank cell holds.
  private enum BankReading {
    case nothing, unknown
    case word(BankWord)
  }

  init() {}

  /// The code of a claim for ``ObservationValues/claim``. A river name that is new is added to `names`.
  /// - Parameters:
  ///   - river: the cell as the file has it; empty where the file has no such column.
  ///   - bank: likewise.
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

  /// Words by which crews say that they do not know the river. Keys are those of ``HeaderName``.
  private static let unknown: Set = [
    "unknown", "notknown", "unnamed", "noname", "notapplicable", "不详", "不清楚", "未知", "不明", "待定", "待查", "未命名", "无名", "无名称",
  ]
}
