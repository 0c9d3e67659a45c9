import XMLKit

/// For the names of elements and attributes, the numbers of their fields in ``FieldNames``.
struct ElementNames {
  /// Put before the element's name to make the field's name.
  private let prefix: String
  /// Numbers in ``FieldNames`` by the number that the ``XMLReader`` gives the name; nil until first asked for.
  private var numbers: [Int?] = []

  init(prefix: String = "") {
    self.prefix = prefix
  }

  /// - Parameter name: the number that `reader` gives the name.
  mutating func number(of name: Int, _ reader: borrowing XMLReader, in names: inout FieldNames) -> Int {
    while numbers.count <= name { numbers.append(nil) }
    if let known = numbers[name] { return known }
    let number = names.number(of: prefix + reader.name(name))
    numbers[name] = number
    return number
  }
}
