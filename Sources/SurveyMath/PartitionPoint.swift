extension Range<Int> {
  /// The first number that `isBeyond` is true of, by halving: it must be false up to some number and true from there on. The upper
  /// bound when it is true of none.
  @inlinable
  public func first(beyond isBeyond: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
