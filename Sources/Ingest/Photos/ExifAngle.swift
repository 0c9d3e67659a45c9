import SurveyModel

/// The angle of a GPS tag: degrees, minutes and seconds, of which the last may be missing and each may have a fraction.
struct ExifAngle {
  /// The parts that say something.
  private var parts: [Double]
  private let name: String
  /// True when parts at the end were 0/0, which says nothing.
  let isShortened: Bool

  /// - Parameter stated: the parts as the tag has them; NaN for a part whose denominator is 0.
  init(_ stated: [Double], name: String) {
    parts = stated
    self.name = name
    while parts.count > 1, let last = parts.last, !last.isFinite { parts.removeLast() }
    isShortened = parts.count < stated.count
  }

  /// True when the last part has a fraction.
  var hasFraction: Bool { parts.last.map { $0 != $0.rounded() } ?? false }

  /// The angle in degrees. The half of the Earth follows from the letter beside it, or from a minus in front of the degrees.
  /// - Parameters:
  ///   - letter: the text of the tag with the letter; nil when it is missing.
  ///   - signs: +1 or −1 for each letter that may stand there.
  func degrees(_ letter: String?, _ signs: [String: Double]) throws(PhotoFault) -> Double {
    guard (1...3).contains(parts.count), parts.allSatisfy(\.isFinite), !parts.dropFirst().contains(where: { $0 < 0 }) else {
      throw PhotoFault(
        .coordinateUnreadable, "\(name) is no degrees, minutes and seconds: a denominator is 0, or a part is negative",
        column: name)
    }
    if parts.dropFirst().contains(where: { $0 >= 60.000001 }) {
      throw PhotoFault(.coordinateUnreadable, "\(name) has 60 minutes or seconds or more", column: name)
    }
    let stated = letter.flatMap { signs[String($0.uppercased().prefix(1))] }
    let isNegative = parts[0] < 0
    guard let sign = stated ?? (isNegative ? -1 : nil) else {
      let wanted = signs.keys.sorted().joined(separator: " or ")
      throw PhotoFault(
        .coordinateUnreadable, "\(name)Ref does not say \(wanted), so the half of the Earth is not known", column: "\(name)Ref")
    }
    guard !isNegative || sign < 0 else {
      throw PhotoFault(
        .coordinateUnreadable, "\(name) is negative, and \(name)Ref says the other half of the Earth", column: "\(name)Ref")
    }
    return sign * (abs(parts[0]) + (parts.count > 1 ? parts[1] / 60 : 0) + (parts.count > 2 ? parts[2] / 3600 : 0))
  }
}
