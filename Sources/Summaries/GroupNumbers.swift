/// Gives a number to each id: 0 to the first one that is asked for, 1 to the next new one, and so on.
package struct GroupNumbers {
  /// The ids in the order of their numbers. Nil is an id like any other.
  package private(set) var ids: [String?] = []
  private var numbers: [String?: Int] = [:]

  /// - Parameter first: ids that get the first numbers.
  package init(_ first: [String?] = []) {
    for id in first { _ = number(of: id) }
  }

  package mutating func number(of id: String?) -> Int {
    if let number = numbers[id] { return number }
    numbers[id] = ids.count
    ids.append(id)
    return ids.count - 1
  }
}
