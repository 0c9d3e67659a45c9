extension Range<Int> {
  func offset(by start: Int) -> Range<Int> { lowerBound &+ start..<upperBound &+ start }
}
