/// Puts the parts of one written angle together, by the grammar of ``AngleText/angle(_:axis:hemisphere:)``.
struct AngleParts {
  private var hemisphere: Hemisphere?
  private var label: CoordinateAxis?
  private var numbers: [Double] = []
  private var wholeDigits = 0
  private var marks = 0
  private var separators = 0
  private var hyphens = 0
  private var isNegative = false
  private var hasSign = false
  /// True once something stands behind the numbers that must be the end.
  private var hasEnded = false

  typealias Fault = AngleText.Fault

  mutating func take(_ token: AngleToken, isFirst: Bool) throws(Fault) {
    switch token {
    case .label(let axis):
      guard label == nil || label == axis else { throw Fault("says latitude and longitude") }
      label = axis
    case .number(let value, let digits):
      guard numbers.count < 3 else { throw Fault("is no number and no angle") }
      guard !hasEnded else { throw Fault("has a hemisphere letter in the middle") }
      if numbers.isEmpty { wholeDigits = digits }
      numbers.append(value)
    case .sign(let negative):
      guard !hasSign else { throw Fault("has two signs") }
      // Some programs write the sign behind the number.
      if !numbers.isEmpty, numbers.count > 1 || marks > 0 { throw Fault("has a sign in front of its minutes or seconds") }
      hasSign = true
      isNegative = negative
      if !numbers.isEmpty { hasEnded = true }
    case .hemisphere(let found): try take(found)
    case .letterS:
      // Behind minutes with letters, s are seconds; else it is south.
      if numbers.count == 3, marks == 2 { marks = 3 } else { try take(.south) }
    case .degree, .minute, .second:
      let numbersBefore = token == .degree ? 1 : token == .minute ? 2 : 3
      // This refuses 12' (minutes without degrees) and 32°6″ (seconds without minutes).
      guard numbers.count == numbersBefore, marks < numbersBefore else {
        throw Fault("has its degree, minute and second marks out of order")
      }
      marks = numbersBefore
    case .gap(let isHyphen): if isHyphen { hyphens += 1 }
    case .separator: separators += 1
    case .bracket: throw Fault("is no number and no angle")
    }
  }

  private mutating func take(_ found: Hemisphere) throws(Fault) {
    guard hemisphere == nil else { throw Fault("has two hemisphere letters") }
    hemisphere = found
    if !numbers.isEmpty { hasEnded = true }
  }

  func angle(axis wanted: CoordinateAxis?, beside: Hemisphere?) throws(Fault) -> AngleText.Angle {
    guard let first = numbers.first else { throw Fault("is no number and no angle") }
    // Commas stand between all parts of an angle or between none.
    guard separators == 0 || (separators == 2 && numbers.count == 3) || (separators == 1 && numbers.count == 2 && marks == 2)
    else {
      throw Fault("is no number and no angle")
    }
    let beside = try agreeing(beside)
    let hemisphere = self.hemisphere ?? beside
    if hemisphere == .westOrEast {
      throw Fault(wanted == .latitude ? "is a longitude; are longitude and latitude swapped?" : Hemisphere.ambiguity)
    }
    // 32-06-00 may be a date.
    guard hyphens == 0 || hemisphere != nil else { throw Fault("is no number and no angle") }
    let stated = hemisphere.map { $0.isLatitude ? CoordinateAxis.latitude : .longitude } ?? label
    if let wanted, let stated, wanted != stated {
      throw Fault("is a \(stated == .latitude ? "latitude" : "longitude"); are longitude and latitude swapped?")
    }
    if hasSign, self.hemisphere != nil { throw Fault("has a sign as well as a hemisphere") }
    let axis = wanted ?? stated
    var magnitude: Double
    if numbers.count == 1, marks == 0, hemisphere != nil, let axis, let packed = Self.packed(first, wholeDigits, axis) {
      magnitude = packed
    } else {
      magnitude = try sum(first)
    }
    if magnitude == 0 { magnitude = 0 }
    return AngleText.Angle(value: hemisphere?.isNegative ?? isNegative ? -magnitude : magnitude, axis: stated)
  }

  /// The hemisphere of the column beside the number, which must not contradict the sign of the number.
  private func agreeing(_ beside: Hemisphere?) throws(Fault) -> Hemisphere? {
    guard let beside else { return nil }
    if hasSign, isNegative, !beside.isNegative { throw Fault("has a minus, and the column beside it says another hemisphere") }
    return beside
  }

  private func sum(_ first: Double) throws(Fault) -> Double {
    for index in numbers.indices.dropLast() where numbers[index] != numbers[index].rounded() {
      guard numbers[(index + 1)...].allSatisfy({ $0 == 0 }) else { throw Fault("has a fraction before its last part") }
    }
    switch AngleText.degrees(
      first, minutes: numbers.count > 1 ? numbers[1] : nil, seconds: numbers.count > 2 ? numbers[2] : nil)
    {
    case .value(let value, _): return value
    case .unreadable(let message): throw Fault(message)
    case .missing: throw Fault("is no number and no angle")
    }
  }

  /// The degrees of `ddmm.mmmm` or `ddmmss.s` before a hemisphere; nil for a number that can be degrees, unless zeros stand before it.
  private static func packed(_ value: Double, _ digits: Int, _ axis: CoordinateAxis) -> Double? {
    let limit = axis == .latitude ? 90.0 : 180
    let degreeDigits = axis == .latitude ? 2 : 3
    guard value > limit || digits >= degreeDigits + 2 else { return nil }
    let hasSeconds = digits > degreeDigits + 2 || value >= 1_000_000
    let unit = hasSeconds ? 10_000.0 : 100
    let degrees = (value / unit).rounded(.down)
    let rest = value - degrees * unit
    let minutes = hasSeconds ? (rest / 100).rounded(.down) : rest
    let seconds = hasSeconds ? rest - minutes * 100 : 0
    guard degrees <= limit, minutes < 60, seconds < 60 else { return nil }
    return degrees + minutes / 60 + seconds / 3600
  }
}
