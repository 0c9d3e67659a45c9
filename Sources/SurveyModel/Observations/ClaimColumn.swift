/// What crews wrote of their rivers and banks, row by row.
///
/// The column takes no memory while no row has such a text, and one number a row otherwise: crews write the same few names over
/// and over, and each name is kept once.
public struct ClaimColumn: RandomAccessCollection, Sendable {
  public var names = ClaimedNames()
  /// Of each row the number of the name × 3, plus 0 for no bank, 1 for left, 2 for right. Empty while all are 0.
  private var codes: [Int32] = []
  public private(set) var count = 0

  public init() {}

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// True when no row has a claim.
  public var holdsNothing: Bool { codes.isEmpty }

  public subscript(row: Int) -> RiverClaim {
    let name = names.texts[nameNumber(at: row)]
    return RiverClaim(river: name.isEmpty ? nil : name, bank: bank(at: row))
  }

  /// Into ``ClaimedNames/texts``; 0 for none.
  public func nameNumber(at row: Int) -> Int { codes.isEmpty ? 0 : Int(codes[row] / 3) }

  public func bank(at row: Int) -> Bank? { codes.isEmpty ? nil : Self.bank(of: codes[row]) }

  /// How a row of this name and bank is written down.
  public static func code(name: Int32, bank: Bank?) -> Int32 {
    name &* 3 &+ (bank.map { Int32($0.rawValue) &+ 1 } ?? 0)
  }

  private static func bank(of code: Int32) -> Bank? {
    switch code % 3 {
    case 1: .left
    case 2: .right
    default: nil
    }
  }

  public mutating func append(_ claim: RiverClaim) {
    append(code: Self.code(name: claim.river.map { names.number(of: $0) } ?? 0, bank: claim.bank))
  }

  /// - Parameter code: of ``code(name:bank:)``, with a number of ``names``, which may be filled in later.
  public mutating func append(code: Int32) {
    if codes.isEmpty, code != 0 { codes = Array(repeating: 0, count: count) }
    if code != 0 || !codes.isEmpty { codes.append(code) }
    count += 1
  }

  public mutating func appendNothing(_ rows: Int) {
    if !codes.isEmpty { codes.append(contentsOf: repeatElement(0, count: rows)) }
    count += rows
  }

  public mutating func append(contentsOf other: ClaimColumn) {
    guard !other.holdsNothing else { return appendNothing(other.count) }
    let numbers = other.names.texts.map { names.number(of: $0) }
    if codes.isEmpty { codes = Array(repeating: 0, count: count) }
    codes.reserveCapacity(count + other.count)
    for code in other.codes { codes.append(numbers[Int(code / 3)] &* 3 &+ code % 3) }
    count += other.count
  }

  /// The column with only these rows, in this order.
  public func selecting(_ rows: [Int]) -> ClaimColumn {
    var selected = ClaimColumn()
    selected.names = names
    selected.count = rows.count
    if !codes.isEmpty { selected.codes = rows.map { codes[$0] } }
    return selected
  }
}
