/// Which observations the truth and the result hold together.
struct Groups {
  /// For each true outlet that was seen the ids of the outlets that hold its observations.
  private(set) var outletsOfTrue: [Int: Set<String>] = [:]
  /// For each outlet of the result the number of its observations of each true outlet.
  private(set) var trueOfOutlet: [String: [Int: Int]] = [:]
  /// For each true outlet that was seen the number of its observations.
  private(set) var seen: [Int: Int] = [:]

  mutating func add(trueOutlet: Int, outletID: String?) {
    seen[trueOutlet, default: 0] += 1
    if let outletID {
      outletsOfTrue[trueOutlet, default: []].insert(outletID)
      trueOfOutlet[outletID, default: [:]][trueOutlet, default: 0] += 1
    } else {
      outletsOfTrue[trueOutlet, default: []].formUnion([])
    }
  }

  /// Pairs of observations; those in no outlet are together with none.
  var pairs: PairCounts {
    func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }
    var counts = PairCounts()
    counts.ofTruth = seen.values.reduce(0) { $0 + pairs($1) }
    for members in trueOfOutlet.values {
      counts.found += pairs(members.values.reduce(0, +))
      counts.right += members.values.reduce(0) { $0 + pairs($1) }
    }
    return counts
  }
}
