/// The leaders of the outlets of a group, to be found by measure.
struct LeaderIndex {
  /// From so many leaders on they are kept in buckets by measure; fewer leaders are looked through one by one.
  private static let bucketThreshold = 64
  /// Metres of the reach in one bucket.
  private static let bucketLength = 16.0
  /// The leaders by the number of their outlet.
  private var leaders: [(row: Int, measure: Double)] = []
  private var buckets: [Int: [Int]] = [:]

  var count: Int { leaders.count }
  var rows: [Int] { leaders.map(\.row) }

  mutating func removeAll() {
    leaders.removeAll(keepingCapacity: true)
    buckets.removeAll(keepingCapacity: true)
  }

  /// Adds the leader of a new outlet.
  /// - Returns: the number of the outlet.
  mutating func insert(_ row: Int, at measure: Double) -> Int {
    leaders.append((row, measure))
    if leaders.count == Self.bucketThreshold {
      for (outlet, leader) in leaders.enumerated() { addToBucket(outlet, leader.measure) }
    } else if leaders.count > Self.bucketThreshold {
      addToBucket(leaders.count - 1, measure)
    }
    return leaders.count - 1
  }

  private mutating func addToBucket(_ outlet: Int, _ measure: Double) {
    buckets[Int(measure / Self.bucketLength), default: []].append(outlet)
  }

  /// Calls `body` with every leader whose measure differs by no more than `radius`, and perhaps with some others.
  func forEach(within radius: Double, of measure: Double, _ body: (_ outlet: Int, _ leader: Int) -> Void) {
    let first = max(0, (measure - radius) / Self.bucketLength)
    let last = (measure + radius) / Self.bucketLength
    if leaders.count < Self.bucketThreshold || last - first > Double(buckets.count) {
      for (outlet, leader) in leaders.enumerated() where abs(leader.measure - measure) <= radius { body(outlet, leader.row) }
    } else {
      for bucket in Int(first)...Int(last) {
        for outlet in buckets[bucket] ?? [] { body(outlet, leaders[outlet].row) }
      }
    }
  }
}
