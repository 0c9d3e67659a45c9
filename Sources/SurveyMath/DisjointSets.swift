/// Numbers from 0 in sets that are united pair by pair; each set is represented by its smallest member.
public struct DisjointSets: Sendable {
  /// For each number a smaller one of its set; the smallest has itself.
  private var parent: [Int32]

  /// Sets of one number each.
  /// - Parameter count: at most 2³¹ − 1.
  public init(_ count: Int) {
    parent = (0..<Int32(count)).map { $0 }
  }

  /// The smallest member of the set of `number`. Shortens the way for the next time.
  public mutating func representative(_ number: Int) -> Int {
    var root = number
    while Int(parent[root]) != root { root = Int(parent[root]) }
    var step = number
    while Int(parent[step]) != root { (step, parent[step]) = (Int(parent[step]), Int32(root)) }
    return root
  }

  public mutating func unite(_ a: Int, _ b: Int) {
    let (one, other) = (representative(a), representative(b))
    if one != other { parent[max(one, other)] = Int32(min(one, other)) }
  }
}
