/// Numbers from 0 for the ids that come by, in the order of their first coming.
package struct GroupNumbers {
  /// The ids by their numbers; nil is an id like any other.
  package private(set) var ids: [String?] = []
  private var numbers: [String?: Int] = [:]

  /// - Parameter first: ids that have come already.
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
