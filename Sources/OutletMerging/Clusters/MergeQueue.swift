/// Unions that gain something, the one that gains most first; equal ones in the order of their groups.
struct MergeQueue {
  struct Offer {
    var gain: Double
    var a: Int32
    var b: Int32
    /// How often each group had changed when the gain was computed.
    var versionA: Int32
    var versionB: Int32

    func precedes(_ other: Offer) -> Bool {
      if gain != other.gain { return gain > other.gain }
      return (a, b) < (other.a, other.b)
    }
  }

  /// A binary heap: no offer precedes the one at half its place.
  private var offers: [Offer] = []

  mutating func removeAll() { offers.removeAll(keepingCapacity: true) }

  mutating func insert(_ offer: Offer) {
    offers.append(offer)
    var place = offers.count - 1
    while place > 0 {
      let above = (place - 1) / 2
      guard offers[place].precedes(offers[above]) else { return }
      offers.swapAt(place, above)
      place = above
    }
  }

  mutating func popFirst() -> Offer? {
    guard let first = offers.first, let last = offers.popLast() else { return nil }
    guard !offers.isEmpty else { return first }
    offers[0] = last
    var place = 0
    while true {
      var next = 2 * place + 1
      guard next < offers.count else { return first }
      if next + 1 < offers.count, offers[next + 1].precedes(offers[next]) { next += 1 }
      guard offers[next].precedes(offers[place]) else { return first }
      offers.swapAt(place, next)
      place = next
    }
  }
}
