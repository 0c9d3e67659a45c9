/// The numbers of `keys` in ascending order of the keys, equal ones in the order in which they stand: a radix sort in
/// passes of eleven bits, since comparing a million keys takes four times as long.
public func ascendingOrder(_ keys: [UInt32]) -> [Int32] {
  var order = (0..<Int32(keys.count)).map { $0 }
  var next = order
  let bits = 11
  let mask = UInt32(1 << bits - 1)
  // As many as the largest key has.
  let passes = (UInt32.bitWidth - (keys.max() ?? 0).leadingZeroBitCount + bits - 1) / bits
  for pass in 0..<passes {
    let shift = UInt32(pass * bits)
    var starts = [Int32](repeating: 0, count: 1 << bits)
    for key in keys { starts[Int(key >> shift & mask)] &+= 1 }
    var sum: Int32 = 0
    for digit in starts.indices { (starts[digit], sum) = (sum, sum &+ starts[digit]) }
    for number in order {
      let digit = Int(keys[Int(number)] >> shift & mask)
      next[Int(starts[digit])] = number
      starts[digit] &+= 1
    }
    swap(&order, &next)
  }
  return order
}
