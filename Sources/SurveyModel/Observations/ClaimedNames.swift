/// The distinct names of a ``ClaimColumn`` by their numbers; number 0 is no name.
public struct ClaimedNames: Sendable {
  public private(set) var texts: [String] = [""]
  private var numbers: [String: Int32] = ["": 0]

  public init() {}

  /// The number of `text`, a new one for a new text.
  public mutating func number(of text: String) -> Int32 {
    if let known = numbers[text] { return known }
    let number = Int32(truncatingIfNeeded: texts.count)
    texts.append(text)
    numbers[text] = number
    return number
  }
}
