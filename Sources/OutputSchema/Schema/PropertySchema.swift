/// What the contract says of one property of a layer, or one column of a table.
public struct PropertySchema: Sendable {
  /// When a terminal shows the column of a count.
  public enum TerminalUse: Sendable, Equatable {
    case always
    /// Where some row has a value.
    case whereFilled
    /// Where some row has a value, and no row has one in the column of this name.
    case whereFilledUnless(String)
    case never
  }

  /// The name, as it stands in the program.
  package let literal: StaticString
  public internal(set) var type: PropertyType
  /// `m`, `km`, `%`, `°`, …; nil for what has no unit.
  public internal(set) var unit: String?
  /// What the value says, in a sentence or two.
  public internal(set) var meaning: String
  /// True where the value may be null; in a table, where the cell may be empty.
  public internal(set) var isNullable = false
  /// Which runs write the property; nil where every run does.
  public internal(set) var condition: String?
  /// A short name for the column on a terminal.
  public internal(set) var heading: String
  public internal(set) var terminalUse = TerminalUse.whereFilled

  init(_ literal: StaticString, _ type: PropertyType, unit: String? = nil, _ meaning: String) {
    self.literal = literal
    self.type = type
    self.unit = unit
    self.meaning = meaning
    heading = literal.description
  }

  /// The name, as it stands in the outputs.
  public var name: String { literal.description }

  /// The most decimals of a number, else 0.
  public var decimals: Int {
    if case .number(let decimals) = type { decimals } else { 0 }
  }

  /// The meaning, followed by the words that the value can be and by the runs that have the property.
  public var description: String {
    var sentences = [meaning]
    if let choices = type.choices { sentences.append("One of: \(choices.joined(separator: ", ")).") }
    if case .words = type { sentences[sentences.count - 1] = "Of: \((type.choices ?? []).joined(separator: ", "))." }
    if let condition { sentences.append("Only \(condition).") }
    return sentences.joined(separator: " ")
  }
}
