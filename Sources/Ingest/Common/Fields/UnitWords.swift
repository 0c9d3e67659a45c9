/// The units that headers state in brackets.
package enum UnitWords {
  /// The metres in one `unit`; 1 without a unit, nil for a word that is no known length.
  package static func metres(_ unit: String?) -> Double? {
    switch unit {
    case nil, "m", "meter", "meters", "metre", "metres", "米": 1
    case "ft", "feet", "foot", "英尺": 0.3048
    case "cm", "厘米": 0.01
    case "mm", "毫米": 0.001
    case "km", "公里", "千米": 1000
    default: nil
    }
  }

  /// True when the header says that its times are UTC.
  package static func isUTC(_ unit: String?) -> Bool { unit == "utc" || unit == "gmt" || unit == "z" }

  /// True for a column of durations, such as `time(millisecond)` since take-off, which is no time of day.
  static func isDuration(_ unit: String?) -> Bool {
    guard let unit else { return false }
    return ["ms", "millisecond", "milliseconds", "s", "sec", "second", "seconds", "min", "minutes", "formatted"].contains(unit)
  }

  /// Ranks several columns of the same quantity, the smallest rank being the best: 0 for metres and UTC, 1 for no unit or one
  /// that is not known, 2 for local time, 3 for other lengths.
  static func rank(_ unit: String?) -> Int {
    guard let unit else { return 1 }
    if isUTC(unit) || metres(unit) == 1 { return 0 }
    if unit == "local" { return 2 }
    return metres(unit) == nil ? 1 : 3
  }
}
