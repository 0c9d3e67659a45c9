import XMLKit

/// Numbers in ``FieldNames`` of elements and attributes, remembered by the number that the reader gives their names.
struct ElementNames {
  /// Stands before the name in that of the field.
  private let prefix: String
  /// −1 where nobody has asked.
  private var numbers: [Int] = []

  init(prefix: String = "") {
    self.prefix = prefix
  }

  mutating func number(of name: Int, _ reader: borrowing XMLReader, in names: inout FieldNames) -> Int {
    while numbers.count <= name { numbers.append(-1) }
    if numbers[name] < 0 { numbers[name] = names.number(of: prefix + reader.name(name)) }
    return numbers[name]
  }
}
