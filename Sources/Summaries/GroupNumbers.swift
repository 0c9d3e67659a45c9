/// Numbers from 0 for the ids that come by, in the order of their first coming.
///
/// Outlets come river by river, so an id mostly repeats the one before, and only a new one is looked up.
struct GroupNumbers {
  /// The ids by their numbers; nil is an id like any other.
  private(set) var ids: [String?] = []
  private var numbers: [String?: Int] = [:]
  private var last: (id: String?, number: Int)?

  mutating func number(of id: String?) -> Int {
    if let last, last.id == id { return last.number }
    let number = numbers[id] ?? ids.count
    if number == ids.count {
      ids.append(id)
      numbers[id] = number
    }
    last = (id, number)
    return number
  }
}
